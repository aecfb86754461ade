import { Matrix as MlMatrix, SingularValueDecomposition } from 'ml-matrix';
import { spectralNorm } from '../../src/core/spectral-norm.ts';
import type { Matrix } from '../../src/core/types.ts';
import { unitWeights } from '../../src/core/weights.ts';
import { digits, goals, race, table } from './race.ts';

export const title = 'Certified spectral norm of a Gaussian n × n matrix, beside the SVD of ml-matrix';

/** Random matrices whose brackets are looked at, and how many of them are given to the SVD too. */
const many = 100_000;
const checked = 1000;
const size = 64;

/** What two ways of computing in doubles may differ by. */
const rounding = 1e-12;

const gaussian = (seed: number, n: number): Matrix => unitWeights(seed, 2, n, n, 'gaussian');

const denseOf = ({ rows, columns, entries }: Matrix): MlMatrix =>
  MlMatrix.from1DArray(rows, columns, entries);

const svdOf = (w: MlMatrix): number =>
  new SingularValueDecomposition(w, {
    computeLeftSingularVectors: false,
    computeRightSingularVectors: false,
    autoTranspose: false,
  }).norm2;

interface Row {
  readonly cells: readonly string[];
  /** Of the times. */
  readonly ratio: number;
}

function rowOf(n: number): Row {
  const w = gaussian(1, n);
  const dense = denseOf(w);
  const [own, svd] = race([
    { name: 'bracket', run: () => spectralNorm(w).upper },
    { name: 'svd', run: () => svdOf(dense) },
  ]);
  const { lower, upper } = spectralNorm(w);
  const ratio = svd!.ms / own!.ms;
  const cells = [
    `n = ${n}`,
    digits(own!.ms),
    digits(svd!.ms),
    `${digits(ratio)} ×`,
    digits(upper / lower - 1),
  ];
  return { cells, ratio };
}

/** The widest bracket of many matrices, relative to its lower end, and how many miss the norm that the SVD has. */
function survey(): { readonly widest: number; readonly missed: number } {
  let widest = 0;
  let missed = 0;
  for (let i = 0; i < many; i++) {
    const w = gaussian(i + 1, size);
    const { lower, upper } = spectralNorm(w);
    widest = Math.max(widest, upper / lower - 1);
    if (i >= checked) continue;
    const norm = svdOf(denseOf(w));
    if (norm < lower * (1 - rounding) || norm > upper * (1 + rounding)) missed++;
  }
  return { widest, missed };
}

export function run(): string {
  const sizes = [16, 64, 128];
  const rows = sizes.map(rowOf);
  const { widest, missed } = survey();
  const { ratio } = rows[sizes.indexOf(size)]!;
  const head = ['matrix', 'bracket, ms', 'SVD, ms', 'faster', 'width of the bracket'];
  const n = `n = ${size}`;
  const all = [
    { wanted: `${n}: 8 × as fast as the SVD`, measured: `${digits(ratio)} ×`, reached: ratio >= 8 },
    {
      wanted: `${n}: no bracket of ${many.toLocaleString('en')} wider than 1e-9`,
      measured: `${digits(widest)} at most`,
      reached: widest <= 1e-9,
    },
    {
      wanted: `${n}: no bracket of ${checked.toLocaleString('en')} misses the SVD`,
      measured: `${missed} missed`,
      reached: missed === 0,
    },
  ];
  return `${table(
    head,
    rows.map(({ cells }) => cells),
  )}\n\n${goals(all)}`;
}
