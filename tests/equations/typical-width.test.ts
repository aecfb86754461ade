import { describe, expect, it } from 'vitest';
import { normals } from './plain-net.ts';
import { backTimes, estimate, run, sameLaw, seeds, square } from './random-nets.ts';

/** A mean over the density of χ²_n of a function of x, by the midpoint rule in ln x. */
function chiSquareMean(f: (x: number) => number, n: number): number {
  let [sum, weight] = [0, 0];
  for (let i = 0; i < 20_000; i++) {
    const y = -60 + ((i + 0.5) * 70) / 20_000;
    const density = Math.exp((n / 2) * y - Math.exp(y) / 2);
    sum += density * f(Math.exp(y));
    weight += density;
  }
  return sum / weight;
}
/** Mean and variance of ½ ln(s χ²_n/n). */
function logNorm(n: number, s: number): { mean: number; variance: number } {
  const log = (x: number) => Math.log((s * x) / n) / 2;
  const mean = chiSquareMean(log, n);
  return { mean, variance: chiSquareMean((x) => (log(x) - mean) ** 2, n) };
}
/** ψ and ψ′ at n/2 from their values at ½ and 1, by ψ(x+1) = ψ(x) + 1/x. */
function digammaPair(n: number): { psi: number; rate: number } {
  const euler = 0.5772156649015329;
  let x = n % 2 === 1 ? 0.5 : 1;
  let psi = n % 2 === 1 ? -euler - 2 * Math.LN2 : -euler;
  let rate = n % 2 === 1 ? Math.PI ** 2 / 2 : Math.PI ** 2 / 6;
  for (; x < n / 2 - 0.25; x++) {
    psi += 1 / x;
    rate -= 1 / x ** 2;
  }
  return { psi, rate };
}
/** B(n, ½) at 0 … n. */
function coins(n: number): number[] {
  const p = [2 ** -n];
  for (let k = 1; k <= n; k++) p[k] = (p[k - 1]! * (n - k + 1)) / k;
  return p;
}

describe('chapter 8, finite width', () => {
  it('(8.28) [eq:log-norm] ψ and ψ′ by recursion are the integrals over χ², and what 4000 matrices do', () => {
    for (const n of [1, 2, 5, 12, 33]) {
      const { psi, rate } = digammaPair(n);
      const { mean, variance } = logNorm(n, 1.69);
      expect(Math.abs(mean - (Math.log((2 * 1.69) / n) + psi) / 2)).toBeLessThan(1e-8);
      expect(Math.abs(variance - rate / 4)).toBeLessThan(1e-8);
    }
    const delta = Float64Array.of(0.3, -2, 1);
    const { mean, variance } = logNorm(5, 1.69);
    const logs = estimate(
      seeds(4000).map((seed) => {
        const w = Float64Array.from(normals(15, seed, 1.3 / Math.sqrt(5)));
        return Math.log(square(backTimes(w, delta)) / square(delta)) / 2;
      }),
    );
    expect(Math.abs(logs.mean - mean)).toBeLessThan(4 * logs.error);
    expect(Math.abs(logs.variance / variance - 1)).toBeLessThan(0.12);
  });

  it('(8.29) [eq:falls-behind] linear nets of width 6: the mean square stays, the mean logarithm and its variance are as stated', () => {
    const [n, L] = [6, 9];
    const ratios = seeds(4000).map((seed) => {
      const { delta } = run({ sizes: Array(L).fill(n), activation: 'linear', weightScale: 1, seed });
      return square(delta[2]!) / square(delta[L]!);
    });
    const squares = estimate(ratios);
    expect(Math.abs(squares.mean - 1)).toBeLessThan(4 * squares.error);
    const logs = estimate(ratios.map((ratio) => Math.log(ratio) / 2));
    const one = logNorm(n, 1);
    expect(Math.abs(logs.mean - (L - 2) * one.mean)).toBeLessThan(4 * logs.error);
    expect(Math.abs(logs.variance / ((L - 2) * one.variance) - 1)).toBeLessThan(0.12);
    for (const [wide, error] of [
      [40, 1e-3],
      [160, 7e-5],
    ] as const) {
      expect(Math.abs(logNorm(wide, 1).mean + 1 / (2 * wide))).toBeLessThan(error);
      expect(Math.abs(logNorm(wide, 1).variance - 1 / (2 * wide))).toBeLessThan(2 * error);
    }
  });

  const [n, L] = [4, 5];
  const scale = 1.4;
  /** ‖δ‖² of layers 2 … L of real ReLU nets, all of one input. */
  const real = seeds(5000).map((seed) => {
    const { delta } = run({
      sizes: Array(L).fill(n),
      activation: 'relu',
      weightScale: scale,
      seed,
      inputSeed: 7,
    });
    return delta.slice(2).map(square);
  });
  const living = real.filter((squares) => squares.every((one) => one > 0));
  /** The same with coins in place of the gates, some of every layer on. */
  const tossed = seeds(5000)
    .map((seed) => {
      const coin = (l: number) => normals(n, 7_000_000 + 100 * seed + l).map((g): number => (g > 0 ? 1 : 0));
      const e = normals(n, 8_000_000 + seed);
      const length = Math.sqrt(square(e));
      let v: Float64Array = Float64Array.from(e, (ej) => ej / length);
      const squares: number[] = [];
      for (let l = L; l >= 2; l--) {
        const gates = coin(l);
        const delta = v.map((vj, j) => gates[j]! * vj);
        if (gates.every((gate) => gate === 0)) return null;
        squares.unshift(square(delta));
        v = backTimes(
          Float64Array.from(normals(n * n, 9_000_000 + 100 * seed + l, scale / Math.sqrt(n))),
          delta,
        );
      }
      return squares;
    })
    .filter((squares) => squares !== null);

  it('(8.30) [eq:fair-gates] ReLU nets and coins: the same law of each length, of two of them jointly, and of their ratio', () => {
    for (const statistic of [
      (squares: readonly number[]) => squares[0]!,
      (squares: readonly number[]) => squares[3]!,
      (squares: readonly number[]) => squares[0]! - 2 * squares[2]! + squares[3]!,
      (squares: readonly number[]) => squares[0]! * squares[2]!,
    ])
      expect(sameLaw(living.map(statistic), tossed.map(statistic))).toBeGreaterThan(1e-3);
    expect(Math.abs(living.length - tossed.length)).toBeLessThan(4 * Math.sqrt(real.length / 2));
    // With slopes all 1 the law is another one.
    const linear = seeds(5000).map((seed) =>
      square(run({ sizes: Array(L).fill(n), activation: 'linear', weightScale: 1, seed }).delta[2]!),
    );
    expect(
      sameLaw(
        real.map((squares) => squares[0]!),
        linear,
      ),
    ).toBeLessThan(1e-6);
  });

  it('(8.31) [eq:relu-log-norm] one step back in real nets: mean square, fourth moment and logarithm of σ_w²χ²_K/n', () => {
    const steps = living.map((squares) => squares[0]! / squares[1]!);
    const given = 1 - 2 ** -n;
    const first = estimate(steps);
    expect(Math.abs(first.mean - scale ** 2 / 2 / given)).toBeLessThan(4 * first.error);
    const second = estimate(steps.map((step) => step ** 2));
    expect(Math.abs(second.mean - ((scale ** 2 / 2) ** 2 * (1 + 5 / n)) / given)).toBeLessThan(
      4 * second.error,
    );
    const alive = (m: number) => coins(m).map((p) => p / (1 - 2 ** -m));
    const exact = (m: number, s: number) =>
      alive(m).reduce((sum, p, k) => (k === 0 ? 0 : sum + p * (logNorm(k, s).mean + Math.log(k / m) / 2)), 0);
    const logs = estimate(steps.map((step) => Math.log(step) / 2));
    expect(Math.abs(logs.mean - exact(n, scale ** 2))).toBeLessThan(4 * logs.error);
    expect(Math.abs(exact(60, 2) * 60 + 1.25)).toBeLessThan(0.05);
    expect(Math.abs(exact(60, 3) - exact(60, 2) - Math.log(1.5) / 2)).toBeLessThan(1e-9);
  });

  it('(8.32) [eq:dead-layer] one layer of four in sixteen dies, and then all gradients are 0', () => {
    // A net lives as long as its layers 2 … L do: (1 − 2⁻⁴)⁴.
    const dead = real.filter((squares) => squares.some((one) => one === 0));
    const expected = 1 - (1 - 2 ** -n) ** (L - 1);
    const error = Math.sqrt((expected * (1 - expected)) / real.length);
    expect(Math.abs(dead.length / real.length - expected)).toBeLessThan(4 * error);
    for (const squares of dead) expect(squares.every((one) => one === 0)).toBe(true);
    const layer = seeds(4000).filter((seed) =>
      run({ sizes: [3, 3], activation: 'relu', weightScale: 1, seed }).a[2]!.every((aj) => aj === 0),
    );
    expect(Math.abs(layer.length / 4000 - 1 / 8)).toBeLessThan(
      (4 * Math.sqrt((1 / 8) * (7 / 8))) / Math.sqrt(4000),
    );
  });
});
