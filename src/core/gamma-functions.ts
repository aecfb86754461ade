/** Terms B_2k/(2k) of the asymptotic series of ψ. */
const digammaSeries = [1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32760, 1 / 12];
/** Bernoulli numbers B_2k, of ψ′. */
const bernoulli = [1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6];

/** Beyond this the seven terms err by less than 10⁻¹⁶. */
const far = 12;

/** ψ(x) = Γ′(x)/Γ(x), x > 0: ψ(x) = ψ(x+1) − 1/x up to x ≥ 12, there log x − 1/(2x) − Σ B_2k/(2k x^{2k}). */
export function digamma(x: number): number {
  let shift = 0;
  let y = x;
  for (; y < far; y++) shift += 1 / y;
  const r = 1 / (y * y);
  let sum = 0;
  for (let k = digammaSeries.length - 1; k >= 0; k--) sum = (sum + digammaSeries[k]!) * r;
  return Math.log(y) - 1 / (2 * y) - sum - shift;
}

/** ψ′(x), x > 0: ψ′(x) = ψ′(x+1) + 1/x², 1/x + 1/(2x²) + Σ B_2k/x^{2k+1} from 12 on. */
export function trigamma(x: number): number {
  let shift = 0;
  let y = x;
  for (; y < far; y++) shift += 1 / (y * y);
  const r = 1 / (y * y);
  let sum = 0;
  for (let k = bernoulli.length - 1; k >= 0; k--) sum = (sum + bernoulli[k]!) * r;
  return (1 + sum) / y + r / 2 + shift;
}
