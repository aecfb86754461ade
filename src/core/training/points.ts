/**
 * What is told of a net in training at some steps, one row of numbers a point, so that many of them travel as one array. Step 0
 * is the net as it was drawn. Norms are of the gradient of the mean cost of all training examples, averaged before the
 * norm is taken, without the L2 term; natural logarithms, −∞ for an exact zero.
 */
export interface PointRows {
  readonly layers: number;
  readonly count: number;
  /** Row i begins at i·{@link rowLength}. */
  readonly rows: Float64Array;
}

/** Numbers that belong to the whole net. */
export const netColumns = ['step', 'cost', 'trainingAccuracy', 'testAccuracy'] as const;
/**
 * Numbers of each layer: log‖∂C̄/∂bˡ‖, log‖∂C̄/∂wˡ‖_F, and log(‖Δwˡ‖/‖wˡ‖) of the step that led there, NaN at step 0.
 */
export const layerColumns = ['gradB', 'gradW', 'change'] as const;
export type NetColumn = (typeof netColumns)[number];
export type LayerColumn = (typeof layerColumns)[number];

export const rowLength = (layers: number): number => netColumns.length + layerColumns.length * (layers - 1);

export const netPlace = (column: NetColumn): number => netColumns.indexOf(column);
/** Layers l = 2 … L. */
export const layerPlace = (layers: number, column: LayerColumn, l: number): number =>
  netColumns.length + layerColumns.indexOf(column) * (layers - 1) + l - 2;

/** A number of the whole net at point i. */
export const netValue = ({ layers, rows }: PointRows, i: number, column: NetColumn): number =>
  rows[i * rowLength(layers) + netPlace(column)]!;
/** A number of layer l at point i. */
export const layerValue = ({ layers, rows }: PointRows, i: number, column: LayerColumn, l: number): number =>
  rows[i * rowLength(layers) + layerPlace(layers, column, l)]!;

/** Points in a row before they stand further apart. */
const closePoints = 512;

/**
 * Whether a step is a point, `every` steps apart at first; the distance doubles with each doubling of the steps from the
 * 512th point on, so that a long curve is fine at its beginning and has no more than 256 points for each doubling.
 */
export function isPoint(step: number, every: number): boolean {
  if (step % every !== 0) return false;
  const index = step / every;
  if (index < closePoints) return true;
  return index % 2 ** (Math.floor(Math.log2(index)) - Math.log2(closePoints) + 1) === 0;
}
