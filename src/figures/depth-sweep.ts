import type { PlotSeries } from '../charts/plot-data.ts';
import { plain } from '../charts/text.ts';
import { trajectory, type WideNet } from '../core/mean-field/variance-map.ts';
import type { Results } from '../state/results.ts';

/** The depths that can be set. */
export const shallowest = 2;
export const deepest = 100;

/** log₁₀ ‖δ²‖/‖δ^L‖ of wide nets at L = 2 … 100, by depth: ½ Σ log χ(qˡ) over l = 2 … L−1. */
export function typicalSweep(net: WideNet, firstVariance: number): Float64Array {
  const { chi } = trajectory(net, firstVariance, deepest);
  const sweep = new Float64Array(deepest + 1);
  for (let L = shallowest; L < deepest; L++) sweep[L + 1] = sweep[L]! + Math.log10(chi[L]!) / 2;
  return sweep;
}

/**
 * (A3) at L = 2 … 100: log₁₀ ∏ γ‖wʳ‖ over r = 3 … L, with the matrices of the net on show as far as it goes, and on
 * from there at their geometric mean. Null while a norm is not known.
 */
export function boundSweep({ bounds, settings }: Results): Float64Array | null {
  const sweep = new Float64Array(deepest + 1);
  const last = settings.layers;
  if (last === shallowest) return null;
  for (let L = 3; L <= last; L++) sweep[L] = sweep[L - 1]! + Math.log10(bounds.growthMost[L]!);
  if (!Number.isFinite(sweep[last]!)) return null;
  const rate = sweep[last]! / (last - shallowest);
  for (let L = last + 1; L <= deepest; L++) sweep[L] = sweep[L - 1]! + rate;
  return sweep;
}

/** log₁₀ ‖δ²‖/‖δ^L‖ of the net on show. */
export const measuredRatio = ({ measurement: { logDelta }, settings: { layers } }: Results): number =>
  (logDelta[2]! - logDelta[layers]!) / Math.LN10;

export const seriesOf = (
  id: string,
  role: PlotSeries['role'],
  sweep: Float64Array,
  dashed = false,
): PlotSeries => ({
  id,
  label: plain(id),
  role,
  dashed,
  points: Array.from(sweep.subarray(shallowest), (y, i) => ({ x: i + shallowest, y })),
});

/**
 * Decades that show theory and measurement whole, and at least four of them; a bound that leaves them upwards is cut off,
 * for it would leave no room for anything else.
 */
export function decadesFor(
  typical: Float64Array | null,
  measured: readonly number[],
  bound: Float64Array | null,
): [number, number] {
  const values = [0, ...(typical?.subarray(shallowest) ?? []), ...measured].filter(Number.isFinite);
  const low = Math.floor(Math.min(...values) - 0.3);
  const high = Math.ceil(Math.max(...values) + 0.3);
  const top = Math.max(high, low + 4, bound ? Math.ceil(high + 0.45 * (high - low)) : high);
  return [low, Math.min(top, Math.max(high, low + 4, Math.ceil(Math.max(...(bound ?? [0]))) + 1))];
}
