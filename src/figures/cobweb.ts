import type { Point } from '../charts/boxes.ts';
import type { PlotMark } from '../charts/plot-data.ts';
import { plain } from '../charts/text.ts';
import type { FixedPoints } from '../core/mean-field/fixed-points.ts';
import { varianceStep, type WideNet } from '../core/mean-field/variance-map.ts';
import { formatNumber } from '../model/format.ts';

/** The walk of the variance: up to the curve, across to the diagonal, from q² on. */
export function staircase(variance: ArrayLike<number>): readonly Point[] {
  const points: Point[] = [];
  for (let l = 2; l < variance.length; l++) {
    const q = variance[l]!;
    points.push({ x: q, y: l === 2 ? 0 : q });
    if (l + 1 < variance.length) points.push({ x: q, y: variance[l + 1]! });
  }
  return points;
}

/** Σ zⱼ²/n of a layer: what the net on show has where theory has q. */
export const meanSquare = (z: Float64Array): number =>
  z.reduce((sum, value) => sum + value * value, 0) / z.length;

/** Points (q̂ˡ, q̂ˡ⁺¹) of the net on show, l = 2 … L−1. */
export function measuredSteps(z: readonly (Float64Array | undefined)[]): readonly Point[] {
  const squares = z.map((layer) => (layer ? meanSquare(layer) : Number.NaN));
  return squares.slice(2, -1).map((q, i) => ({ x: q, y: squares[i + 3]! }));
}

const round = (value: number): number => {
  const power = 10 ** Math.floor(Math.log10(value));
  return Math.ceil((10 * value) / power / 2) * 2 * (power / 10);
};

/** How far the axes go: to the start, the resting point and what lies between, but not after a variance that runs away. */
export function reachOf(variance: ArrayLike<number>, rest: number): number {
  const early = Array.from(variance).slice(2, 9);
  const wanted = Math.max(...early.slice(0, 3), rest < 5 * early[0]! ? rest : 0);
  return round(1.15 * Math.max(wanted, 1e-6));
}

/** V at evenly spaced variances of [0, reach], closer together at the left end where it may be steep. */
export const curveOf = (net: WideNet, reach: number): readonly Point[] =>
  Array.from({ length: 101 }, (_, i) => {
    const q = reach * (i / 100) ** 1.5;
    return { x: q, y: varianceStep(net, q).next };
  });

const stabilityWords = {
  stable: 'stable',
  unstable: 'unstable',
  'one-sided': 'touches',
  neutral: '',
} as const;

export const fixedMarks = ({ points }: FixedPoints, reach: number): readonly PlotMark[] =>
  points
    .filter(({ variance }) => variance <= reach)
    .map(({ variance, stability }) => ({
      x: variance,
      y: variance,
      role: 'ink',
      solid: stability === 'stable',
      label: plain(stabilityWords[stability]),
    }));

/** One sentence about where the variance goes. */
export function fixedWords({ points, everywhere }: FixedPoints): string {
  if (everywhere) return 'Every variance is a fixed point.';
  const words = points.map(({ variance, stability, rate }) => {
    const at = variance === Number.POSITIVE_INFINITY ? '∞' : formatNumber(variance);
    return `${stability} at ${at} (V′ = ${formatNumber(rate)})`;
  });
  return `Fixed points: ${words.join(', ')}.`;
}
