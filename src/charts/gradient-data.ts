import { plain, type Rich } from './text.ts';

/** Values by layer, 2 … L; the places 0 and 1 are not read. */
export type ByLayer = ArrayLike<number>;

export type Band = Readonly<Record<'p5' | 'p10' | 'p50' | 'p90' | 'p95', ByLayer>>;

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
  readonly band?: Band | undefined;
  /** Those of ‖∂C/∂wˡ‖, beside the line that they belong to. */
  readonly bandW?: Band | undefined;
  /** Typical-case theory of ‖∂C/∂bˡ‖. */
  readonly typical?: ByLayer | undefined;
  /** Why ‖∂C/∂bˡ‖ is exactly zero, in two parts that may stand on two lines; that no error gets further, if absent. */
  readonly zeroWords?: readonly [string, string] | undefined;
  /** What a series is called where its usual name would be wrong. */
  readonly names?: Readonly<Partial<Record<LabelId, string>>> | undefined;
  /** Other nets, of which only ‖∂C/∂bˡ‖ is drawn; at most as many as there are {@link ghostIds}. */
  readonly ghosts?: readonly Ghost[] | undefined;
  /** Series whose values are not all there yet, or belong to the net before. */
  readonly pending?: readonly LabelId[] | undefined;
}

/** The series that are lines, in the order in which they are painted; where they coincide, labels stand in `labelOrder`. */
export const lineIds = ['typical', 'lower', 'b3', 'b2', 'b1', 'bound', 'gradW', 'gradB'] as const;
export type LineId = (typeof lineIds)[number];
/** Other nets, painted below all lines of the net on show. */
export const ghostIds = ['ghost1', 'ghost2', 'ghost3', 'ghost4'] as const;
export type GhostId = (typeof ghostIds)[number];
export type LabelId = LineId | GhostId | 'band';

export interface Ghost {
  readonly name: string;
  readonly layers: number;
  readonly gradB: ByLayer;
}

const isGhost = (id: LabelId): id is GhostId => (ghostIds as readonly string[]).includes(id);

const ghostOf = ({ ghosts }: GradientChartData, id: GhostId): Ghost | undefined =>
  ghosts?.[ghostIds.indexOf(id)];

/** How many layers the axis has room for. */
export const spanOf = ({ layers, ghosts }: GradientChartData): number =>
  Math.max(layers, ...(ghosts ?? []).map((ghost) => ghost.layers));

/** Whether there is such a series; the bound has a place even where it is not known. */
export const hasSeries = (data: GradientChartData, id: LabelId): boolean =>
  id === 'bound' || (isGhost(id) ? ghostOf(data, id) : data[id]) !== undefined;

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
  ...ghostIds,
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

const seriesLabels: Readonly<Record<Exclude<LabelId, GhostId>, Rich>> = {
  bound: plain('bound (∗∗)'),
  b1: rung(1),
  b2: rung(2),
  b3: rung(3),
  gradB: plain('measured'),
  gradW: normOfGradient('w'),
  typical: plain('typical (theory)'),
  band: plain('80, 90 % of nets'),
  lower: plain('lower bound'),
};

/** What stands at the end of a series. */
export function labelOf(data: GradientChartData, id: LabelId): Rich {
  if (isGhost(id)) return plain(ghostOf(data, id)?.name ?? '');
  const name = data.names?.[id];
  return name === undefined ? seriesLabels[id] : plain(name);
}

/** A number, an exact zero, or nothing that could be drawn. */
export type Drawable = number | 'zero' | null;

const drawable = (value: number | undefined): Drawable => {
  if (value === undefined || Number.isNaN(value) || value === Number.POSITIVE_INFINITY) return null;
  return value === Number.NEGATIVE_INFINITY ? 'zero' : value;
};

/** The value of a series at a layer. */
export function valueAt(data: GradientChartData, id: LineId, layer: number): Drawable {
  const value = drawable(data[id]?.[layer]);
  return id === 'lower' && value === 'zero' ? null : value;
}

export const ghostValueAt = ({ gradB, layers }: Ghost, layer: number): Drawable =>
  layer > layers ? null : drawable(gradB[layer]);

/** All that is drawn of the chart's lines, those of other nets too. */
export function* drawnValues(data: GradientChartData): Generator<readonly [LabelId, Drawable]> {
  for (const id of lineIds) for (let l = 2; l <= data.layers; l++) yield [id, valueAt(data, id, l)];
  for (const [i, ghost] of (data.ghosts ?? []).entries())
    for (let l = 2; l <= ghost.layers; l++) yield [ghostIds[i]!, ghostValueAt(ghost, l)];
}

/** Whether any series has an exact zero. */
export function hasZero(data: GradientChartData): boolean {
  for (const [, value] of drawnValues(data)) if (value === 'zero') return true;
  return false;
}
