import * as v from 'valibot';
import type { SettingRow } from '../model/setting-row.ts';
import { type SettingKey, settingKeys, settingRows } from '../model/settings.ts';

/** A decimal number, sign and exponent allowed. No two neighbouring parts match the same digits: linear time. */
const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

type ValueSchema = v.GenericSchema<string, string | number>;

/** From the text in an address to a value of the row; the message of the first issue is the reason. */
function schemaOf(key: SettingKey): ValueSchema {
  const row: SettingRow = settingRows[key];
  if (row.kind === 'choice') {
    const ids = row.choices.map((choice) => choice.id);
    return v.pipe(v.string(), v.picklist(ids, `${key} has no choice of this name`));
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

/** The value of a setting that a text stands for, or why it stands for none. */
export function readValue(
  key: string,
  text: string,
): { readonly value: string | number } | { readonly reason: string } {
  const schema = schemas.get(key);
  if (schema === undefined) return { reason: 'no setting has this name' };
  const result = v.safeParse(schema, text, { abortPipeEarly: true });
  return result.success ? { value: result.output } : { reason: result.issues[0].message };
}
