/** log(eᵃ + eᵇ). */
export function logAdd(a: number, b: number): number {
  const larger = Math.max(a, b);
  return Math.abs(larger) === Number.POSITIVE_INFINITY
    ? larger
    : larger + Math.log1p(Math.exp(Math.min(a, b) - larger));
}
