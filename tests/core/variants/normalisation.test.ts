import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verdict } from '../../../src/core/bounds.ts';
import { finish } from '../../../src/core/measurement.ts';
import { type Batch, type CostId, costIds, meanCost, type Net } from '../../../src/core/network.ts';
import { passes } from '../../../src/core/passes.ts';
import { type ActivationId, activationIds } from '../../../src/core/types.ts';
import { type SkipId, withVariant } from '../../../src/core/variants/build.ts';
import { normalisations } from '../../../src/core/variants/normalisation.ts';
import { anyExperiment, defaultExperiment, difference, layersOf, netOf, patient } from '../nets.ts';
import { runGiven, runVariant } from './nets.ts';

type Norm = 'layer' | 'batch';
const norms: readonly Norm[] = ['layer', 'batch'];

/** δˡ_x of every example, as numbers: those of the sum of the costs. */
function errorsOf(net: Net, batch: Batch): { z: Float64Array; a: Float64Array; delta: Float64Array }[] {
  const { forward, backward } = finish(passes(net, batch));
  const all: { z: Float64Array; a: Float64Array; delta: Float64Array }[] = [];
  for (const l of layersOf(net)) {
    const n = net.sizes[l]!;
    const delta = backward.direction[l]!.map(
      (d, i) => d * Math.exp(backward.logDelta[l]![Math.floor(i / n)]!),
    );
    all[l] = { z: forward.z[l]!, a: forward.a[l - 1]!, delta };
  }
  return all;
}

/** ∂ΣC/∂wˡ, rows × columns, and ∂ΣC/∂bˡ. */
function gradientOf(net: Net, batch: Batch, l: number): { w: Float64Array; b: Float64Array } {
  const { a, delta } = errorsOf(net, batch)[l]!;
  const { rows, columns } = net.w[l]!;
  const w = new Float64Array(rows * columns);
  const b = new Float64Array(rows);
  for (let x = 0; x < batch.examples; x++) {
    for (let j = 0; j < rows; j++) {
      const d = delta[x * rows + j]!;
      b[j]! += d;
      for (let k = 0; k < columns; k++) w[j * columns + k]! += d * a[x * columns + k]!;
    }
  }
  return { w, b };
}

const inner = (a: Float64Array, b: Float64Array): number => a.reduce((sum, ai, i) => sum + ai * b[i]!, 0);

describe('central differences', () => {
  const sizes = [3, 5, 5, 4, 2];
  const m = 4;
  // Small enough that hardly any number crosses a kink.
  const h = 1e-5;
  const x = Float64Array.from({ length: m * 3 }, (_, i) => Math.cos(1 + i * i));
  const y = Float64Array.from({ length: m * 2 }, (_, i) => (i % 3 === 0 ? 1 : 0));
  const batch: Batch = { examples: m, x, y };

  const netAt = (
    activation: ActivationId,
    cost: CostId,
    norm: Norm,
    skip: SkipId,
    change: { l: number; w: boolean; j: number; k: number; step: number },
  ): Net => {
    const hit = (l: number, w: boolean, j: number, k: number): number =>
      change.l === l && change.w === w && change.j === j && change.k === k ? change.step : 0;
    const plain = netOf({
      sizes,
      activation,
      cost,
      w: (l, j, k) => Math.sin(l + 2 * j * j + 3 * k) + hit(l, true, j, k),
      b: (l, j) => 0.3 * Math.cos(2 * l + j) + hit(l, false, j, 0),
    });
    return withVariant(plain, { norm, skip });
  };

  const costOf = (net: Net): number => {
    const { forward, error } = finish(passes(net, batch));
    return m * meanCost(net, batch, forward, error);
  };

  /** Differences of higher order: the error of (f(+h) − f(−h))/2h is taken out up to h⁶. */
  function derivative(f: (step: number) => number): number {
    const central = (step: number): number => (f(step) - f(-step)) / (2 * step);
    return (15 * central(h) - 6 * central(2 * h) + central(3 * h)) / 10;
  }

  for (const norm of norms) {
    for (const activation of activationIds) {
      it(`∂C/∂w and ∂C/∂b of ${activation} with ${norm} normalisation, both costs, with and without skips`, () => {
        for (const cost of costIds) {
          for (const skip of ['none', 'residual'] as const) {
            const at = (l: number, w: boolean, j: number, k: number) => (step: number) =>
              costOf(netAt(activation, cost, norm, skip, { l, w, j, k, step }));
            const net = netAt(activation, cost, norm, skip, { l: 0, w: true, j: 0, k: 0, step: 0 });
            for (const l of layersOf(net)) {
              const gradient = gradientOf(net, batch, l);
              const { rows, columns } = net.w[l]!;
              for (let j = 1; j <= rows; j++) {
                expect(Math.abs(gradient.b[j - 1]! - derivative(at(l, false, j, 0)))).toBeLessThan(1e-8);
                const k = 1 + ((j + l) % columns);
                const exact = gradient.w[(j - 1) * columns + k - 1]!;
                expect(Math.abs(exact - derivative(at(l, true, j, k)))).toBeLessThan(1e-8);
              }
              expect(Math.hypot(...gradient.w), 'a test of zeros would say nothing').toBeGreaterThan(1e-4);
            }
          }
        }
      });
    }
  }
});

describe('theory F.8: invariance', () => {
  /** Hidden layers of at least three neurons and batches of at least four, so that something is left. */
  const anyNormed = fc.record({
    experiment: anyExperiment({ layers: 30, width: 24, examples: 12 }).map((experiment) => ({
      ...experiment,
      tied: false,
      width: Math.max(3, experiment.width),
      examples: Math.max(4, experiment.examples),
    })),
    norm: fc.constantFrom(...norms),
    skip: fc.constantFrom('none' as const, 'residual' as const),
  });

  it(
    '⟨wˡ, ∂C/∂wˡ⟩ = 0 in every normalised layer: a scale of wˡ makes no difference (σ_b = 0)',
    patient,
    () => {
      fc.assert(
        fc.property(anyNormed, ({ experiment, norm, skip }) => {
          const { net } = runVariant({ ...experiment, biasScale: 0 }, { norm, skip });
          const batch = batchOf(net, experiment.seed);
          for (const l of layersOf(net).slice(0, -1)) {
            const { w: gradient } = gradientOf(net, batch, l);
            const w = net.w[l]!.entries;
            const size = Math.sqrt(inner(w, w) * inner(gradient, gradient));
            expect(Math.abs(inner(w, gradient))).toBeLessThanOrEqual(1e-9 * size + 1e-15);
          }
        }),
        { numRuns: 60, seed: 1 },
      );
    },
  );

  it('‖∂C/∂(c·wˡ)‖ = ‖∂C/∂wˡ‖/c, and every other layer keeps its gradient', () => {
    for (const norm of norms) {
      const experiment = {
        ...defaultExperiment,
        examples: 8,
        layers: 9,
        width: 7,
        activation: 'gelu',
      } as const;
      const { net, measurement } = runVariant(experiment, { norm });
      const batch = batchOf(net, 3);
      for (const changed of [2, 5, 8]) {
        const factor = net.factor.map((f, l) => (l === changed ? 3 * f : f));
        const before = runGiven(net, batch).measurement;
        const after = runGiven({ ...net, factor }, batch).measurement;
        expect(after.cost).toBeCloseTo(before.cost, 12);
        for (const l of layersOf(net)) {
          const expected = before.logGradW[l]! - (l === changed ? Math.log(3) : 0);
          expect(after.logGradW[l]).toBeCloseTo(expected, 9);
        }
      }
      expect(measurement.variant).toBeDefined();
    }
  });

  it('a batch takes out what a bias adds: ∂C̄/∂bˡ = 0 exactly, the errors of the examples are not', () => {
    const { net, measurement } = runVariant(
      { ...defaultExperiment, examples: 8, activation: 'tanh', biasScale: 1 },
      { norm: 'batch' },
    );
    const L = net.sizes.length - 1;
    for (const l of layersOf(net)) {
      expect(measurement.logDelta[l] === Number.NEGATIVE_INFINITY).toBe(l < L);
      expect(measurement.variant!.logDeltaRms[l]).toBeGreaterThan(-20);
      // By the sum of the errors, which cancels to rounding.
      const batch = batchOf(net, 1);
      const { b, w } = gradientOf(net, batch, l);
      if (l < L) expect(Math.hypot(...b)).toBeLessThan(1e-12 * Math.hypot(...w));
    }
  });
});

/** A batch of eight with labels, of its own. */
function batchOf(net: Net, seed: number): Batch {
  const L = net.sizes.length - 1;
  const examples = 8;
  const fill = (n: number, f: (i: number) => number) =>
    Float64Array.from({ length: examples * n }, (_, i) => f(i));
  const x = fill(net.sizes[1]!, (i) => 2 * Math.sin(seed + 1.7 * i * i));
  const y = fill(net.sizes[L]!, (i) => (i % net.sizes[L]! === 0 ? 1 : 0));
  return { examples, x, y };
}

describe('the Jacobian', () => {
  it('F.8: N′ = (I − 11ᵀ/k − ẑẑᵀ/k)/s entry by entry; its norm is 1/s, and 1 and ẑ are killed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 3, maxLength: 12 }),
        fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 12, maxLength: 12 }),
        (numbers, direction) => {
          const k = numbers.length;
          const mean = numbers.reduce((sum, z) => sum + z, 0) / k;
          const s = Math.sqrt(numbers.reduce((sum, z) => sum + (z - mean) ** 2, 0) / k);
          if (s < 1e-3) return;
          const u = numbers.map((z) => (z - mean) / s);
          const d = direction.slice(0, k);
          const expected = d.map((_, i) =>
            d.reduce((sum, dj, j) => sum + (((i === j ? 1 : 0) - 1 / k - (u[i]! * u[j]!) / k) / s) * dj, 0),
          );
          const norm = normalisations.layer;
          const at = norm.apply(Float64Array.from(numbers), 1, k);
          const actual = Float64Array.from(d);
          norm.carryBack(actual, at, 1, k);
          for (let i = 0; i < k; i++) expect(Math.abs(actual[i]! - expected[i]!)).toBeLessThan(1e-10 / s);
          expect(Math.hypot(...actual)).toBeLessThanOrEqual((Math.hypot(...d) / s) * (1 + 1e-12));
          for (const killed of [new Float64Array(k).fill(1), Float64Array.from(u)]) {
            norm.carryBack(killed, at, 1, k);
            expect(Math.hypot(...killed)).toBeLessThan(1e-12 * k * (1 + 1 / s));
          }
          // A vector orthogonal to both is divided by s.
          const twice = actual.slice();
          norm.carryBack(twice, at, 1, k);
          for (let i = 0; i < k; i++) expect(twice[i]).toBeCloseTo(actual[i]! / s, 9 - Math.log10(1 / s + 1));
        },
      ),
    );
  });

  it('two neurons, or two examples, are ±1 whatever they were: no gradient passes', () => {
    const two = runVariant({ ...defaultExperiment, width: 2, activation: 'tanh' }, { norm: 'layer' });
    const pair = runVariant({ ...defaultExperiment, examples: 2, activation: 'tanh' }, { norm: 'batch' });
    for (const { net, measurement, bounds } of [two, pair]) {
      for (const l of layersOf(net).slice(0, -1)) {
        expect(measurement.logGradW[l]).toBe(Number.NEGATIVE_INFINITY);
        expect(measurement.variant!.logDeltaRms[l]).toBe(Number.NEGATIVE_INFINITY);
        expect(bounds.logB1[l]).toBe(Number.NEGATIVE_INFINITY);
      }
      expect(measurement.logDelta[net.sizes.length - 1]).toBeGreaterThan(-20);
    }
  });

  it('a ReLU net of which one neuron is on behind a normalised layer has a gradient of zero, not of rounding', () => {
    // gˡ is orthogonal to aˡ, which has one entry.
    const plain = netOf({
      sizes: [3, 3, 3, 3],
      activation: 'relu',
      w: (l, j, k) => Math.sin(1 + l * j + 2 * k * k),
      b: () => 0,
    });
    const net = withVariant(plain, { norm: 'layer' });
    let dead = 0;
    for (let seed = 0; seed < 40; seed++) {
      const x = Float64Array.of(Math.sin(seed), Math.cos(3 * seed), Math.sin(1 + 5 * seed));
      const { measurement } = runGiven(net, { examples: 1, x, y: new Float64Array(3) });
      const on = measurement.single!.forward.a[2]!.filter((a) => a > 0).length;
      if (on === 1) dead++;
      expect(measurement.logDelta[2] === Number.NEGATIVE_INFINITY).toBe(on === 1);
    }
    expect(dead).toBeGreaterThan(3);
  });
});

describe('what is proved of normalised nets', () => {
  it('LN does not rescue the sigmoid: with orthogonal weights certified to vanish, for this example', () => {
    const { bounds, measurement } = runVariant(
      { ...defaultExperiment, width: 64, layers: 10, distribution: 'orthogonal' },
      { norm: 'layer' },
    );
    expect(verdict(bounds)).toBe('vanishing');
    expect(bounds.variant!.restsOn).toBe('examples');
    expect(bounds.variant!.refused).toEqual({ b0: 'spread-unknown', lower: 'norm-kills' });
    expect(measurement.logDelta[2]!).toBeLessThan(measurement.logDelta[9]! - 5);
  });

  it('a first part of a batch is a batch of its own; the last is that of all', () => {
    const experiment = { ...defaultExperiment, width: 40, examples: 100, activation: 'relu' } as const;
    const whole = runVariant(experiment, { norm: 'batch' });
    const few = runVariant({ ...experiment, examples: 32 }, { norm: 'batch' });
    expect(whole.measurement.examples).toBe(100);
    expect(difference(whole.measurement.cost, few.measurement.cost)).toBeGreaterThan(1e-6);
  });
});
