import fc from 'fast-check';
import { Matrix as MlMatrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { activations } from '../../src/core/activations.ts';
import { difference, runNet } from '../core/nets.ts';
import {
  netOf,
  normOf,
  orthogonal,
  product,
  random,
  singularValues,
  stretchedMost,
  times,
} from './matrices.ts';
import {
  coreErrors,
  costOf,
  depthOf,
  errorAt,
  gradient,
  layersOf,
  length,
  normals,
  outputFrom,
  type PlainNet,
  passOf,
  randomNet,
  smooth,
  withBiases,
} from './plain-net.ts';

const gradB = (net: PlainNet, l: number) => length(gradient((b) => costOf(withBiases(net, l, b)), net.b[l]!));

/** B0 … B3 and the lower bound with SVDs of ml-matrix; J by differences of the output. */
function ladderAt(net: PlainNet, l: number): number[] {
  const L = depthOf(net);
  const sigma = activations[net.activation];
  const { z, a } = passOf(net);
  const slopes = z.map((zl) => zl.map(sigma.slope));
  const most = slopes.map((s) => Math.max(...s.map(Math.abs)));
  const least = slopes.map((s) => Math.min(...s.map(Math.abs)));
  const norms = net.w.map((w) => normOf(new MlMatrix(w)));
  const gains = net.w.map((w) => (w.length > w[0]!.length ? 0 : singularValues(new MlMatrix(w)).at(-1)!));
  const steps = Array.from({ length: L - l }, (_, i) =>
    normOf(MlMatrix.diag(slopes[l + i]!).mmul(new MlMatrix(net.w[l + i + 1]!).transpose())),
  );
  const J = new MlMatrix(a[L]!.map((_, i) => gradient((at) => outputFrom(net, l, at)[i]!, z[l]!)));
  const e = length(errorAt(net));
  return [
    sigma.slopeBound ** (L - l + 1) * product(norms.slice(l + 1)) * e,
    product(most.slice(l)) * product(norms.slice(l + 1)) * e,
    product(steps) * most[L]! * e,
    normOf(J) * e,
    product(least.slice(l)) * product(gains.slice(l + 1)) * e,
  ];
}

describe('the ladder', () => {
  it.each(smooth)('(6.1) [eq:rungs] core’s rungs are those of ml-matrix and of differences: %s', (id) => {
    const net = randomNet([5, 5, 4, 4, 3], id, 51);
    const { bounds, rungs } = runNet(coreErrors(net).core, [net.x], [net.y]);
    for (const l of layersOf(net)) {
      const [b0, b1, b2, b3, lower] = ladderAt(net, l);
      expect(difference(Math.exp(bounds.logB0[l]!), b0!)).toBeLessThan(1e-9);
      expect(difference(Math.exp(bounds.logB1[l]!), b1!)).toBeLessThan(1e-9);
      expect(difference(Math.exp(rungs[l]!.logB2), b2!)).toBeLessThan(1e-9);
      expect(difference(Math.exp(rungs[l]!.logB3), b3!)).toBeLessThan(1e-7);
      expect(difference(Math.exp(bounds.logLower[l]!), lower!)).toBeLessThan(1e-9);
    }
  });

  it('(6.2) [eq:ladder] B0 ≥ B1 ≥ B2 ≥ B3 ≥ gradient by differences ≥ lower bound', () => {
    for (const id of smooth) {
      for (const sizes of [
        [5, 5, 4, 4, 3],
        [3, 6, 4, 2, 4],
      ]) {
        const net = randomNet(sizes, id, 52);
        for (const l of layersOf(net)) {
          const [b0, b1, b2, b3, lower] = ladderAt(net, l);
          const members = [b0!, b1!, b2!, b3!, gradB(net, l), lower!];
          for (let i = 1; i < members.length; i++)
            expect(members[i]!).toBeLessThanOrEqual(members[i - 1]! * (1 + 1e-7));
        }
      }
    }
  });

  it('(6.3) [eq:sharp] linear nets with multiples of orthogonal matrices: all equal, gradients by differences', () => {
    const g = [0, 0, 1, 2, 0.3, 1.4];
    const net = netOf({
      activation: 'linear',
      sizes: [4, 4, 4, 4, 4],
      w: (l) => orthogonal(4, l).mul(g[l]!).to2DArray(),
      b: (l) => normals(4, l),
      x: normals(4, 1),
      y: normals(4, 2),
    });
    for (const l of layersOf(net)) {
      const expected = product(g.slice(l + 1)) * length(errorAt(net));
      for (const member of [...ladderAt(net, l), gradB(net, l)])
        expect(difference(member, expected)).toBeLessThan(1e-8);
    }
  });
});

describe('when nothing is lost', () => {
  /** Whether some direction that B stretches most comes out in one that A stretches most; simple singular values. */
  const aligned = (A: MlMatrix, B: MlMatrix) => {
    const v = stretchedMost(B);
    return length(times(A, times(B, v))) / (normOf(A) * length(times(B, v)));
  };

  it('(6.4) [eq:no-loss] ‖AB‖ = ‖A‖‖B‖ exactly where the directions fit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.boolean(), (seed, fitted) => {
        const B = random(4, 3, seed);
        let A = random(5, 4, seed + 20_000);
        if (fitted) {
          // Turn the most stretched direction of A into that of the image of B by a reflection.
          const image = times(B, stretchedMost(B));
          const from = stretchedMost(A);
          const to = image.map((x) => x / length(image));
          const v = MlMatrix.columnVector(from.map((x, i) => x - to[i]!));
          const square = v.transpose().mmul(v).get(0, 0);
          A = A.mmul(MlMatrix.eye(4).sub(v.mmul(v.transpose()).mul(2 / square)));
        }
        const ratio = normOf(A.mmul(B)) / (normOf(A) * normOf(B));
        if (fitted) expect(ratio).toBeCloseTo(1, 10);
        expect(ratio > 1 - 1e-9).toBe(aligned(A, B) > 1 - 1e-9);
      }),
      { numRuns: 60 },
    );
  });

  it('(6.5) [eq:no-loss-slopes] a vector keeps the largest slope exactly if it lives where the slope is largest', () => {
    const slopes = [0.25, -1, 0.5, 1, 0.999];
    const D = MlMatrix.diag(slopes);
    const entry = fc.oneof(fc.constant(0), fc.double({ min: 0.1, max: 2, noNaN: true }));
    fc.assert(
      fc.property(fc.array(entry, { minLength: 5, maxLength: 5 }), (v) => {
        fc.pre(length(v) > 0);
        const loses = v.some((x, j) => x !== 0 && Math.abs(slopes[j]!) < 1);
        const ratio = length(times(D, v)) / (normOf(D) * length(v));
        if (loses) expect(ratio).toBeLessThan(1 - 1e-7);
        else expect(ratio).toBeCloseTo(1, 13);
      }),
    );
  });

  it('the table: orthogonal weights lose nothing between B1 and B2, one neuron per layer nothing below B1', () => {
    const sizes = [4, 4, 4, 4];
    const isometric = netOf({
      activation: 'tanh',
      sizes,
      w: (l) =>
        orthogonal(4, 10 + l)
          .mul(1.3)
          .to2DArray(),
      b: (l) => normals(4, 20 + l),
      x: normals(4, 3),
      y: normals(4, 4),
    });
    const thin = randomNet([1, 1, 1, 1, 1], 'sigmoid', 53);
    for (const l of [2, 3, 4]) {
      const [, b1, b2] = ladderAt(isometric, l);
      expect(difference(b1!, b2!)).toBeLessThan(1e-10);
      const [b0, one, ...others] = ladderAt(thin, l);
      for (const member of [...others, gradB(thin, l)]) expect(difference(member, one!)).toBeLessThan(1e-7);
      expect(b0!).toBeGreaterThan(one! * 1.0001);
    }
  });

  it('(6.6) [eq:trap] ‖A‖‖Se‖ lies above ‖AS‖‖e‖ for one error and below it for another', () => {
    const [A, S] = [MlMatrix.diag([1, 0.6]), MlMatrix.diag([0.5, 1])];
    const both = (e: number[]) => [normOf(A) * length(times(S, e)), normOf(A.mmul(S)) * length(e)];
    expect(both([0, 1])).toEqual([1, 0.6]);
    expect(both([1, 0])).toEqual([0.5, 0.6]);
    // A net of three layers with these matrices: slopes 1 and, in layer 3, ½ and 1.
    for (const e of [
      [0, 1],
      [1, 0],
    ])
      expect(length(times(A.mmul(S), e))).toBeLessThanOrEqual(Math.min(...both(e)) * (1 + 1e-15));
    // The chain that is right: ‖A‖‖B‖‖d‖ ≥ ‖AB‖‖d‖ ≥ ‖ABd‖.
    for (let seed = 1; seed < 30; seed++) {
      const [P, Q, d] = [random(3, 4, seed), random(4, 2, 90 + seed), normals(2, seed)];
      expect(normOf(P.mmul(Q))).toBeLessThanOrEqual(normOf(P) * normOf(Q) * (1 + 1e-14));
      expect(length(times(P.mmul(Q), d))).toBeLessThanOrEqual(normOf(P.mmul(Q)) * length(d) * (1 + 1e-14));
    }
  });
});
