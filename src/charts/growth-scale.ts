import { interpolateLab, rgb } from 'd3';

/** Layers in which a norm whose square is multiplied by χ a layer changes by a factor of ten; ∞ at χ = 1. */
export const layersPerDecade = (chi: number): number => Math.LN10 / Math.abs(Math.log(chi) / 2);

/** Where a factor of ten in ten layers stands between the middle of the scale and its end. */
const halfway = 10;

/**
 * The place of χ on a scale of two sides: −1 where nothing is left, 0 at χ = 1, 1 where everything explodes. It is
 * compressed so that a factor of ten in 1, 10 and 100 layers are told apart.
 */
export function growthPlace(chi: number): number {
  const side = chi < 1 ? -1 : 1;
  return (side * halfway) / (halfway + layersPerDecade(chi));
}

/** The colours of the two ends and of the middle, as CSS writes them. */
export interface GrowthColours {
  readonly vanish: string;
  readonly edge: string;
  readonly grow: string;
}

const steps = 1023;

/** The colours from end to end, evenly spaced for the eye (CIE Lab): 1023 of red, green, blue. */
export function growthRamp({ vanish, edge, grow }: GrowthColours): Uint8ClampedArray {
  const ramp = new Uint8ClampedArray(3 * steps);
  const sides = [interpolateLab(edge, vanish), interpolateLab(edge, grow)] as const;
  for (let i = 0; i < steps; i++) {
    const place = (2 * i) / (steps - 1) - 1;
    const { r, g, b } = rgb(sides[place < 0 ? 0 : 1](Math.abs(place)));
    ramp.set([r, g, b], 3 * i);
  }
  return ramp;
}

const indexOf = (place: number): number => 3 * Math.round(((place + 1) / 2) * (steps - 1));

/** The cells of a plane, to be painted on a canvas of columns × rows pixels; the first row is the lowest. */
export interface Cells {
  readonly rows: number;
  readonly columns: number;
  /** χ by row and column; a row that is not known yet is painted as the nearest known one below it. */
  readonly chi: readonly (Float64Array | undefined)[];
}

/** Fills red, green, blue, alpha of columns × rows pixels, the highest row first. Without any known row: transparent. */
export function paintCells(
  { rows, columns, chi }: Cells,
  ramp: Uint8ClampedArray,
  out: Uint8ClampedArray,
): void {
  let known = chi.find((row) => row !== undefined);
  for (let i = 0; i < rows; i++) {
    known = chi[i] ?? known;
    for (let j = 0; j < columns; j++) {
      const to = 4 * ((rows - 1 - i) * columns + j);
      const from = known ? indexOf(growthPlace(known[j]!)) : 0;
      out[to] = ramp[from]!;
      out[to + 1] = ramp[from + 1]!;
      out[to + 2] = ramp[from + 2]!;
      out[to + 3] = known ? 255 : 0;
    }
  }
}
