/** The largest distance between the empirical distribution functions of two samples (Kolmogorov and Smirnov); −∞ may be among them. */
export function distance(one: ArrayLike<number>, two: ArrayLike<number>): number {
  const a = Float64Array.from(one).sort();
  const b = Float64Array.from(two).sort();
  if (a.some(Number.isNaN) || b.some(Number.isNaN)) throw new Error('Not a number.');
  let most = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const x = Math.min(a[i]!, b[j]!);
    while (i < a.length && a[i] === x) i++;
    while (j < b.length && b[j] === x) j++;
    most = Math.max(most, Math.abs(i / a.length - j / b.length));
  }
  return most;
}

/** The distance of a sample from a continuous law. */
export function distanceFrom(sample: ArrayLike<number>, distribution: (x: number) => number): number {
  const a = Float64Array.from(sample).sort();
  let most = 0;
  a.forEach((x, i) => {
    const p = distribution(x);
    most = Math.max(most, p - i / a.length, (i + 1) / a.length - p);
  });
  return most;
}

/** What the distance of two samples of the same law exceeds once in ten thousand times: √(ln(2·10⁴)/2)·√(1/m + 1/n). */
export const rarely = (m: number, n = Number.POSITIVE_INFINITY): number =>
  Math.sqrt(Math.log(2e4) / 2) * Math.sqrt(1 / m + 1 / n);

/** Mean, its standard error and the variance of a sample. */
export function estimate(values: ArrayLike<number>): { mean: number; error: number; variance: number } {
  const x = Array.from(values);
  const mean = x.reduce((sum, v) => sum + v, 0) / x.length;
  const variance = x.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (x.length - 1);
  return { mean, error: Math.sqrt(variance / x.length), variance };
}
