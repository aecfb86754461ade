import { Matrix, SingularValueDecomposition } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { defaultSettings, type Settings } from '../../src/model/settings.ts';
import { experimentOf } from '../../src/state/experiment.ts';
import { type NetRecord, recordFileName, recordOf } from '../../src/state/record.ts';
import { difference, runExperiment } from '../core/nets.ts';

/** What a person finds in the downloaded file. */
function download(settings: Partial<Settings>): NetRecord {
  const all: Settings = { ...defaultSettings, ...settings };
  return JSON.parse(
    JSON.stringify(recordOf({ settings: all, ...runExperiment(experimentOf(all)) })),
  ) as NetRecord;
}

type Rows = readonly (readonly number[])[];
const largestSingularValue = (rows: Rows): number =>
  new SingularValueDecomposition(new Matrix(rows.map((row) => [...row])), { autoTranspose: true }).norm2;
const smallestSingularValue = (rows: Rows): number =>
  Math.min(
    ...new SingularValueDecomposition(new Matrix(rows.map((row) => [...row])), { autoTranspose: true })
      .diagonal,
  );
const length = (x: readonly number[]): number => Math.hypot(...x);
const dot = (x: readonly number[], y: readonly number[]): number =>
  x.reduce((sum, v, i) => sum + v * y[i]!, 0);
const transpose = (rows: Rows): number[][] => rows[0]!.map((_, k) => rows.map((row) => row[k]!));

/** σ and σ′ as a textbook has them. */
const textbook: Readonly<Record<string, readonly [(z: number) => number, (z: number) => number]>> = {
  tanh: [Math.tanh, (z) => 1 / Math.cosh(z) ** 2],
  sigmoid: [(z) => 1 / (1 + Math.exp(-z)), (z) => 1 / (2 + Math.exp(z) + Math.exp(-z))],
  relu: [(z) => Math.max(0, z), (z) => (z > 0 ? 1 : 0)],
  linear: [(z) => z, () => 1],
};
const slopeBounds: Readonly<Record<string, number>> = { tanh: 1, sigmoid: 0.25, relu: 1, linear: 1 };

/** Everything in a record again, from w, b, x and y alone, by nested arrays and ml-matrix. Arrays by layer. */
function recompute(record: NetRecord) {
  const { sizes, settings, x, y } = record;
  const L = sizes.length;
  const crossEntropy = settings.cost === 'cross-entropy';
  const at = (l: number) => textbook[l === L && crossEntropy ? 'sigmoid' : record.activation]!;
  const w = (l: number): Rows => record.w[l]!;
  const gamma = (l: number): number => (l === L && crossEntropy ? 1 : slopeBounds[record.activation]!);
  const m = x.length;
  const examples = x.map((input, i) => {
    const a: number[][] = [[], [...input]];
    const z: number[][] = [];
    for (let l = 2; l <= L; l++) {
      z[l] = w(l).map((row, j) => dot(row, a[l - 1]!) + record.b[l]![j]!);
      a[l] = z[l]!.map(at(l)[0]);
    }
    const e = a[L]!.map((value, j) => value - y[i]![j]!);
    const slopes = z.map((row, l) => row.map((value) => (l === L && crossEntropy ? 1 : at(l)[1](value))));
    // δ as a vector of moderate size and a logarithm.
    const delta: number[][] = [];
    const log: number[] = [];
    for (let l = L; l >= 2; l--) {
      const v = l === L ? e : transpose(w(l + 1)).map((column) => dot(column, delta[l + 1]!));
      const raw = v.map((value, j) => value * slopes[l]![j]!);
      delta[l] = raw.map((value) => value / (length(raw) || 1));
      log[l] = Math.log(length(raw)) + (l === L ? 0 : log[l + 1]!);
    }
    const cost = crossEntropy
      ? -a[L]!.reduce((sum, p, j) => sum + y[i]![j]! * Math.log(p) + (1 - y[i]![j]!) * Math.log(1 - p), 0)
      : dot(e, e) / 2;
    return { a, z, e, slopes, delta, log, cost };
  });
  const mean = (f: (example: (typeof examples)[number]) => number): number =>
    examples.reduce((sum, example) => sum + f(example), 0) / m;
  const errorNorm = mean(({ e }) => length(e));
  const layers = [];
  let [b0, b1, b2, lower] = [Math.log(errorNorm), 0, 0, 0];
  let J: number[][] = [];
  let logJ = 0;
  for (let l = L; l >= 2; l--) {
    const one = examples[0]!;
    const largest = l < L ? largestSingularValue(w(l + 1)) : 1;
    b0 += Math.log(gamma(l) * largest);
    b1 = l < L ? b1 + Math.log(largest) : 0;
    const slopeProducts = examples.map(({ slopes, e }) =>
      slopes
        .slice(l)
        .reduce((sum, row) => sum + Math.log(Math.max(...row.map(Math.abs))), Math.log(length(e))),
    );
    const most = Math.max(...slopeProducts);
    const meanSlopes = slopeProducts.reduce((sum, log) => sum + Math.exp(log - most), 0) / m;
    // A_l = Σ′(w^{l+1})ᵀ; at L Σ′ alone.
    const w2 = l < L ? w(l + 1) : one.e.map((_, j) => one.e.map((_, k) => (j === k ? 1 : 0)));
    const A = transpose(w2).map((row, j) => row.map((value) => value * one.slopes[l]![j]!));
    const sizeA = largestSingularValue(A);
    b2 = (l === L ? Math.log(length(one.e)) : b2) + Math.log(sizeA);
    J = l === L ? A : A.map((row) => transpose(J).map((column) => dot(row, column)));
    const sizeJ = largestSingularValue(J);
    J = J.map((row) => row.map((value) => value / (sizeJ || 1)));
    logJ += Math.log(sizeJ);
    lower =
      (l === L ? Math.log(length(one.e)) : lower + Math.log(smallestSingularValue(w(l + 1)))) +
      Math.log(Math.min(...one.slopes[l]!.map(Math.abs)));
    const gradient = one.delta[l]!.map((_, j) => mean(({ delta, log }) => Math.exp(log[l]!) * delta[l]![j]!));
    const gradientW = one.delta[l]!.flatMap((_, j) =>
      one.a[l - 1]!.map((_, k) =>
        mean(({ delta, log, a }) => Math.exp(log[l]!) * delta[l]![j]! * a[l - 1]![k]!),
      ),
    );
    const delta = m === 1 ? one.log[l]! : Math.log(length(gradient));
    layers[l] = {
      delta,
      gradW: m === 1 ? delta + Math.log(length(one.a[l - 1]!)) : Math.log(length(gradientW)),
      b0,
      b1: most === Number.NEGATIVE_INFINITY ? most : most + Math.log(meanSlopes) + b1,
      b2,
      b3: logJ + Math.log(length(one.e)),
      lower,
      weightNorm: largestSingularValue(w(l)),
      weightSmallest: smallestSingularValue(w(l)),
      slopeMax: Math.max(...examples.flatMap(({ z }) => z[l]!.map((value) => Math.abs(at(l)[1](value))))),
    };
  }
  return { cost: mean(({ cost }) => cost), errorNorm, layers };
}

/** A size beside its logarithm as a record gives the two. */
function expectSize(size: number | null, log10: number | null, log: number, what: string): void {
  if (log === Number.NEGATIVE_INFINITY) {
    expect([size, log10], what).toEqual([0, null]);
    return;
  }
  expect(Math.abs(log10! - log / Math.LN10), what).toBeLessThan(1e-8);
  const value = Math.exp(log);
  if (value < 2 ** -1022) expect(size, what).toBeNull();
  else expect(difference(size!, value), what).toBeLessThan(1e-8);
}

function expectRecomputed(record: NetRecord): void {
  const expected = recompute(record);
  expect(difference(record.cost!, expected.cost)).toBeLessThan(1e-9);
  expect(difference(record.errorNorm!, expected.errorNorm)).toBeLessThan(1e-9);
  expect(record.layers.map((one) => one.layer)).toEqual(record.sizes.slice(1).map((_, i) => i + 2));
  for (const { layer, ...actual } of record.layers) {
    const layerExpected = expected.layers[layer]!;
    expectSize(actual.deltaNorm, actual.log10.delta, layerExpected.delta, `δ${layer}`);
    expectSize(actual.gradWNorm, actual.log10.gradW, layerExpected.gradW, `∂C/∂w${layer}`);
    const { lower, upper } = actual.weightNorm;
    expect(lower).toBeLessThanOrEqual(layerExpected.weightNorm * (1 + 1e-13));
    expect(upper).toBeGreaterThanOrEqual(layerExpected.weightNorm * (1 - 1e-13));
    expect(difference(lower, upper)).toBeLessThan(1e-8);
    expect(Math.abs(actual.weightSmallest - layerExpected.weightSmallest)).toBeLessThan(1e-10 * upper);
    if (layerExpected.slopeMax > 1e-300)
      expect(difference(actual.slopeMax!, layerExpected.slopeMax)).toBeLessThan(1e-9);
    const names =
      record.x.length > 1 ? (['b0', 'b1'] as const) : (['b0', 'b1', 'b2', 'b3', 'lower'] as const);
    for (const name of names) {
      const log = layerExpected[name] / Math.LN10;
      if (log === Number.NEGATIVE_INFINITY) expect(actual.log10[name], name).toBeNull();
      else expect(Math.abs(actual.log10[name]! - log), `${name} at ${layer}`).toBeLessThan(1e-6);
    }
    if (record.x.length > 1) {
      expect([actual.log10.b2, actual.log10.b3, actual.log10.lower, actual.slack]).toEqual([
        null,
        null,
        null,
        null,
      ]);
    }
  }
}

/** Σ over r ≥ l of the slack is ln(B0/‖δˡ‖). */
function expectSlackSums(record: NetRecord): void {
  let sum = 0;
  for (const { slack, log10 } of [...record.layers].reverse()) {
    if (log10.delta === null) {
      expect(slack).toEqual({ activation: 0, alignment: 0, averaging: 0 });
      continue;
    }
    sum += slack!.activation + slack!.alignment + slack!.averaging;
    expect(Math.abs(sum - (log10.b0! - log10.delta) * Math.LN10)).toBeLessThan(1e-8);
  }
}

describe('the record, read back and recomputed by nested arrays and ml-matrix', () => {
  const nets: Readonly<Record<string, Partial<Settings>>> = {
    'the default net': {},
    'two layers': { layers: 2, width: 4, activation: 'tanh' },
    'one neuron per layer': { layers: 9, width: 1, activation: 'tanh', bias: 0.5 },
    'an independent target': { layers: 6, width: 5, activation: 'relu', target: 'independent', scale: 1.4 },
    'cross-entropy': { layers: 5, width: 6, activation: 'tanh', cost: 'cross-entropy', bias: 0.3 },
    'orthogonal weights, tied': {
      layers: 7,
      width: 6,
      activation: 'tanh',
      weights: 'orthogonal',
      tied: 'yes',
    },
    'uniform weights': {
      layers: 7,
      width: 6,
      activation: 'sigmoid',
      weights: 'uniform',
      fan: 'average',
      scale: 3,
    },
    'five examples': { layers: 5, width: 6, activation: 'tanh', examples: 5, bias: 0.2 },
    'twenty examples with an independent target': {
      layers: 4,
      width: 5,
      activation: 'sigmoid',
      examples: 20,
      target: 'independent',
      cost: 'cross-entropy',
    },
  };
  for (const [name, settings] of Object.entries(nets)) {
    it(name, () => {
      const record = download(settings);
      expectRecomputed(record);
      if (record.x.length === 1) expectSlackSums(record);
    });
  }

  it('below what a double holds there is the logarithm alone: 100 saturated tanh layers at scale 20', () => {
    const record = download({ layers: 100, width: 4, activation: 'tanh', scale: 20, target: 'independent' });
    expectRecomputed(record);
    expectSlackSums(record);
    const first = record.layers[0]!;
    expect(first.deltaNorm).toBeNull();
    expect(first.log10.delta!).toBeLessThan(-308);
  });

  it('a ReLU layer that is off: a size of 0, no logarithm', () => {
    const seeds = Array.from({ length: 40 }, (_, i) => i);
    const records = seeds.map((seed) => download({ layers: 8, width: 2, activation: 'relu', seed }));
    const dead = records.filter((record) => record.layers[0]!.deltaNorm === 0);
    expect(dead.length).toBeGreaterThan(3);
    for (const record of dead) {
      expectRecomputed(record);
      expectSlackSums(record);
    }
  });
});

describe('the output error in the record', () => {
  it('is a^L − y where y is given', () => {
    const { y, error, w, b, x } = download({ layers: 2, width: 3, activation: 'linear', bias: 0.5 });
    const a = w[2]!.map((row, j) => dot(row, x[0]!) + b[2]![j]!);
    a.forEach((value, j) => {
      expect(error[0]![j]).toBeCloseTo(value - y[0]![j]!, 14);
    });
  });

  it('has length one where it defines the target, also where the output is so large that y has lost it', () => {
    const { y, error } = download({
      layers: 60,
      width: 4,
      activation: 'linear',
      scale: 20,
      target: 'independent',
    });
    expect(Math.max(...y[0]!.map(Math.abs))).toBeGreaterThan(1e20);
    expect(Math.abs(length(error[0] as number[]) - 1)).toBeLessThan(1e-15);
  });
});

describe('the format unstable-gradients/1', () => {
  it('has these keys and no others', () => {
    const record = download({ layers: 3, width: 2 });
    expect(Object.keys(record)).toEqual([
      'format',
      'settings',
      'sizes',
      'activation',
      'w',
      'b',
      'x',
      'y',
      'error',
      'cost',
      'errorNorm',
      'layers',
      'typical',
      'ensemble',
    ]);
    expect(record.format).toBe('unstable-gradients/1');
    expect(record.settings).toEqual({ ...defaultSettings, layers: 3, width: 2 });
    expect([Object.keys(record.w), Object.keys(record.b)]).toEqual([
      ['2', '3'],
      ['2', '3'],
    ]);
    expect([record.typical, record.ensemble]).toEqual([null, null]);
    const [layer] = record.layers;
    expect(Object.keys(layer!)).toEqual([
      'layer',
      'deltaNorm',
      'gradWNorm',
      'weightNorm',
      'weightSmallest',
      'slopeMax',
      'log10',
      'slack',
    ]);
    expect(Object.keys(layer!.log10)).toEqual(['delta', 'gradW', 'b0', 'b1', 'b2', 'b3', 'lower']);
    expect(Object.keys(layer!.slack!)).toEqual(['activation', 'alignment', 'averaging']);
    expect(recordFileName).toBe('record.json');
  });

  it('carries what it is given of typical case and ensemble', () => {
    const typical = {
      qStar: 1,
      chi1: 2,
      vPrime: 3,
      cStar: 4,
      depthScale: null,
      log10Delta: [[2, -1]],
      caveat: null,
    } as const;
    const ensemble = { runs: 3, log10Delta: [{ layer: 2, p10: 0, p50: 1, p90: 2 }] } as const;
    const settings: Settings = { ...defaultSettings, layers: 2, width: 2 };
    const results = { settings, ...runExperiment(experimentOf(settings)) };
    expect(recordOf(results, typical, ensemble)).toMatchObject({ typical, ensemble });
  });

  it('is not made while a norm is missing', () => {
    const settings: Settings = { ...defaultSettings, layers: 3, width: 2 };
    const results = { settings, ...runExperiment(experimentOf(settings)), norms: () => undefined };
    expect(() => recordOf(results)).toThrow('layer 2');
  });
});
