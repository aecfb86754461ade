import type { PlotAxis, PlotSeries } from '../charts/plot-data.ts';
import { plain } from '../charts/text.ts';
import type { Bracket } from '../core/types.ts';
import { formatNumber } from '../model/format.ts';
import type { Recurrent } from '../state/recurrent.ts';

type Parts = ReturnType<Recurrent['get']>['parts'];

/** What is known of the matrix of a recurrent net, log₁₀ by the number of steps; filled as it comes. */
export interface Unrolling {
  readonly matrix: { readonly largest: Bracket; readonly radius: number } | null;
  /** ‖∂z^L/∂z^{L−k}‖, k = 1 …. */
  readonly jacobian: readonly number[];
  /** ‖wᵏ‖, k = 1 …. */
  readonly powers: readonly number[];
}

const log10Of = ({ upper }: Bracket): number => upper / Math.LN10;

export function unrollingOf(parts: Parts): Unrolling {
  let matrix: Unrolling['matrix'] = null;
  const jacobian: number[] = [];
  const powers: number[] = [];
  for (const part of parts) {
    if (part.kind === 'matrix') matrix = part;
    // From L−1 down: the next is one step more.
    else if (part.kind === 'jacobian')
      jacobian[jacobian.length + (jacobian.length === 0 ? 1 : 0)] = log10Of(part.log);
    else powers[part.power] = log10Of(part.log);
  }
  return { matrix, jacobian, powers };
}

/** What the two numbers of the matrix say, with 1/γ between them or not. */
export function conditionWords(
  { largest, radius }: NonNullable<Unrolling['matrix']>,
  slopeBound: number,
): string {
  const threshold = 1 / slopeBound;
  if (largest.upper * slopeBound * (1 + 2 ** -51) < 1)
    return 'σ₁(w) < 1/γ: each step back shrinks the error, whatever the input. Theorem.';
  if (radius < threshold)
    return 'ρ(w) < 1/γ < σ₁(w): the eigenvalues are small, and that proves nothing. The bound is silent.';
  return '1/γ < σ₁(w): growth is possible, and not proved. The bound is silent.';
}

const line = (
  id: string,
  words: string,
  role: PlotSeries['role'],
  log10: number,
  steps: number,
): PlotSeries => ({
  id,
  label: plain(words),
  role,
  dashed: true,
  points: [
    { x: 0, y: 0 },
    { x: steps, y: steps * log10 },
  ],
});

/** Straight lines for what norm and eigenvalues say, and what is. */
export function seriesOf(
  values: readonly number[],
  words: string,
  { largest, radius }: NonNullable<Unrolling['matrix']>,
  slopeBound: number,
  steps: number,
): readonly PlotSeries[] {
  const factor = Math.log10(slopeBound);
  const points = values.flatMap((y, x) => (x === 0 ? [] : [{ x, y }]));
  return [
    line('bound', slopeBound === 1 ? 'σ₁ᵏ' : '(γσ₁)ᵏ', 'bound', Math.log10(largest.upper) + factor, steps),
    ...(radius > 0
      ? [line('radius', slopeBound === 1 ? 'ρᵏ' : '(γρ)ᵏ', 'weight', Math.log10(radius) + factor, steps)]
      : []),
    { id: 'measured', label: plain(words), role: 'measured', points },
  ];
}

/** An axis of whole decades around all finite values, 1 among them. */
export function decadesOf(series: readonly PlotSeries[], reach: number): readonly [number, number] {
  const all = series.flatMap(({ points }) => points.map(({ y }) => y)).filter(Number.isFinite);
  const low = Math.min(-1, ...all.map((y) => Math.max(y, -reach)));
  const high = Math.max(1, ...all.map((y) => Math.min(y, reach)));
  return [Math.floor(low), Math.ceil(high)];
}

export const stepsAxis = (steps: number): PlotAxis => ({ title: plain('steps k'), domain: [0, steps] });

export const shownLog = (matrix: Unrolling['matrix'], what: 'largest' | 'radius'): string => {
  if (!matrix) return '…';
  return what === 'largest'
    ? formatNumber(matrix.largest.upper, { rounding: 'up' })
    : formatNumber(matrix.radius);
};
