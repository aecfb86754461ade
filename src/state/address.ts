import * as v from 'valibot';
import type { SettingRow } from '../model/setting-row.ts';
import {
  defaultSettings,
  type SettingKey,
  type Settings,
  selectedLayer,
  settingKeys,
  settingRows,
} from '../model/settings.ts';

/** Something in an address that was not taken, in the words of a notice: "{key}={value}: {reason}". */
export interface Dropped {
  /** At most 40 characters, as is the value; cut ones end in an ellipsis. */
  readonly key: string;
  readonly value: string;
  readonly reason: string;
}

export interface ParsedAddress {
  readonly settings: Settings;
  /** In the order of the address, the same thing once. */
  readonly dropped: readonly Dropped[];
}

interface Part {
  readonly key: string;
  readonly text: string;
}
type Verdict = Part & ({ readonly value: string | number } | { readonly reason: string });

/** A decimal number, sign and exponent allowed. No two neighbouring parts match the same digits: linear time. */
const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

type ValueSchema = v.GenericSchema<string, string | number>;

/** From the text in an address to a value of the row; the message of the first issue is the reason. */
function schemaOf(key: SettingKey): ValueSchema {
  const row: SettingRow = settingRows[key];
  if (row.kind === 'choice') {
    const ids = row.choices.map((choice) => choice.id);
    return v.pipe(
      v.string(),
      v.check((text) => !row.later?.includes(text), 'not available in this version'),
      v.picklist(ids, `${key} has no choice of this name`),
    );
  }
  const range = `${key} runs from ${row.min} to ${row.max}`;
  const number = v.pipe(
    v.string(),
    v.regex(decimal, `${key} needs a ${row.kind === 'integer' ? 'whole ' : ''}number`),
    // + 0 turns −0 into 0.
    v.transform((text) => Number(text) + 0),
    v.minValue(row.min, range),
    v.maxValue(row.max, range),
  );
  return row.kind === 'integer' ? v.pipe(number, v.integer(`${key} needs a whole number`)) : number;
}

const schemas: ReadonlyMap<string, ValueSchema> = new Map(settingKeys.map((key) => [key, schemaOf(key)]));

/** Percent-decoded; as it stands where a sequence is broken. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function split(hash: string): Part[] {
  const parts = hash.replace(/^#/, '').split('&');
  return parts
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=');
      if (equals < 0) return { key: decode(part), text: '' };
      return { key: decode(part.slice(0, equals)), text: decode(part.slice(equals + 1)) };
    });
}

function judge(part: Part): Verdict {
  const schema = schemas.get(part.key);
  if (schema === undefined) return { ...part, reason: 'no setting has this name' };
  const result = v.safeParse(schema, part.text, { abortPipeEarly: true });
  return result.success ? { ...part, value: result.output } : { ...part, reason: result.issues[0].message };
}

/** For every key the last of the valid ones. */
function lastValid(verdicts: readonly Verdict[]): ReadonlyMap<string, Verdict & { value: string | number }> {
  return new Map(verdicts.flatMap((verdict) => ('value' in verdict ? [[verdict.key, verdict]] : [])));
}

function cut(text: string): string {
  // Without the half of a surrogate pair that a cut may leave.
  return text.length <= 40 ? text : `${text.slice(0, 39).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** The settings an address asks for, the defaults where it is silent or wrong. Every string is an address. */
export function parseAddress(hash: string): ParsedAddress {
  const alone = split(hash).map(judge);
  const layers = Number(lastValid(alone).get('layers')?.value ?? defaultSettings.layers);
  const verdicts = alone.map((verdict): Verdict => {
    if (verdict.key !== 'layer' || !('value' in verdict) || Number(verdict.value) <= layers) return verdict;
    return {
      key: verdict.key,
      text: verdict.text,
      reason: `layer runs from 2 to ${layers}, the number of layers`,
    };
  });
  const taken = lastValid(verdicts);
  const dropped = new Map<string, Dropped>();
  for (const verdict of verdicts) {
    if (taken.get(verdict.key) === verdict) continue;
    const key = cut(verdict.key);
    const value = cut(verdict.text);
    const reason =
      'reason' in verdict ? verdict.reason : `${key} is given more than once; the last valid one counts`;
    dropped.set(`${key}=${value}: ${reason}`, { key, value, reason });
  }
  const values = Object.fromEntries([...taken].map(([key, { value }]) => [key, value]));
  // Each value has passed the schema of its own key.
  return {
    settings: { ...defaultSettings, ...(values as Partial<Settings>) },
    dropped: [...dropped.values()],
  };
}

/**
 * The address of the settings, beginning with '#', or '' if all are the defaults. Numbers keep all their digits, so
 * that {@link parseAddress} gives back equal settings; only ASCII letters, digits and `# = & . -` occur.
 */
export function formatAddress(settings: Settings): string {
  const written: Settings = { ...settings, layer: selectedLayer(settings) };
  const parts = settingKeys.filter((key) => written[key] !== defaultSettings[key]);
  return parts.length === 0 ? '' : `#${parts.map((key) => `${key}=${written[key]}`).join('&')}`;
}
