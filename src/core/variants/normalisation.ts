/** ẑ of one layer, m × n, and what z was divided by. */
export interface Normalised {
  readonly values: Float64Array;
  /** s: one number for each group of numbers that are normalised together, which is an example or a neuron. */
  readonly spread: Float64Array;
}

/**
 * ẑ = (z − mean)/s, s² = mean of (z − mean)², over groups of k numbers; no learnt scale or shift, nothing added to s². Its
 * Jacobian within a group is
 *   N′ = (I − 11ᵀ/k − ẑẑᵀ/k)/s,
 * symmetric, of norm 1/s for k ≥ 3; it kills 1 and ẑ, so that nothing is left of it for k ≤ 2, where ẑ = ±1. Where all
 * numbers of a group are equal, s = 0, there is no derivative; ẑ = 0 and N′ = 0 are put there.
 */
export interface Normalisation {
  /** Whether ẑ of one example depends on the others: then all of them must go through the net together. */
  readonly couplesExamples: boolean;
  /** k, for m examples in a layer of n neurons. */
  readonly groupSize: (m: number, n: number) => number;
  readonly apply: (z: Float64Array, m: number, n: number) => Normalised;
  /** d ← N′d, the errors d = ∂C/∂ẑ of all examples in one unit.  Shapes: m × n. */
  readonly carryBack: (d: Float64Array, at: Normalised, m: number, n: number) => void;
  /** N′ applied to the columns of an n × c matrix, of the one example there is; only where examples are not coupled. */
  readonly carryBackColumns: (entries: Float64Array, columns: number, at: Normalised) => void;
  /** log max |slope|/s over all that may meet, by example: N′Σ′ stretches no error by more. */
  readonly logSteepest: (slopes: Float64Array, at: Normalised, m: number, n: number) => Float64Array;
}

/** Group g holds the numbers at start(g) + i·stride, i = 0 … k−1. */
interface Groups {
  readonly count: number;
  readonly size: number;
  /** From the first number of a group to the first of the next. */
  readonly apart: number;
  readonly stride: number;
}

const examplesOf = (m: number, n: number): Groups => ({ count: m, size: n, apart: n, stride: 1 });
const neuronsOf = (m: number, n: number): Groups => ({ count: n, size: m, apart: 1, stride: n });

function apply(z: Float64Array, { count, size: k, apart, stride }: Groups): Normalised {
  const values = new Float64Array(z.length);
  const spread = new Float64Array(count);
  for (let g = 0; g < count; g++) {
    const from = g * apart;
    const to = from + k * stride;
    let mean = 0;
    for (let i = from; i < to; i += stride) mean += z[i]!;
    mean /= k;
    // A mean of what is left takes out the rounding of the first.
    let rest = 0;
    for (let i = from; i < to; i += stride) rest += z[i]! - mean;
    rest /= k;
    let squares = 0;
    for (let i = from; i < to; i += stride) {
      const centred = z[i]! - mean - rest;
      values[i] = centred;
      squares += centred * centred;
    }
    const s = Math.sqrt(squares / k);
    spread[g] = s;
    for (let i = from; i < to; i += stride) values[i] = s > 0 ? values[i]! / s : 0;
  }
  return { values, spread };
}

/** d ← (d − mean d − ẑ·mean(ẑd))/s in every group; twice, since the first time leaves rounding of the size of d along 1 and ẑ. */
function carryBack(d: Float64Array, { values, spread }: Normalised, groups: Groups): void {
  const { count, size: k, apart, stride } = groups;
  if (k <= 2) {
    d.fill(0);
    return;
  }
  for (let g = 0; g < count; g++) {
    const from = g * apart;
    const to = from + k * stride;
    const s = spread[g]!;
    if (s === 0) {
      for (let i = from; i < to; i += stride) d[i] = 0;
      continue;
    }
    for (const divisor of [s, 1]) {
      let mean = 0;
      let along = 0;
      for (let i = from; i < to; i += stride) {
        mean += d[i]!;
        along += d[i]! * values[i]!;
      }
      mean /= k;
      along /= k;
      for (let i = from; i < to; i += stride) d[i] = (d[i]! - mean - along * values[i]!) / divisor;
    }
  }
}

/** ẑˡ of each example by the mean and the spread over its n neurons. */
const layer: Normalisation = {
  couplesExamples: false,
  groupSize: (_, n) => n,
  apply: (z, m, n) => apply(z, examplesOf(m, n)),
  carryBack: (d, at, m, n) => carryBack(d, at, examplesOf(m, n)),
  carryBackColumns(entries, columns, { values, spread }) {
    const n = values.length;
    // Every column meets the same ẑ and s: the groups of `columns` examples that stand side by side.
    const repeated: Normalised = {
      values: Float64Array.from(entries, (_, i) => values[Math.floor(i / columns)]!),
      spread: new Float64Array(columns).fill(spread[0]!),
    };
    carryBack(entries, repeated, neuronsOf(n, columns));
  },
  logSteepest(slopes, { spread }, _, n) {
    return spread.map((s, x) => {
      let most = 0;
      for (let i = x * n; i < (x + 1) * n; i++) most = Math.max(most, Math.abs(slopes[i]!));
      return logGain(most, s, n);
    });
  },
};

/** ẑˡ_j of each neuron by the mean and the spread over the m examples. */
const batch: Normalisation = {
  couplesExamples: true,
  groupSize: (m) => m,
  apply: (z, m, n) => apply(z, neuronsOf(m, n)),
  carryBack: (d, at, m, n) => carryBack(d, at, neuronsOf(m, n)),
  carryBackColumns() {
    throw new Error('A batch has no Jacobian of one example.');
  },
  logSteepest(slopes, { spread }, m, n) {
    let most = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < slopes.length; i++) {
      most = Math.max(most, logGain(Math.abs(slopes[i]!), spread[i % n]!, m));
    }
    return new Float64Array(m).fill(most);
  },
};

/** log of slope·‖N′‖, N′ of a group of k numbers with spread s. */
const logGain = (slope: number, s: number, k: number): number =>
  s > 0 && k > 2 ? Math.log(slope) - Math.log(s) : Number.NEGATIVE_INFINITY;

export const normIds = ['none', 'layer', 'batch'] as const;
export type NormId = (typeof normIds)[number];

export const normalisations: Readonly<Record<Exclude<NormId, 'none'>, Normalisation>> = { layer, batch };
