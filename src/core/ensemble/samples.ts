/** log‖δˡ‖ and log‖∂C/∂wˡ‖ of many nets, natural logarithms: one array a layer, l = 2 … L, one number a run. */
export interface Samples {
  readonly delta: readonly Float64Array[];
  readonly gradW: readonly Float64Array[];
}

export function createSamples(layers: number, runs: number): Samples {
  const make = () => Array.from({ length: layers + 1 }, (_, l) => new Float64Array(l < 2 ? 0 : runs));
  return { delta: make(), gradW: make() };
}

/** Quantiles by layer, l = 2 … L; −∞ where so many of the nets have an exact zero. */
export interface Quantiles {
  readonly p5: Float64Array;
  readonly p10: Float64Array;
  readonly p50: Float64Array;
  readonly p90: Float64Array;
  readonly p95: Float64Array;
}

const shares = { p5: 0.05, p10: 0.1, p50: 0.5, p90: 0.9, p95: 0.95 } as const;
const names = Object.keys(shares) as (keyof Quantiles)[];

/** The quantile of numbers in ascending order: linear between the k-th of N, which stands at (k−1)/(N−1) (Hyndman and Fan's seventh). */
export function quantileOf(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const k = Math.floor(place);
  const low = sorted[k]!;
  const part = place - k;
  // −∞ + part·(∞) would be NaN.
  return part === 0 || low === Number.NEGATIVE_INFINITY ? low : low + part * (sorted[k + 1]! - low);
}

/** Of the first `runs` of each layer. */
export function quantilesOf(byLayer: readonly Float64Array[], runs: number): Quantiles {
  const make = () => new Float64Array(byLayer.length);
  const quantiles: Quantiles = { p5: make(), p10: make(), p50: make(), p90: make(), p95: make() };
  for (let l = 2; l < byLayer.length; l++) {
    const sorted = byLayer[l]!.slice(0, runs).sort();
    for (const name of names) quantiles[name][l] = quantileOf(sorted, shares[name]);
  }
  return quantiles;
}

/** Quantiles of log‖∂C̄/∂bˡ‖ and log‖∂C̄/∂wˡ‖, natural logarithms. */
export interface GradientQuantiles {
  readonly delta: Quantiles;
  readonly gradW: Quantiles;
}

export const gradientQuantilesOf = ({ delta, gradW }: Samples, count: number): GradientQuantiles => ({
  delta: quantilesOf(delta, count),
  gradW: quantilesOf(gradW, count),
});
