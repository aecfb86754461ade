import { Matrix as MlMatrix, SingularValueDecomposition } from 'ml-matrix';
import { spectralNorm } from '../../src/core/spectral-norm.ts';
import { unitWeights } from '../../src/core/weights.ts';
import { digits, race, table } from './race.ts';

export const title = 'Certified spectral norm of a Gaussian n × n matrix, beside the SVD of ml-matrix';

function rowOf(n: number): string[] {
  const w = unitWeights(1, 2, n, n, 'gaussian');
  const dense = MlMatrix.from1DArray(n, n, w.entries);
  const options = {
    computeLeftSingularVectors: false,
    computeRightSingularVectors: false,
    autoTranspose: false,
  };
  const [own, svd] = race([
    { name: 'bracket', run: () => spectralNorm(w).upper },
    { name: 'svd', run: () => new SingularValueDecomposition(dense, options).norm2 },
  ]);
  const { lower, upper } = spectralNorm(w);
  return [
    `n = ${n}`,
    digits(own!.ms),
    digits(svd!.ms),
    `${digits(svd!.ms / own!.ms)} ×`,
    digits(upper / lower - 1),
  ];
}

export const run = (): string =>
  table(['matrix', 'bracket, ms', 'SVD, ms', 'faster', 'width of the bracket'], [16, 64, 128].map(rowOf));
