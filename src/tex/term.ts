import { isQuantityId, type QuantityId, quantities } from '../model/quantities.ts';

type Variable = 'l' | 'L' | 'r';

/** A layer as a formula names it: 'l', 'l+1', 'L-1', 'r', '7'. */
export type LayerExpression = Variable | `${Variable}${'+' | '-'}${number}` | `${number}`;

/** A quantity where it stands in a formula. */
export interface Term {
  readonly id: QuantityId;
  readonly at: LayerExpression;
}

const expression = /^(?:(?<variable>[lLr])(?:(?<sign>[+-])(?<shift>\d+))?|(?<layer>\d+))$/;

export const isLayerExpression = (at: string): at is LayerExpression => expression.test(at);

/**
 * The quantity in TeX, marked with its id and its layer; `tex` where the formula writes it otherwise than the registry.
 * The group around the mark keeps the space that follows a term out of it. Throws on a layer that is no
 * {@link LayerExpression}.
 */
export function term(id: QuantityId, at = 'l', tex?: string): string {
  if (!isLayerExpression(at)) throw new Error(`No layer is written ${at} (in ${id}).`);
  return `{\\htmlData{term=${id},at=${at}}{${tex ?? quantities[id].tex(at)}}}`;
}

/** A term from the two texts that mark it, if they are a quantity and a layer. */
export function readTerm(id: string | undefined, at: string | undefined): Term | undefined {
  if (id === undefined || at === undefined) return undefined;
  return isQuantityId(id) && isLayerExpression(at) ? { id, at } : undefined;
}

/** One word for a term, equal for equal terms. */
export const termKey = ({ id, at }: Term): string => `${id}@${at}`;

const mark = /\\htmlData\{term=(\w+),at=([^{},]+)\}/g;

/** The different terms of a formula in the order in which they stand. */
export function termsOf(tex: string): readonly Term[] {
  const found = [...tex.matchAll(mark)].flatMap(([, id, at]) => readTerm(id, at) ?? []);
  return [...new Map(found.map((one) => [termKey(one), one])).values()];
}

const opening = /\{\\htmlData\{[^{}]*\}\{/y;

/** The formula as one writes it by hand: every term a plain group. */
export function withoutMarks(tex: string): string {
  let plain = '';
  let depth = 0;
  /** The depths to which the open terms will close. */
  const ends: number[] = [];
  for (let i = 0; i < tex.length; i++) {
    opening.lastIndex = i;
    const found = opening.exec(tex)?.[0];
    if (found !== undefined) {
      ends.push(depth);
      depth += 2;
      plain += '{';
      i += found.length - 1;
    } else if (tex[i] === '\\') {
      plain += tex.slice(i, i + 2);
      i++;
    } else {
      if (tex[i] === '{') depth++;
      if (tex[i] === '}') depth--;
      if (tex[i] === '}' && depth === ends.at(-1)) ends.pop();
      else plain += tex[i];
    }
  }
  return plain;
}

/** What the letters of a layer expression stand for. */
export interface LayerValues {
  readonly l: number;
  readonly L: number;
  readonly r?: number;
}

/** The layer meant, 1 … L; undefined if r has no value or the net has no such layer. */
export function layerAt(at: LayerExpression, values: LayerValues): number | undefined {
  const parts = expression.exec(at)?.groups;
  if (parts === undefined) return undefined;
  const { variable, sign, shift, layer } = parts;
  const start = variable === undefined ? Number(layer) : values[variable as Variable];
  if (start === undefined) return undefined;
  const found = start + (sign === '-' ? -1 : 1) * Number(shift ?? 0);
  return found >= 1 && found <= values.L ? found : undefined;
}
