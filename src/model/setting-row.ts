export interface Choice<Id extends string = string> {
  readonly id: Id;
  readonly words: string;
}

export interface NumericRow {
  readonly kind: 'integer' | 'number';
  readonly words: string;
  readonly tex?: string;
  readonly min: number;
  readonly max: number;
  /** What one arrow key adds to the value; for a 'number' on a log track, what it adds to log₁₀ of the value. */
  readonly step: number;
  /** How the track of a slider is divided. */
  readonly scale: 'linear' | 'log';
  /** Significant digits to which a control rounds. Values set exactly (√2, an address) keep all their digits. */
  readonly digits?: number;
  readonly default: number;
}

interface ChoiceRow {
  readonly kind: 'choice';
  readonly words: string;
  readonly tex?: string;
  readonly choices: readonly Choice[];
  readonly default: string;
}

export type SettingRow = NumericRow | ChoiceRow;

/** The choices in the order of their words. */
export const choices = <Id extends string>(words: Readonly<Record<Id, string>>): readonly Choice<Id>[] =>
  (Object.keys(words) as Id[]).map((id) => ({ id, words: words[id] }));
