import { describe, expect, it } from 'vitest';
import { activations } from '../../src/core/activations.ts';
import { normals } from './plain-net.ts';
import {
  backTimes,
  estimate,
  inner,
  mapOf,
  type Passes,
  type RandomNet,
  run,
  sameLaw,
  seeds,
  square,
  times,
} from './random-nets.ts';

const vector = (count: number, seed: number, scale = 1) => Float64Array.from(normals(count, seed, scale));
const cosine = ({ a, w, delta }: Passes, l: number): number => {
  const h = times(w[l]!, a[l - 1]!);
  return inner(h, delta[l]!) / Math.sqrt(square(h) * square(delta[l]!));
};
const rms = (values: readonly number[]) =>
  Math.sqrt(values.reduce((sum, v) => sum + v * v, 0) / values.length);

describe('chapter 8, one step back', () => {
  it('(8.8) [eq:chi] χ is σ_w² times the mean square of the slopes of a wide layer', () => {
    const { slope } = activations.tanh;
    const q = 1.3;
    const slopes = normals(200_000, 4, Math.sqrt(q)).map((z) => slope(z) ** 2);
    const { mean, error } = estimate(slopes);
    expect(Math.abs(4 * mean - mapOf('tanh', 2, 0.5).chi(q))).toBeLessThan(16 * error);
    expect(mapOf('tanh', 2, 0.5).chi(q)).toBeLessThan(4);
  });

  it('(8.9) [eq:conditional] wᵀδ less its part along a is noise of the stated law, independent of wa: many w', () => {
    const [a, delta] = [Float64Array.of(0.9, -1.4, 0.3), Float64Array.of(1, 0.5, -2, 0.7)];
    const scale = 1.5 / Math.sqrt(3);
    const draws = seeds(8000).map((seed) => {
      const w = vector(12, seed, scale);
      const h = times(w, a);
      const rest = backTimes(w, delta).map((value, k) => value - (inner(h, delta) / square(a)) * a[k]!);
      return { h, rest };
    });
    const variance = scale ** 2 * square(delta);
    for (let j = 0; j < 3; j++)
      for (let k = 0; k < 3; k++) {
        const expected = variance * ((j === k ? 1 : 0) - (a[j]! * a[k]!) / square(a));
        const { mean, error } = estimate(draws.map(({ rest }) => rest[j]! * rest[k]!));
        expect(Math.abs(mean - expected)).toBeLessThan(4.5 * error + 1e-12);
      }
    for (const { rest } of draws) expect(Math.abs(inner(rest, a))).toBeLessThan(1e-12);
    // Independent of wa, in whatever function: here of its square along δ, and by halves of the draws.
    const along = draws.map(({ h }) => inner(h, delta) ** 2);
    const middle = [...along].sort((x, y) => x - y)[4000]!;
    const halves = [true, false].map((low) =>
      draws.filter((_, i) => along[i]! < middle === low).map(({ rest }) => rest[0]!),
    );
    expect(sameLaw(halves[0]!, halves[1]!)).toBeGreaterThan(1e-3);
  });

  it('(8.10) [eq:mean-step-back] the mean over many w with the same wa, all else given', () => {
    const [a, z, delta] = [vector(5, 1), vector(5, 2), vector(4, 3)];
    const { slope } = activations.tanh;
    const slopes = z.map(slope);
    const scale = 1.3 / Math.sqrt(5);
    const h = vector(4, 4);
    const squares = seeds(20_000).map((seed) => {
      // Any w, corrected to have w a = h: that is conditioning, for Gaussian weights.
      const w = vector(20, 100 + seed, scale);
      const gap = times(w, a).map((value, i) => h[i]! - value);
      const fixed = w.map((value, i) => value + (gap[Math.floor(i / 5)]! * a[i % 5]!) / square(a));
      expect(Math.abs(times(fixed, a)[0]! - h[0]!)).toBeLessThan(1e-12);
      return square(backTimes(fixed, delta).map((value, j) => slopes[j]! * value));
    });
    const slopedA = square(a.map((aj, j) => aj * slopes[j]!));
    const kappa = inner(h, delta) / Math.sqrt(square(h) * square(delta));
    const bracket =
      scale ** 2 * (square(slopes) - slopedA / square(a)) +
      (kappa ** 2 * square(h) * slopedA) / square(a) ** 2;
    const { mean, error } = estimate(squares);
    expect(Math.abs(mean - bracket * square(delta))).toBeLessThan(4 * error);
    // Without the part of κ it would be another number.
    expect(Math.abs(mean - scale ** 2 * square(slopes) * square(delta))).toBeGreaterThan(10 * error);
  });
});

describe('chapter 8, the gradients of wide nets', () => {
  const net = (n: number, seed: number, more: Partial<RandomNet> = {}): RandomNet => ({
    sizes: [n, n, Math.round(1.5 * n), n, n, Math.round(0.7 * n)],
    activation: 'tanh',
    weightScale: 1.4,
    biasScale: 0.2,
    seed,
    ...more,
  });

  it('(8.11) [eq:gradient-independence] with an independent error all cosines fall with the width; a linear net’s own output keeps them', () => {
    const cosines = (n: number, more: Partial<RandomNet>) =>
      [2, 4, 6].map((l) => rms(seeds(14).map((seed) => cosine(run(net(n, seed, more)), l))));
    const [narrow, wide] = [cosines(16, {}), cosines(120, {})];
    for (const i of [0, 1, 2]) {
      expect(wide[i]!).toBeLessThan(0.2);
      expect(wide[i]! / narrow[i]!).toBeLessThan(0.75);
    }
    const linear = { activation: 'linear', weightScale: 1, biasScale: 0, error: 'output' } as const;
    for (const kappa of cosines(60, linear)) expect(kappa).toBeGreaterThan(0.4);
  });

  it.each([
    ['tanh', 1.4, 0.2],
    ['sigmoid', 4, 0.5],
    ['gelu', 1.5, 0.4],
  ] as const)(
    '(8.12) [eq:gradient-recursion] %s, unequal widths: ‖δ‖² follows ∏χ, the closer the wider',
    (activation, w, b) => {
      const { V, chi } = mapOf(activation, w, b);
      const q = [Number.NaN, Number.NaN, w ** 2 + b ** 2];
      for (let l = 3; l <= 6; l++) q[l] = V(q[l - 1]!);
      const expected = [2, 3, 4, 5].reduce((product, l) => product * chi(q[l]!), 1);
      const gap = (n: number) =>
        rms(
          seeds(16).map((seed) => {
            const { delta } = run(net(n, seed, { activation, weightScale: w, biasScale: b }));
            return Math.log(square(delta[2]!) / square(delta[6]!) / expected);
          }),
        );
      const wide = gap(160);
      expect(wide).toBeLessThan(0.45);
      expect(wide).toBeLessThan(0.7 * gap(16));
    },
  );

  it('(8.13) [eq:depth-scale] at rest the error of one deep net falls by e in 2ξ layers', () => {
    const [w, b] = [0.9, 0.3];
    const { V, chi } = mapOf('tanh', w, b);
    let q = 1;
    for (let k = 0; k < 300; k++) q = V(q);
    const xi = -1 / Math.log(chi(q));
    // The input is at rest already.
    const { delta } = run({
      sizes: Array(42).fill(120),
      activation: 'tanh',
      weightScale: w,
      biasScale: b,
      seed: 3,
      meanSquare: (q - b * b) / w ** 2,
    });
    const perLayer = Math.log(square(delta[2]!) / square(delta[42]!)) / 2 / 40;
    expect(Math.abs(-1 / perLayer / (2 * xi) - 1)).toBeLessThan(0.12);
  });

  it('(8.14) [eq:own-output] linear nets that measure their own output: 1 + (L−l)n_L/n, and not 1', () => {
    const [n, last] = [90, 45];
    const nets = seeds(60).map((seed) =>
      run({ sizes: [n, n, n, n, n, last], activation: 'linear', weightScale: 1, seed, error: 'output' }),
    );
    for (const l of [2, 4]) {
      const ratio =
        nets.reduce((sum, { delta }) => sum + square(delta[l]!), 0) /
        nets.reduce((sum, { delta }) => sum + square(delta[6]!), 0);
      expect(Math.abs(ratio / (1 + ((6 - l) * last) / n) - 1)).toBeLessThan(0.12);
    }
    const narrow = seeds(40).map((seed) => {
      const { delta } = run({
        sizes: [n, n, n, n, 2],
        activation: 'linear',
        weightScale: 1,
        seed,
        error: 'output',
      });
      return square(delta[2]!) / square(delta[5]!);
    });
    expect(Math.abs(estimate(narrow).mean - 1)).toBeLessThan(0.2);
  });
});
