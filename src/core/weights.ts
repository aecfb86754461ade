import { orthonormalise } from './orthogonal.ts';
import { fillNormal, fillUniform, stream } from './random.ts';
import type { Matrix } from './types.ts';

export const distributionIds = ['gaussian', 'uniform', 'orthogonal'] as const;
export type DistributionId = (typeof distributionIds)[number];
export const fanIds = ['in', 'average'] as const;
export type FanId = (typeof fanIds)[number];

/** The layer number that names the one matrix of a tied net. No layer of a net has it. */
export const tiedLayer = 0;

/**
 * wˡ at unit scale: rows × columns entries of mean 0 and variance 1, fixed by the seed. Every row is drawn from its own
 * stream, so a narrower net has the top left block (gaussian, uniform). `orthogonal` is √max(rows, columns)·Q with Q
 * Haar distributed (orthonormal rows or columns, whichever are fewer), made from the Gaussian matrix of the same seed.
 */
export function unitWeights(
  seed: number,
  layer: number,
  rows: number,
  columns: number,
  distribution: DistributionId,
): Matrix {
  const w: Matrix = { rows, columns, entries: new Float64Array(rows * columns) };
  const fill = distribution === 'uniform' ? fillUniform : fillNormal;
  for (let j = 0; j < rows; j++) fill(stream(seed, 'weights', layer, j), w.entries, j * columns, columns);
  if (distribution !== 'orthogonal') return w;
  const q = orthonormalise(w);
  const gain = Math.sqrt(Math.max(rows, columns));
  return { rows, columns, entries: q.entries.map((entry) => gain * entry) };
}

/** bˡ at unit scale: `size` independent N(0,1). */
export function unitBiases(seed: number, layer: number, size: number): Float64Array {
  const b = new Float64Array(size);
  fillNormal(stream(seed, 'biases', layer), b);
  return b;
}

/** The factor that gives wˡ the variance σ_w²/fan: σ_w/√fan with fan = n_{l−1}, or (n_{l−1}+n_l)/2 (Glorot and Bengio 2010). */
export function weightFactor(weightScale: number, fan: FanId, rows: number, columns: number): number {
  return weightScale / Math.sqrt(fan === 'in' ? columns : (rows + columns) / 2);
}
