import type { Activation } from '../types.ts';

/**
 * Gaussian integrals of functions that are smooth on each side of 0, u ~ N(0, q): with u = ±eˣ
 *   E f(u) = ∫ [f(eˣ) + f(−eˣ)] φ(eˣ/√q) eˣ/√q dx,
 * by the trapezoid rule in x. A logarithmic grid resolves the bend of σ at |u| ≈ 1 and the width √q of the Gaussian at
 * once, however far apart: no quadrature trap at large q. The integrand is analytic for |Im x| < π/4 at least, so a step
 * of ⅛ errs by 5·10⁻¹⁵ relative; and σ is evaluated once, whatever q.
 */
export const gridStep = 0.125;
const firstNode = -600;
const lastNode = 264;

/** Variances that the grid covers; beyond, the leading terms are exact to 10⁻¹². */
export const smallestVariance = 1e-24;
export const largestVariance = 1e24;

/** logs of z = u/√q between which the Gaussian is worked out: above it is 0, below it is 1 (see {@link leftEnd}). */
const rightEnd = 2.16;
const leftOfBoth = 10.5;

/** A function summed over ±u with the weights of the rule, and its sums from the left end of the grid. */
interface Series {
  readonly terms: Float64Array;
  readonly sumBefore: Float64Array;
}

/** σ and σ′ on the grid of u > 0 and its mirror image. */
export interface HalfLine {
  readonly sigma: Activation;
  readonly u: Float64Array;
  readonly value: Float64Array;
  readonly valueMirrored: Float64Array;
  readonly slope: Float64Array;
  readonly slopeMirrored: Float64Array;
  readonly mean: Series;
  readonly square: Series;
  readonly squareRate: Series;
  readonly slopeSquare: Series;
}

/**
 * The grid of one activation. `product` is σ(u)σ′(u) − σ(−u)σ′(−u) where that cancels at small u (σ(0) ≠ 0) and another
 * form does not.
 */
export function tabulate(sigma: Activation, product?: (u: number) => number): HalfLine {
  const u = Float64Array.from({ length: lastNode - firstNode + 1 }, (_, i) =>
    Math.exp((firstNode + i) * gridStep),
  );
  const value = u.map(sigma.value);
  const slope = u.map(sigma.slope);
  const valueMirrored = u.map((ui) => sigma.value(-ui));
  const slopeMirrored = u.map((ui) => sigma.slope(-ui));
  const series = (f: (i: number) => number): Series => {
    const terms = u.map((ui, i) => gridStep * ui * f(i));
    const sumBefore = new Float64Array(terms.length + 1);
    for (let i = 0; i < terms.length; i++) sumBefore[i + 1] = sumBefore[i]! + terms[i]!;
    return { terms, sumBefore };
  };
  const rate = (i: number) =>
    product ? product(u[i]!) : value[i]! * slope[i]! - valueMirrored[i]! * slopeMirrored[i]!;
  return {
    sigma,
    u,
    value,
    valueMirrored,
    slope,
    slopeMirrored,
    mean: series((i) => value[i]! + valueMirrored[i]!),
    square: series((i) => value[i]! ** 2 + valueMirrored[i]! ** 2),
    squareRate: series((i) => u[i]! * rate(i)),
    slopeSquare: series((i) => slope[i]! ** 2 + slopeMirrored[i]! ** 2),
  };
}

const nodeAbove = (x: number): number => Math.max(0, Math.ceil(x / gridStep) - firstNode);
const nodeBelow = (x: number): number => Math.min(lastNode - firstNode, Math.floor(x / gridStep) - firstNode);

/** Where the Gaussian may be taken as 1: z below e^−10.5, and u so too where σ bends far left of √q. */
const leftEnd = (logRoot: number): number => logRoot - leftOfBoth - Math.max(0, logRoot);

/** The grid points u from e^{−below}·scale to where the Gaussian of standard deviation `scale` is 0; logScale = log scale. */
export function nodesAround(logScale: number, below: number): { from: number; to: number } {
  return { from: nodeAbove(logScale - below), to: nodeBelow(logScale + rightEnd) };
}

/** E f(u) for one series, u ~ N(0, q). */
export function expectation(grid: HalfLine, series: Series, q: number): number {
  const logRoot = Math.log(q) / 2;
  const from = nodeAbove(leftEnd(logRoot));
  const to = nodeBelow(logRoot + rightEnd);
  let sum = series.sumBefore[from]!;
  for (let i = from; i <= to; i++) sum += series.terms[i]! * Math.exp((-0.5 / q) * grid.u[i]! ** 2);
  return sum / Math.sqrt(2 * Math.PI * q);
}

/** The limits of E[σσ′u]/q and E σ′² as q → 0, from the two one-sided derivatives. */
export function ratesAtZero(grid: HalfLine): { squareRate: number; slopeSquare: number } {
  const u = grid.u[0]!;
  return {
    squareRate: grid.squareRate.terms[0]! / (2 * gridStep * u ** 3),
    slopeSquare: (grid.slope[0]! ** 2 + grid.slopeMirrored[0]! ** 2) / 2,
  };
}

/** E σ², E[σσ′u]/q and E σ′² in one sweep, smallestVariance ≤ q ≤ largestVariance. */
export function sweep(
  grid: HalfLine,
  q: number,
): { square: number; squareRate: number; slopeSquare: number } {
  const logRoot = Math.log(q) / 2;
  const from = nodeAbove(leftEnd(logRoot));
  const to = nodeBelow(logRoot + rightEnd);
  const { u } = grid;
  const squareTerms = grid.square.terms;
  const rateTerms = grid.squareRate.terms;
  const slopeTerms = grid.slopeSquare.terms;
  let square = grid.square.sumBefore[from]!;
  let rate = grid.squareRate.sumBefore[from]!;
  let slope = grid.slopeSquare.sumBefore[from]!;
  const c = -0.5 / q;
  for (let i = from; i <= to; i++) {
    const ui = u[i]!;
    const gaussian = Math.exp(c * ui * ui);
    square += squareTerms[i]! * gaussian;
    rate += rateTerms[i]! * gaussian;
    slope += slopeTerms[i]! * gaussian;
  }
  const factor = 1 / Math.sqrt(2 * Math.PI * q);
  return { square: square * factor, squareRate: (rate * factor) / q, slopeSquare: slope * factor };
}
