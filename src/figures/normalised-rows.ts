import { normalisedGrowth } from '../core/mean-field/normalisation.ts';
import type { ActivationId } from '../core/types.ts';
import { formatNumber } from '../model/format.ts';
import { settingRows } from '../model/settings.ts';

const shown = [
  'linear',
  'relu',
  'gelu',
  'silu',
  'tanh',
  'sin',
  'softplus',
  'sigmoid',
] as const satisfies readonly ActivationId[];

const wordsOf = (id: ActivationId): string =>
  settingRows.activation.choices.find((choice) => choice.id === id)!.words;

/** Rows of a table: what a step back does to the length of the error behind each normalisation, √ of the quotients. */
export const normalisedRows = (): readonly {
  readonly key: string;
  readonly cells: readonly string[];
}[] =>
  shown.map((id) => {
    const { layer, batch } = normalisedGrowth(id);
    return { key: id, cells: [wordsOf(id), formatNumber(Math.sqrt(layer)), formatNumber(Math.sqrt(batch))] };
  });
