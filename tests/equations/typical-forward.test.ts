import { describe, expect, it } from 'vitest';
import { activations } from '../../src/core/activations.ts';
import { normals } from './plain-net.ts';
import {
  estimate,
  gaussianMean,
  inner,
  mapOf,
  pairMean,
  run,
  sameLaw,
  seeds,
  square,
  times,
} from './random-nets.ts';

describe('chapter 8, the signal', () => {
  it('(8.1) [eq:one-layer-law] z of a layer of a net of width 3 is Gaussian, independent, of variance q̂', () => {
    const a = Float64Array.of(1.2, -0.4, 0.7);
    const [w, b] = [1.3, 0.4];
    const q = (w ** 2 * square(a)) / 3 + b ** 2;
    const draws = seeds(6000).map((seed) => {
      const bias = normals(2, 9_000_000 + seed, b);
      const z = times(Float64Array.from(normals(6, seed, w / Math.sqrt(3))), a);
      return [z[0]! + bias[0]!, z[1]! + bias[1]!] as const;
    });
    for (const j of [0, 1]) {
      const { mean, variance, error } = estimate(draws.map((z) => z[j]!));
      expect(Math.abs(mean)).toBeLessThan(4 * error);
      expect(Math.abs(variance / q - 1)).toBeLessThan(4 * Math.sqrt(2 / draws.length));
      expect(
        sameLaw(
          draws.map((z) => z[j]!),
          normals(6000, 77 + j, Math.sqrt(q)),
        ),
      ).toBeGreaterThan(1e-3);
    }
    // Independent, so even the squares are uncorrelated.
    const both = estimate(draws.map(([y, z]) => (y * y - q) * (z * z - q)));
    expect(Math.abs(both.mean)).toBeLessThan(4 * both.error);
    expect(Math.abs(estimate(draws.map(([y, z]) => y * z)).mean)).toBeLessThan((4 * q) / Math.sqrt(6000));
  });

  it.each([
    ['tanh', 1.7, 0.2],
    ['sigmoid', 4, 0.5],
    ['relu', 1.4, 0],
  ] as const)(
    '(8.2) [eq:one-step] %s: mean V(q̂) and variance σ_w⁴ Var σ²/n at width 7',
    (activation, w, b) => {
      const n = 7;
      const q2 = w ** 2 * 0.8 + b ** 2;
      const nets = seeds(2500).map((seed) =>
        run({ sizes: [3, n, 1], activation, weightScale: w, biasScale: b, seed, meanSquare: 0.8 }),
      );
      const q3 = estimate(nets.map(({ a }) => (w ** 2 * square(a[2]!)) / n + b ** 2));
      const { value } = activations[activation];
      const { V } = mapOf(activation, w, b);
      expect(Math.abs(q3.mean - V(q2))).toBeLessThan(4 * q3.error);
      const spread = gaussianMean((u) => value(u) ** 4, q2) - gaussianMean((u) => value(u) ** 2, q2) ** 2;
      expect(Math.abs(q3.variance / ((w ** 4 * spread) / n) - 1)).toBeLessThan(0.25);
    },
  );

  it.each([
    ['tanh', 1.5, 0.3],
    ['gelu', 1.1, 0.5],
    ['sin', 1.2, 0.1],
  ] as const)(
    '(8.3) [eq:variance-map] %s: Σz²/n of wide nets follows V from the input on',
    (activation, w, b) => {
      const { V } = mapOf(activation, w, b);
      const q = [Number.NaN, Number.NaN, w ** 2 + b ** 2];
      for (let l = 3; l <= 5; l++) q[l] = V(q[l - 1]!);
      const ratios = (n: number, l: number, count: number) =>
        estimate(
          seeds(count).map((seed) => {
            const { z } = run({ sizes: [20, n, n, n, n], activation, weightScale: w, biasScale: b, seed });
            return square(z[l]!) / n / q[l]!;
          }),
        );
      for (const l of [2, 3, 5]) {
        const wide = ratios(120, l, 24);
        expect(Math.abs(wide.mean - 1)).toBeLessThan(4 * wide.error + 0.03);
        expect(wide.variance).toBeLessThan(0.5 * ratios(20, l, 300).variance);
      }
    },
  );

  it.each(['tanh', 'gelu', 'softplus', 'sin', 'silu'] as const)(
    '(8.4) [eq:variance-rate] %s: both forms of V′ are the difference quotient of V',
    (activation) => {
      const { value, slope } = activations[activation];
      const bend = (u: number) => (slope(u + 1e-5) - slope(u - 1e-5)) / 2e-5;
      const { V } = mapOf(activation, 1.3, 0.2);
      for (const q of [0.2, 1, 4]) {
        const quotient = (V(q + 1e-4) - V(q - 1e-4)) / 2e-4;
        const first = (1.69 / q) * gaussianMean((u) => value(u) * slope(u) * u, q);
        const second = 1.69 * gaussianMean((u) => slope(u) ** 2 + value(u) * bend(u), q);
        expect(Math.abs(first - quotient)).toBeLessThan(1e-7);
        expect(Math.abs(second - quotient)).toBeLessThan(1e-7);
      }
    },
  );

  it('(8.5) [eq:fixed-point] iterates approach a stable q* by V′(q*) per layer, and leave an unstable one', () => {
    const { V } = mapOf('tanh', 1.8, 0.4);
    let q = 0.1;
    for (let k = 0; k < 200; k++) q = V(q);
    const rate = (V(q + 1e-4) - V(q - 1e-4)) / 2e-4;
    expect(Math.abs(V(q) - q)).toBeLessThan(1e-13);
    expect(rate).toBeLessThan(1);
    let gap = 0.01;
    for (let k = 0; k < 4; k++) {
      const next = V(q + gap) - q;
      expect(Math.abs(next / gap - rate)).toBeLessThan(0.02);
      gap = next;
    }
    // SiLU in its bistable range: the point at 0.7 repels to both sides.
    const silu = mapOf('silu', 1.677206, Math.sqrt(0.0407712)).V;
    expect(silu(0.69)).toBeLessThan(0.69);
    expect(silu(0.71)).toBeGreaterThan(0.71);
  });
});

describe('chapter 8, two inputs', () => {
  const [w, b] = [1.6, 0.3];
  const { V, chi } = mapOf('tanh', w, b);
  let q = 1;
  for (let k = 0; k < 300; k++) q = V(q);
  const { value, slope } = activations.tanh;
  const next = (c: number) => (w ** 2 * pairMean((s, t) => value(s) * value(t), q, c) + b ** 2) / q;

  it('(8.6) [eq:two-inputs] two inputs at rest, through one wide layer: the correlation that the map gives', () => {
    const n = 300;
    // Inputs of layer 2 so long that the variance is q* at once, with correlation c.
    const c = -0.9;
    const found = seeds(16).map((seed) => {
      const [g, h] = [normals(n, 10 * seed + 1), normals(n, 10 * seed + 2)].map((v) => Float64Array.from(v));
      const one = g!.map((gj) => Math.sqrt(q) * gj);
      const other = g!.map((gj, j) => Math.sqrt(q) * (c * gj + Math.sqrt(1 - c * c) * h![j]!));
      const weights = Float64Array.from(normals(n * n, 10 * seed + 3, w / Math.sqrt(n)));
      const bias = normals(n, 10 * seed + 4, b);
      const z = [one, other].map((u) => times(weights, u.map(value)).map((zj, j) => zj + bias[j]!));
      return inner(z[0]!, z[1]!) / Math.sqrt(square(z[0]!) * square(z[1]!));
    });
    const { mean, error } = estimate(found);
    expect(Math.abs(mean - next(c))).toBeLessThan(4 * error + 0.01);
    expect(Math.abs(mean - c)).toBeGreaterThan(4 * error + 0.02);
    expect(next(1)).toBeCloseTo(1, 10);
  });

  it('(8.7) [eq:nearby-inputs] the map’s slope by differences is σ_w² E σ′σ′, at c = 1 it is χ₁', () => {
    for (const c of [-0.5, 0, 0.6]) {
      const byDifferences = (next(c + 1e-4) - next(c - 1e-4)) / 2e-4;
      const bySlopes = w ** 2 * pairMean((s, t) => slope(s) * slope(t), q, c);
      expect(Math.abs(byDifferences - bySlopes)).toBeLessThan(1e-6);
    }
    const atOne = (next(1) - next(1 - 1e-5)) / 1e-5;
    expect(Math.abs(atOne - chi(q))).toBeLessThan(1e-3);
  });

  it('(8.7) and so nearby inputs of a real net come together or part', () => {
    const n = 300;
    const distance = (weightScale: number) => {
      const net = { sizes: [n, n, n, n, n, n, n], activation: 'tanh' as const, weightScale, biasScale: 0.3 };
      const { w: weights, b: biases, a } = run({ ...net, seed: 5 });
      const nudge = Float64Array.from(normals(n, 8, 1e-4));
      let moved = a[1]!.map((xk, k) => xk + nudge[k]!);
      let gap = 0;
      for (let l = 2; l <= 7; l++) {
        moved = times(weights[l]!, moved).map((zj, j) => value(zj + biases[l]![j]!));
        gap = Math.sqrt(square(moved.map((aj, j) => aj - a[l]![j]!)) / square(nudge));
      }
      return gap;
    };
    expect(distance(0.7)).toBeLessThan(0.2);
    expect(distance(3)).toBeGreaterThan(3);
  });
});
