import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SinglePass } from '../../src/core/backpropagation.ts';
import { drawBatch } from '../../src/core/experiment.ts';
import { jacobians } from '../../src/core/jacobian.ts';
import { jacobianSpectra } from '../../src/core/jacobian-spectrum.ts';
import { multiplyTransposed, norm } from '../../src/core/linear-algebra.ts';
import { depth, errorOf, type Net } from '../../src/core/network.ts';
import type { Matrix } from '../../src/core/types.ts';
import { matrix, referenceSingularValues } from './matrices.ts';
import {
  anyExperiment,
  defaultExperiment,
  difference,
  layersOf,
  netOf,
  patient,
  runExperiment,
  runNet,
} from './nets.ts';

/** The logarithms of the singular values at index l. */
function spectra(net: Net, pass: SinglePass): number[][] {
  const found: number[][] = [];
  for (const spectrum of jacobianSpectra(net, pass)) {
    if (spectrum) found[spectrum.layer] = [...spectrum.logSingularValues];
  }
  return found;
}

describe('J_l', () => {
  it('A.8: J_l e = δˡ, entry by entry', patient, () => {
    fc.assert(
      fc.property(anyExperiment({ layers: 12, width: 12 }), (experiment) => {
        const { net, measurement, rungs } = runExperiment(experiment);
        const { forward, backward } = measurement.single!;
        const e = errorOf(net, drawBatch(experiment, 0, 1), forward);
        for (const { layer, transposed } of jacobians(net, measurement.single!)) {
          const size = measurement.logDelta[layer]!;
          const image = new Float64Array(net.sizes[layer]!);
          multiplyTransposed(transposed.matrix, e, image, 1, 1);
          if (size === Number.NEGATIVE_INFINITY) {
            expect(transposed.log === size || norm(image) === 0).toBe(true);
            continue;
          }
          // What cancels in a product is lost relative to the product of the norms, B2; a logarithm has some 2⁻⁵³ of its size.
          const unit = 1e-15 * experiment.layers * (100 + Math.abs(size) + Math.abs(measurement.logError));
          const room = unit * Math.exp(rungs[layer]!.logB2 - transposed.log);
          image.forEach((value, j) => {
            const delta = backward.direction[layer]![j]! * Math.exp(size - transposed.log);
            expect(Math.abs(value - delta)).toBeLessThanOrEqual(room);
          });
        }
      }),
    );
  });
});

/** All minors of order k: C_k(AB) = C_k(A)C_k(B), ‖C_k(A)‖ = σ_1 ⋯ σ_k (Cauchy and Binet). */
function compound(A: Matrix, k: number): Matrix {
  const subsets = (n: number): number[][] =>
    Array.from({ length: 2 ** n }, (_, bits) =>
      [...Array(n).keys()].filter((i) => (bits >> i) % 2 === 1),
    ).filter((set) => set.length === k);
  const [rows, columns] = [subsets(A.rows), subsets(A.columns)];
  return matrix(rows.length, columns.length, (i, j) =>
    determinant(rows[i]!.map((p) => columns[j]!.map((q) => A.entries[p * A.columns + q]!))),
  );
}

function determinant(m: readonly (readonly number[])[]): number {
  if (m.length === 0) return 1;
  return m[0]!.reduce((sum, entry, j) => {
    const minor = m.slice(1).map((row) => row.filter((_, q) => q !== j));
    return sum + (j % 2 === 0 ? entry : -entry) * determinant(minor);
  }, 0);
}

const times = (A: Matrix, B: Matrix): Matrix =>
  matrix(A.rows, B.columns, (i, j) => {
    let sum = 0;
    for (let k = 0; k < A.columns; k++) sum += A.entries[i * A.columns + k]! * B.entries[k * B.columns + j]!;
    return sum;
  });

describe('the singular values of J_l', () => {
  it('agree with ml-matrix on the product, for shallow nets of any shape', () => {
    for (const sizes of [
      [3, 5, 4, 2],
      [2, 3, 6, 6],
      [6, 2, 5, 4],
      [4, 4, 4, 4],
      [1, 1, 1],
    ]) {
      const net = netOf({
        sizes,
        activation: 'gelu',
        w: (l, j, k) => Math.sin(l + 2 * j * j + 3 * k * j),
        b: (_, j) => Math.cos(j),
      });
      const { measurement } = runNet(
        net,
        [sizes.slice(0, 1).flatMap((n) => [...Array(n).keys()])],
        [new Array(sizes.at(-1)!).fill(0)],
      );
      const actual = spectra(net, measurement.single!);
      for (const { layer, transposed } of jacobians(net, measurement.single!)) {
        const expected = referenceSingularValues(transposed.matrix);
        expect(actual[layer]!.length).toBe(Math.min(net.sizes[layer]!, net.sizes.at(-1)!));
        actual[layer]!.forEach((log, i) => {
          const value = Math.exp(log - transposed.log);
          expect(Math.abs(value - expected[i]!)).toBeLessThan(1e-13 * expected[0]!);
        });
      }
    }
  });

  it('F.2: down to 10^−100 of the largest: σ_1⋯σ_k = ‖∏ C_k‖ by compound matrices, 100 layers of 4', () => {
    for (const activation of ['linear', 'tanh', 'softplus'] as const) {
      const { net, measurement } = runExperiment({
        ...defaultExperiment,
        activation,
        layers: 100,
        width: 4,
        seed: 3,
      });
      const pass = measurement.single!;
      const actual = spectra(net, pass);
      for (const k of [1, 2, 3, 4]) {
        let log = 0;
        let power: Matrix | undefined;
        for (const { layer, step } of jacobians(net, pass)) {
          const C = compound(step.matrix, k);
          power = power ? times(power, C) : C;
          const size = norm(power.entries);
          power = { ...power, entries: power.entries.map((entry) => entry / size) };
          log += k * step.log + Math.log(size);
          const expected = log + Math.log(referenceSingularValues(power)[0]!);
          const sum = actual[layer]!.slice(0, k).reduce((total, value) => total + value, 0);
          expect(Math.abs(sum - expected)).toBeLessThan(1e-9);
        }
      }
      const first = actual[2]!;
      expect(first[0]! - first[3]!, 'a range beyond the rounding of the largest').toBeGreaterThan(80);
    }
  });

  it('F.5: of linear nets with orthogonal weights are all g^{L−l}', () => {
    const { net, measurement } = runExperiment({
      ...defaultExperiment,
      activation: 'linear',
      distribution: 'orthogonal',
      weightScale: 0.3,
      layers: 100,
      width: 8,
    });
    const actual = spectra(net, measurement.single!);
    for (const l of layersOf(net)) {
      for (const log of actual[l]!) expect(log).toBeCloseTo((100 - l) * Math.log(0.3), 10);
    }
  });

  it(
    'the largest is B3/‖e‖, the number that are not zero the rank: ReLU units that are off leave zeros',
    patient,
    () => {
      const relu = anyExperiment({ layers: 10, width: 10 }).map((one) => ({
        ...one,
        activation: 'relu' as const,
      }));
      fc.assert(
        fc.property(relu, (experiment) => {
          const { net, measurement, rungs } = runExperiment({
            ...experiment,
            distribution: 'gaussian',
            tied: false,
          });
          const actual = spectra(net, measurement.single!);
          let on = Number.POSITIVE_INFINITY;
          for (const l of layersOf(net).reverse()) {
            const slopes = l === depth(net) && net.cost === 'cross-entropy' ? Number.POSITIVE_INFINITY : l;
            if (slopes === l)
              on = Math.min(on, measurement.single!.forward.z[l]!.filter((z) => z > 0).length);
            const expected = Math.min(on, experiment.width);
            expect(actual[l]!.filter((log) => log > Number.NEGATIVE_INFINITY).length).toBe(expected);
            if (expected > 0 && measurement.logError > Number.NEGATIVE_INFINITY) {
              expect(difference(actual[l]![0]! + measurement.logError, rungs[l]!.logB3, 1)).toBeLessThan(
                1e-7,
              );
            }
          }
        }),
        { numRuns: 40 },
      );
    },
  );

  it('give way between pieces of work', () => {
    const { net, measurement } = runExperiment({ ...defaultExperiment, layers: 3, width: 20 });
    const steps = [...jacobianSpectra(net, measurement.single!)];
    expect(steps.filter((step) => step === null).length).toBeGreaterThan(60);
    expect(steps.flatMap((step) => (step ? [step.layer] : []))).toEqual([3, 2]);
  });
});
