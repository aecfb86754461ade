import fc from 'fast-check';
import { Matrix, SVD } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { activations } from '../../src/core/activations.ts';
import { formats, roundTo } from '../../src/core/precision/formats.ts';
import { apply, distance, dot, gradient, length, normals, quadratic, transpose } from './plain-net.ts';
import { backTimes, estimate, gaussianMean, mapOf, seeds, square } from './random-nets.ts';

const rows = (entries: readonly number[], columns: number): number[][] =>
  Array.from({ length: entries.length / columns }, (_, j) => entries.slice(j * columns, (j + 1) * columns));
const norm = (w: readonly (readonly number[])[]): number => new SVD(new Matrix(w as number[][])).diagonal[0]!;

const n = 4;
const matrix = (seed: number, scale: number): number[][] =>
  rows(normals(n * n, seed, scale / Math.sqrt(n)), n);

/** A residual net of tanh layers by plain loops: a after the layers from `first` on, b of that layer in place of its own. */
interface ResidualNet {
  readonly w: readonly number[][][];
  readonly b: readonly (readonly number[])[];
  readonly y: readonly number[];
}
const residualNet = (seed: number, scale: number): ResidualNet => ({
  w: seeds(4).map((l) => matrix(10 * seed + l, scale)),
  b: seeds(4).map((l) => normals(n, 10 * seed + 5 + l, 0.3)),
  y: normals(n, 10 * seed + 9),
});
const z = ({ w, b }: ResidualNet, l: number, a: readonly number[]): number[] =>
  apply(w[l]!, a).map((s, j) => s + b[l]![j]!);
const costFrom = (net: ResidualNet, l: number, a: readonly number[]): number =>
  l === 4
    ? quadratic(a, net.y)
    : costFrom(
        net,
        l + 1,
        z(net, l, a).map((zj, j) => a[j]! + Math.tanh(zj)),
      );

describe('chapter 11, where weights start', () => {
  it('(11.1) [eq:two-fans] mean squares over all matrices of signs: n_{l−1} forward, n_l back', () => {
    const [outputs, inputs] = [2, 3];
    const a = [0.4, -1.3, 2];
    const delta = [1.5, -0.2];
    const count = 2 ** (outputs * inputs);
    let [ahead, back] = [0, 0];
    for (let code = 0; code < count; code++) {
      const w = rows(
        Array.from({ length: outputs * inputs }, (_, i) => ((code >> i) & 1 ? 1 : -1)),
        inputs,
      );
      ahead += length(apply(w, a)) ** 2 / count;
      back += length(apply(transpose(w), delta)) ** 2 / count;
    }
    expect(ahead / outputs).toBeCloseTo(inputs * (length(a) ** 2 / inputs), 12);
    expect(back / inputs).toBeCloseTo(outputs * (length(delta) ** 2 / outputs), 12);
  });

  it('(11.2) [eq:selu-constants] by quadrature: mean 0, mean square 1, slopes 1.0716, V′(1) = 0.7826; any such function has at least 1', () => {
    const { value, slope } = activations.selu;
    expect(gaussianMean(value, 1)).toBeCloseTo(0, 4);
    expect(gaussianMean((u) => value(u) ** 2, 1)).toBeCloseTo(1, 4);
    expect(gaussianMean((u) => slope(u) ** 2, 1).toFixed(4)).toBe('1.0716');
    const { V } = mapOf('selu', 1, 0);
    expect(((V(1.01) - V(0.99)) / 0.02).toFixed(3)).toBe('0.783');
    expect(Math.sqrt(1.0716).toFixed(4)).toBe('1.0352');
    // A bent line, brought to mean 0 and mean square 1.
    for (const bend of [0.1, 1, 4]) {
      const bent = (u: number) => u + bend * (u * u - 1);
      const size = Math.sqrt(gaussianMean((u) => bent(u) ** 2, 1));
      expect(gaussianMean((u) => ((1 + 2 * bend * u) / size) ** 2, 1)).toBeGreaterThan(1);
    }
  });
});

describe('chapter 11, residual connections', () => {
  it('(11.3) [eq:residual-step] ∂C/∂a and ∂C/∂b by differences on both sides of a layer', () => {
    for (const seed of [1, 2, 3]) {
      const net = residualNet(seed, 1.5);
      let a = normals(n, 70 + seed);
      for (let l = 0; l < 4; l++) {
        const at = z(net, l, a);
        const after = at.map((zj, j) => a[j]! + Math.tanh(zj));
        const g = gradient((v) => costFrom(net, l + 1, v), after);
        const delta = g.map((gj, j) => gj * (1 - Math.tanh(at[j]!) ** 2));
        const before = gradient((v) => costFrom(net, l, v), a);
        const back = apply(transpose(net.w[l]!), delta);
        expect(
          distance(
            before,
            g.map((gj, j) => gj + back[j]!),
          ),
        ).toBeLessThan(1e-8);
        const byBias = gradient(
          (b) => costFrom({ ...net, b: net.b.map((own, r) => (r === l ? b : own)) }, l, a),
          net.b[l]!,
        );
        expect(distance(byBias, delta)).toBeLessThan(1e-8);
        a = after;
      }
    }
  });

  it('(11.4) [eq:residual-bracket] ratios of gradients by differences lie between the products, and e^{−K} below them', () => {
    let above = 0;
    fc.assert(
      fc.property(fc.nat(1e5), fc.double({ min: 0.02, max: 2, noNaN: true }), (seed, scale) => {
        const net = residualNet(seed, scale);
        const a = normals(n, seed + 1);
        const states = [a];
        for (let l = 0; l < 4; l++)
          states.push(z(net, l, states[l]!).map((zj, j) => states[l]![j]! + Math.tanh(zj)));
        const ratio =
          length(gradient((v) => costFrom(net, 0, v), a)) /
          length(gradient((v) => costFrom(net, 4, v), states[4]!));
        const kappas = net.w.map(norm);
        const least = kappas.reduce((product, kappa) => product * Math.max(0, 1 - kappa), 1);
        const most = kappas.reduce((product, kappa) => product * (1 + kappa), 1);
        expect(ratio).toBeGreaterThanOrEqual(least - 1e-7);
        expect(ratio).toBeLessThanOrEqual(most + 1e-7);
        if (Math.max(...kappas) >= 1) return;
        above++;
        const K = kappas.reduce((sum, kappa) => sum + kappa / (1 - kappa), 0);
        expect(least).toBeGreaterThanOrEqual(Math.exp(-K));
      }),
      { numRuns: 80, seed: 5 },
    );
    expect(above).toBeGreaterThan(10);
  });

  it('(11.5) [eq:residual-mean] one ReLU branch at width 8, 4000 draws: 1 + β²χ; and the powers of the text', () => {
    const width = 8;
    const [weightScale, branchScale] = [1.3, 1.2];
    const a = Float64Array.from(normals(width, 1));
    const g = Float64Array.from(normals(width, 2));
    for (const beta of [1, 0.4]) {
      const { mean, error } = estimate(
        seeds(4000).map((seed) => {
          const w = Float64Array.from(normals(width * width, 3 * seed, weightScale / Math.sqrt(width)));
          const v = Float64Array.from(normals(width * width, 3 * seed + 1, branchScale / Math.sqrt(width)));
          const h = backTimes(v, g);
          const gated = h.map((hj, j) => {
            let zj = 0;
            for (let k = 0; k < width; k++) zj += w[j * width + k]! * a[k]!;
            return zj > 0 ? hj : 0;
          });
          const back = backTimes(w, gated);
          return square(g.map((gj, j) => gj + beta * back[j]!)) / square(g);
        }),
      );
      const chi = (branchScale * weightScale) ** 2 / 2;
      expect(Math.abs(mean - (1 + beta ** 2 * chi))).toBeLessThan(4 * error);
      expect(error).toBeLessThan(0.03);
    }
    expect(2 ** 30).toBeGreaterThan(1e9);
    expect(((1 + 1 / 30) ** 30).toFixed(1)).toBe('2.7');
    for (const L of [2, 10, 100]) expect((1 + 1.7 / L) ** L).toBeLessThan(Math.exp(1.7));
  });
});

const spreadOf = (v: readonly number[]): number => {
  const mean = v.reduce((sum, x) => sum + x, 0) / v.length;
  return Math.sqrt(v.reduce((sum, x) => sum + (x - mean) ** 2, 0) / v.length);
};
const normalise = (v: readonly number[]): number[] => {
  const mean = v.reduce((sum, x) => sum + x, 0) / v.length;
  return v.map((x) => (x - mean) / spreadOf(v));
};

describe('chapter 11, normalisation', () => {
  it('(11.6) [eq:norm-jacobian] by differences; norm 1/s by SVD; 1 and ẑ are removed, nothing is left of two numbers', () => {
    for (const k of [2, 3, 6]) {
      const v = normals(k, 60 + k, 2.5);
      const jacobian = Array.from({ length: k }, (_, i) => gradient((u) => normalise(u)[i]!, v));
      const hat = normalise(v);
      const s = spreadOf(v);
      jacobian.forEach((row, i) => {
        const formula = row.map((_, j) => ((i === j ? 1 : 0) - 1 / k - (hat[i]! * hat[j]!) / k) / s);
        expect(length(row.map((entry, j) => entry - formula[j]!))).toBeLessThan(1e-8);
      });
      expect(norm(jacobian)).toBeCloseTo(k === 2 ? 0 : 1 / s, 7);
      for (const gone of [Array(k).fill(1) as number[], hat])
        expect(length(apply(jacobian, gone))).toBeLessThan(1e-7);
    }
  });

  it('(11.7) [eq:scale-free] gradients by differences are orthogonal to the weights, and 1/c as long for c w', () => {
    const [a, y] = [normals(n, 1), normals(n, 2)];
    const last = matrix(3, 1.2);
    const cost = (entries: readonly number[]): number =>
      quadratic(apply(last, normalise(apply(rows(entries, n), a)).map(Math.tanh)), y);
    const w = matrix(4, 0.7).flat();
    const g = gradient(cost, w, 1e-4);
    expect(Math.abs(dot(w, g))).toBeLessThan(1e-8 * length(w) * length(g));
    for (const c of [0.2, 3])
      expect(
        distance(
          gradient(
            cost,
            w.map((x) => c * x),
            1e-4,
          ).map((x) => c * x),
          g,
        ),
      ).toBeLessThan(1e-7);
    const moved = w.map((x, i) => x - 0.3 * g[i]!);
    expect(length(moved) ** 2).toBeCloseTo(length(w) ** 2 + 0.09 * length(g) ** 2, 9);
  });

  type Way = 'layer' | 'batch';
  const groupsOf = (values: number[][], way: Way) => (way === 'layer' ? values : transpose(values));
  /** Mean of ‖δˡ‖²/‖δˡ⁺¹‖² over the inner layers of normalised nets, by plain loops; values are examples × neurons. */
  function growth(
    way: Way,
    sigma: 'relu' | 'sigmoid' | 'tanh' | 'linear',
    width: number,
    examples: number,
    nets: number,
  ) {
    const { value, slope } = activations[sigma];
    const depth = 7;
    const ratios = seeds(nets).flatMap((seed) => {
      const w = seeds(depth).map((l) =>
        rows(normals(width * width, 100 * seed + l, 1.6 / Math.sqrt(width)), width),
      );
      let a = seeds(examples).map((x) => normals(width, 100 * seed + 50 + x));
      const hats: number[][][] = [];
      const spreads: number[][] = [];
      for (let l = 0; l < depth; l++) {
        const groups = groupsOf(new Matrix(a).mmul(new Matrix(transpose(w[l]!))).to2DArray(), way);
        spreads[l] = groups.map(spreadOf);
        hats[l] = groupsOf(groups.map(normalise), way);
        a = hats[l]!.map((row) => row.map(value));
      }
      let delta = seeds(examples).map((x) => normals(width, 100 * seed + 90 + x));
      const sizes: number[] = [];
      for (let l = depth - 1; l >= 0; l--) {
        const sloped = delta.map((row, x) => row.map((d, j) => d * slope(hats[l]![x]![j]!)));
        const [errors, values] = [groupsOf(sloped, way), groupsOf(hats[l]!, way)];
        const carried = errors.map((d, i) => {
          const k = d.length;
          const mean = d.reduce((sum, one) => sum + one, 0) / k;
          const along = dot(d, values[i]!) / k;
          return d.map((one, j) => (one - mean - along * values[i]![j]!) / spreads[l]![i]!);
        });
        const back = groupsOf(carried, way);
        sizes[l] = back.reduce((sum, row) => sum + length(row) ** 2, 0);
        delta = new Matrix(back).mmul(new Matrix(w[l]!)).to2DArray();
      }
      // The first layers have not settled, and the last error is not one of a normalised layer.
      return seeds(depth - 4).map((l) => sizes[l + 1]! / sizes[l + 2]!);
    });
    return estimate(ratios);
  }

  it('(11.8) [eq:layer-norm-rate] quadrature gives the numbers of the text, plain loops the rate to 4 errors + 2/n', () => {
    const rate = (id: 'relu' | 'sigmoid' | 'tanh' | 'gelu') =>
      gaussianMean((u) => activations[id].slope(u) ** 2, 1) /
      gaussianMean((u) => activations[id].value(u) ** 2, 1);
    expect((['relu', 'gelu', 'tanh', 'sigmoid'] as const).map((id) => rate(id).toFixed(3))).toEqual([
      '1.000',
      '1.072',
      '1.178',
      '0.153',
    ]);
    for (const id of ['relu', 'sigmoid'] as const) {
      const { mean, error } = growth('layer', id, 80, 6, 8);
      expect(Math.abs(mean / rate(id) - 1)).toBeLessThan((4 * error) / rate(id) + 2 / 80);
    }
  });

  it('(11.9) [eq:batch-norm-rate] plain loops: above 1, at the rate of the quadrature to 4 errors + 2/n + 2/B', () => {
    for (const [id, shown] of [
      ['relu', '1.467'],
      ['tanh', '1.178'],
      ['sigmoid', '1.034'],
    ] as const) {
      const { value, slope } = activations[id];
      const variance = gaussianMean((u) => value(u) ** 2, 1) - gaussianMean(value, 1) ** 2;
      const rate = gaussianMean((u) => slope(u) ** 2, 1) / variance;
      expect(rate.toFixed(3)).toBe(shown);
      const { mean, error } = growth('batch', id, 80, 60, 3);
      expect(Math.abs(mean / rate - 1)).toBeLessThan((4 * error) / rate + 2 / 80 + 2 / 60);
      expect(mean).toBeGreaterThan(1);
    }
    expect((Math.PI / (Math.PI - 1)).toFixed(3)).toBe('1.467');
  });

  it('(11.10) [eq:batch-norm-linear] plain loops for B = 6: 4/3', () => {
    const { mean, error } = growth('batch', 'linear', 100, 6, 50);
    expect(error).toBeLessThan(0.02);
    expect(Math.abs(mean - 4 / 3)).toBeLessThan(4 * error + 2 / 100);
  });
});

describe('chapter 11, numbers in a format', () => {
  it('(11.11) [eq:too-small] below half of the smallest number there is zero; powers of two move normal numbers exactly', () => {
    expect(Object.values(formats).map(({ smallest }) => Math.log2(smallest))).toEqual([-149, -133, -24]);
    expect(formats.float16.largest).toBe(65504);
    for (const format of Object.values(formats)) {
      fc.assert(
        fc.property(
          fc.double({ min: 1, max: 2, noNaN: true, maxExcluded: true }),
          fc.integer({ min: -10, max: 5 }),
          fc.integer({ min: -3, max: 8 }),
          (digits, e, k) => {
            const x = digits * 2 ** e;
            expect(roundTo(2 ** k * x, format)).toBe(2 ** k * roundTo(x, format));
            expect(roundTo((format.smallest / 4) * digits * 0.999, format)).toBe(0);
            expect(roundTo((format.smallest / 2) * 1.001, format)).toBe(format.smallest);
          },
        ),
      );
    }
  });
});
