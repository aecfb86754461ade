import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verdict } from '../../../src/core/bounds.ts';
import { buildNet, createTensors, drawBatch, type Experiment } from '../../../src/core/experiment.ts';
import { norm } from '../../../src/core/linear-algebra.ts';
import { finish, measure } from '../../../src/core/measurement.ts';
import { passes } from '../../../src/core/passes.ts';
import { formats, roundTo } from '../../../src/core/precision/formats.ts';
import { bestLossScale } from '../../../src/core/precision/loss-scale.ts';
import { withLossScale, withVariant } from '../../../src/core/variants/build.ts';
import { anyExperiment, defaultExperiment, layersOf, netOf, patient } from '../nets.ts';
import { runGiven, runVariant } from '../variants/nets.ts';

const netOfExperiment = (experiment: Experiment) =>
  buildNet(experiment, createTensors(experiment.seed, experiment.width, experiment.distribution));

describe('float32', () => {
  it('both passes, number by number, as Math.fround after every store gives them', () => {
    const sizes = [3, 4, 4, 2];
    const f = Math.fround;
    const w = (l: number, j: number, k: number) => Math.sin(l + 2 * j * j + 3 * k);
    const b = (l: number, j: number) => 0.3 * Math.cos(2 * l + j);
    const plain = netOf({ sizes, activation: 'tanh', w, b });
    const x = [0.4, -0.7, 0.9];
    const y = [1, 0];

    const zs: number[][] = [];
    const as: number[][] = [[], x.map(f)];
    for (let l = 2; l <= 4; l++) {
      const n = sizes[l - 1]!;
      zs[l] = Array.from({ length: n }, (_, j) =>
        f(as[l - 1]!.reduce((sum, a, k) => sum + f(w(l, j + 1, k + 1)) * a, 0) + f(b(l, j + 1))),
      );
      as[l] = zs[l]!.map((z) => f(Math.tanh(z)));
    }
    let g = as[4]!.map((a, j) => f(a - y[j]!));
    const deltas: number[][] = [];
    for (let l = 4; l >= 2; l--) {
      deltas[l] = g.map((gj, j) => f(gj / Math.cosh(zs[l]![j]!) ** 2));
      const columns = sizes[l - 2]!;
      g = Array.from({ length: columns }, (_, k) =>
        f(deltas[l]!.reduce((sum, d, j) => sum + f(w(l, j + 1, k + 1)) * d, 0)),
      );
    }

    const { net, measurement } = runFormat(plain, 'float32', { x, y });
    const { forward, backward } = measurement.single!;
    for (const l of layersOf(net)) {
      expect([...forward.z[l]!], `z${l}`).toEqual(zs[l]);
      expect([...forward.a[l]!], `a${l}`).toEqual(as[l]);
      const size = Math.exp(backward.logDelta[l]![0]!);
      backward.direction[l]!.forEach((d, j) => {
        expect(Math.abs((size * d) / deltas[l]![j]! - 1), `δ${l}_${j}`).toBeLessThan(1e-13);
      });
    }
  });
});

function runFormat(
  plain: ReturnType<typeof netOf>,
  precision: 'float32' | 'bfloat16' | 'float16',
  { x, y }: { x: readonly number[]; y: readonly number[] },
  lossScale = 0,
) {
  const net = withVariant(plain, { precision, lossScale });
  return runGiven(net, { examples: 1, x: Float64Array.from(x), y: Float64Array.from(y) });
}

describe('every stored number', () => {
  it('is a number of the format: z, ẑ, a, and 2ᵏδ', patient, () => {
    const one = fc.record({
      experiment: anyExperiment({ layers: 12, width: 10, examples: 5 }),
      precision: fc.constantFrom('float32' as const, 'bfloat16' as const, 'float16' as const),
      skip: fc.constantFrom('none' as const, 'residual' as const),
      normed: fc.boolean(),
      lossScale: fc.integer({ min: -5, max: 15 }),
    });
    fc.assert(
      fc.property(one, ({ experiment, precision, skip, normed, lossScale }) => {
        const experimentOf = { ...experiment, width: Math.max(3, experiment.width) };
        const plain = netOfExperiment(experimentOf);
        const net = withVariant(plain, { precision, skip, norm: normed ? 'batch' : 'none', lossScale });
        const walked = finish(passes(net, drawBatch(experimentOf, 0, experimentOf.examples)));
        const format = formats[precision];
        const isStored = (value: number) => Object.is(roundTo(value, format), value);
        for (const l of layersOf(net)) {
          expect(walked.forward.z[l]!.every(isStored)).toBe(true);
          expect(walked.forward.a[l]!.every(isStored)).toBe(true);
          const normalised = walked.forward.normalised?.[l]?.values;
          expect(normalised?.every(isStored) ?? true).toBe(true);
          const logs = walked.backward.logDelta[l]!;
          const n = net.sizes[l]!;
          const scaled = walked.backward.direction[l]!.map((d, i) => {
            const log = logs[Math.floor(i / n)]!;
            return Number.isFinite(log) ? d * Math.exp(log + lossScale * Math.LN2) : 0;
          });
          for (const value of scaled) {
            const stored = roundTo(value, format);
            expect(Math.abs(value - stored)).toBeLessThanOrEqual(1e-12 * Math.abs(stored));
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('of a wider format is nearer: float32 within 10⁻⁵ of the doubles, bfloat16 and float16 within their u per layer', () => {
    const experiment: Experiment = { ...defaultExperiment, activation: 'tanh', layers: 8, width: 20 };
    const exact = finish(measure(experiment, netOfExperiment(experiment)));
    for (const precision of ['float32', 'bfloat16', 'float16'] as const) {
      const { measurement } = runVariant(experiment, { precision });
      const u = formats[precision].unitRoundoff;
      for (let l = 2; l <= 8; l++) {
        const off = Math.abs(measurement.logDelta[l]! - exact.logDelta[l]!);
        expect(off).toBeLessThan(40 * u);
        expect(off).toBeGreaterThan(0);
      }
    }
  });
});

describe('underflow', () => {
  /** 12 sigmoid layers: the gradient falls by some 4.2 a layer (theory E.5), so that float16 ends at 6·10⁻⁸. */
  const deep: Experiment = { ...defaultExperiment, layers: 30 };

  it('float16 loses the first layers exactly, the doubles do not; the layers on the way lose some numbers', () => {
    const exact = runVariant(deep, {}).measurement;
    const { measurement, bounds } = runVariant(deep, { precision: 'float16' });
    const dead = [...measurement.logDelta.keys()]
      .slice(2)
      .filter((l) => measurement.logDelta[l] === Number.NEGATIVE_INFINITY);
    expect(dead.length).toBeGreaterThan(5);
    // All before a layer that is zero are zero.
    expect(dead).toEqual(Array.from({ length: dead.length }, (_, i) => i + 2));
    for (const l of dead) expect(exact.logDelta[l]!).toBeLessThan(Math.log(2 ** -24 * Math.sqrt(30)) + 2);
    const alive = dead.at(-1)! + 1;
    const share = (l: number) => measurement.variant!.lost![l]!.zeros / measurement.variant!.lost![l]!.of;
    expect(share(alive - 1)).toBeGreaterThan(0.2);
    expect(share(30)).toBe(0);
    // The bound of the stored numbers does not fall below the smallest of them.
    expect(bounds.logB0[2]!).toBeGreaterThan(Math.log(2 ** -26));
    expect(bounds.variant!.refused).toEqual({
      b2: 'product-rounded',
      b3: 'product-rounded',
      lower: 'rounded-to-zero',
    });
    expect(verdict(bounds)).toBe('vanishing');
  });

  it('bfloat16 has the range of float32 and loses none of these, at 2 to 3 digits', () => {
    const exact = runVariant(deep, {}).measurement;
    const { measurement } = runVariant(deep, { precision: 'bfloat16' });
    for (let l = 2; l <= 30; l++) {
      expect(measurement.variant!.lost![l]!.zeros).toBe(0);
      expect(Math.abs(measurement.logDelta[l]! - exact.logDelta[l]!)).toBeLessThan(0.1);
    }
  });

  it('loss scaling: a power of two moves the numbers into the range, the result is the same to rounding, layers come back', () => {
    const rounded = runVariant(deep, { precision: 'float16' });
    const batch = drawBatch(deep, 0, 1);
    const k = bestLossScale(rounded.net, batch);
    expect(k).toBeGreaterThan(8);
    const scaled = runGiven(withLossScale(rounded.net, k), batch).measurement;
    const exact = runVariant(deep, {}).measurement;
    const zeros = (m: typeof scaled) => m.logDelta.filter((log) => log === Number.NEGATIVE_INFINITY).length;
    expect(zeros(scaled)).toBeLessThan(zeros(rounded.measurement) - 3);
    for (let l = 20; l <= 30; l++)
      expect(Math.abs(scaled.logDelta[l]! - exact.logDelta[l]!)).toBeLessThan(0.05);
    // One more doubling leaves room, four more do not.
    expect(runGiven(withLossScale(rounded.net, k + 4), batch).measurement.variant!.overflow).toEqual({
      pass: 'backward',
      layer: 30,
    });
  });

  it('is undone where the gradient explodes: a scale below 1, and no overflow', () => {
    const growing: Experiment = { ...defaultExperiment, activation: 'tanh', weightScale: 4, layers: 40 };
    const { net, measurement } = runVariant(growing, { precision: 'float16' });
    expect(measurement.variant!.overflow?.pass).toBe('backward');
    const batch = drawBatch(growing, 0, 1);
    const k = bestLossScale(net, batch);
    expect(k).toBeLessThan(0);
    const scaled = runGiven(withLossScale(net, k), batch).measurement;
    expect(scaled.variant!.overflow).toBeUndefined();
    expect(scaled.logDelta[2]!).toBeGreaterThan(Math.log(65504));
  });

  it('∂C/∂w is stored too: products of small numbers fall to zero where δ and a do not', () => {
    const net = netOf({ sizes: [2, 2], activation: 'linear', w: () => 0.001, b: () => 0 });
    const { measurement } = runFormat(net, 'float16', { x: [0.0001, 0.0002], y: [0.0005, 0.0005] });
    expect(measurement.logDelta[2]!).toBeGreaterThan(Number.NEGATIVE_INFINITY);
    expect(norm(measurement.single!.forward.a[1]!)).toBeGreaterThan(0);
    // 5·10⁻⁴ · 2·10⁻⁴ = 10⁻⁷ is 1.7 times the smallest number, the other product 0.8 times.
    expect(Math.exp(measurement.logGradW[2]!)).toBeCloseTo(Math.sqrt(2 * (2 ** 2 + 1)) * 2 ** -24, 12);
  });
});

describe('overflow', () => {
  it('of the forward pass is named with its layer; nothing is claimed of any gradient, and nothing is NaN', () => {
    const experiment: Experiment = { ...defaultExperiment, activation: 'relu', weightScale: 6, layers: 20 };
    const { measurement, bounds, net } = runVariant(experiment, { precision: 'float16' });
    expect(measurement.variant!.overflow!.pass).toBe('forward');
    expect(measurement.variant!.overflow!.layer).toBeGreaterThan(5);
    for (const l of layersOf(net)) {
      expect(measurement.logDelta[l]).toBe(Number.POSITIVE_INFINITY);
      expect(bounds.logB0[l]).toBe(Number.POSITIVE_INFINITY);
    }
    expect(measurement.cost).toBe(Number.POSITIVE_INFINITY);
    expect(measurement.single!.forward.z.flatMap((z) => [...z])).not.toContain(Number.NaN);
  });
});
