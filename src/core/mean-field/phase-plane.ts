import type { ActivationId } from '../types.ts';
import { fixedPoints, restingPoint } from './fixed-points.ts';
import { firstVariance } from './variance-map.ts';

/** The variance map over a grid of settings; entry (i, j) stands at i·columns + j, rows are σ_b, columns σ_w. */
export interface PhasePlane {
  readonly rows: number;
  readonly columns: number;
  /** q* where the variance comes to rest; ∞ where it has no bound. */
  readonly variance: Float64Array<ArrayBuffer>;
  /** V′(q*). */
  readonly rate: Float64Array<ArrayBuffer>;
  /** χ₁ = χ(q*). */
  readonly chi: Float64Array<ArrayBuffer>;
}

/**
 * q*, V′ and χ₁ for every (σ_w, σ_b), for an input with ‖x‖²/n₁ = `meanSquare`, a row at a time; yields the number of rows
 * done, the arrays being filled as it goes. Where the map has several fixed points that attract, the input decides.
 */
export function* phasePlane(
  activation: ActivationId,
  weightScales: readonly number[],
  biasScales: readonly number[],
  meanSquare = 1,
): Generator<{ rowsDone: number; plane: PhasePlane }, PhasePlane> {
  const columns = weightScales.length;
  const rows = biasScales.length;
  const plane: PhasePlane = {
    rows,
    columns,
    variance: new Float64Array(rows * columns),
    rate: new Float64Array(rows * columns),
    chi: new Float64Array(rows * columns),
  };
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const net = { activation, weightScale: weightScales[j]!, biasScale: biasScales[i]! };
      const point = restingPoint(net, fixedPoints(net), firstVariance(net, meanSquare));
      plane.variance[i * columns + j] = point.variance;
      plane.rate[i * columns + j] = point.rate;
      plane.chi[i * columns + j] = point.chi;
    }
    if (i + 1 < rows) yield { rowsDone: i + 1, plane };
  }
  return plane;
}
