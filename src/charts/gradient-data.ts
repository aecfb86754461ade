import { plain, type Rich } from './text.ts';

/** Values by layer, 2 … L; the places 0 and 1 are not read. */
export type ByLayer = ArrayLike<number>;

/**
 * What the gradient chart shows, log₁₀. −∞ is an exact zero; of a bound, ∞ or NaN is one that is not known, and so is −∞ of
 * the lower bound, which then says nothing.
 */
export interface GradientChartData {
  readonly layers: number;
  /** ‖∂C/∂bˡ‖. */
  readonly gradB: ByLayer;
  /** ‖∂C/∂wˡ‖. */
  readonly gradW?: ByLayer | undefined;
  /** The bound (∗∗). */
  readonly bound: ByLayer;
  readonly b1?: ByLayer | undefined;
  readonly b2?: ByLayer | undefined;
  readonly b3?: ByLayer | undefined;
  readonly lower?: ByLayer | undefined;
  /** Quantiles of ‖∂C/∂bˡ‖ over the ensemble; NaN at layers that it does not have. */
  readonly band?: { readonly p10: ByLayer; readonly p50: ByLayer; readonly p90: ByLayer } | undefined;
  /** Typical-case theory of ‖∂C/∂bˡ‖. */
  readonly typical?: ByLayer | undefined;
  /** Why ‖∂C/∂bˡ‖ is exactly zero, in two parts that may stand on two lines; that no error gets further, if absent. */
  readonly zeroWords?: readonly [string, string] | undefined;
  /** What a series is called where its usual name would be wrong. */
  readonly names?: Readonly<Partial<Record<LabelId, string>>> | undefined;
  /** Series whose values are not all there yet, or belong to the net before. */
  readonly pending?: readonly LabelId[] | undefined;
}

/** The series that are lines, in the order in which they are painted; where they coincide, labels stand in `labelOrder`. */
export const lineIds = ['typical', 'lower', 'b3', 'b2', 'b1', 'bound', 'gradW', 'gradB'] as const;
export type LineId = (typeof lineIds)[number];
export type LabelId = LineId | 'band';

export const labelOrder: readonly LabelId[] = [
  'bound',
  'b1',
  'b2',
  'b3',
  'gradB',
  'gradW',
  'typical',
  'band',
  'lower',
];

const rung = (index: number): Rich => [
  { text: 'B', set: 'symbol' },
  { text: String(index), set: 'lowered' },
];

/** ‖∂C/∂bˡ‖ or ‖∂C/∂wˡ‖. */
export const normOfGradient = (of: 'b' | 'w'): Rich => [
  { text: '‖' },
  { text: `∂C/∂${of}`, set: 'symbol' },
  { text: 'l', set: 'index' },
  { text: '‖' },
];

const seriesLabels: Readonly<Record<LabelId, Rich>> = {
  bound: plain('bound (∗∗)'),
  b1: rung(1),
  b2: rung(2),
  b3: rung(3),
  gradB: plain('measured'),
  gradW: normOfGradient('w'),
  typical: plain('typical (theory)'),
  band: plain('10–90 % of nets'),
  lower: plain('lower bound'),
};

/** What stands at the end of a series. */
export function labelOf({ names }: GradientChartData, id: LabelId): Rich {
  const name = names?.[id];
  return name === undefined ? seriesLabels[id] : plain(name);
}

/** The value of a series at a layer: a number, an exact zero, or nothing that could be drawn. */
export function valueAt(data: GradientChartData, id: LineId, layer: number): number | 'zero' | null {
  const value = data[id]?.[layer];
  if (value === undefined || Number.isNaN(value) || value === Number.POSITIVE_INFINITY) return null;
  if (value !== Number.NEGATIVE_INFINITY) return value;
  return id === 'lower' ? null : 'zero';
}

/** Whether any series has an exact zero. */
export function hasZero(data: GradientChartData): boolean {
  for (const id of lineIds)
    for (let l = 2; l <= data.layers; l++) if (valueAt(data, id, l) === 'zero') return true;
  return false;
}
