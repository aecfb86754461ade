import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference } from '../core/nets.ts';
import { netOf } from './matrices.ts';
import { costOf, errorAt, gradient, layersOf, type PlainNet, passOf, withBiases } from './plain-net.ts';

const s = (t: number) => 1 / (1 + Math.exp(-t));
/** σ′ = 1/(2 + 2cosh t), a form without cancellation. */
const slope = (t: number) => 1 / (2 + 2 * Math.cosh(t));
const gradB = (net: PlainNet, l: number) => gradient((b) => costOf(withBiases(net, l, b)), net.b[l]!)[0]!;
const chainOf = (weights: readonly number[], biases: readonly number[], x: number, y: number): PlainNet =>
  netOf({
    activation: 'sigmoid',
    sizes: [1, ...weights.map(() => 1)],
    w: (l) => [[weights[l - 2]!]],
    b: (l) => [biases[l - 2]!],
    x: [x],
    y: [y],
  });
const anyWeight = fc.tuple(fc.double({ min: 4.001, max: 400, noNaN: true }), fc.constantFrom(-1, 1));

/** The width of (123). */
const W = (w: number) => (2 / w) * Math.log((w * (1 + Math.sqrt(1 - 4 / w))) / 2 - 1);

describe('one neuron in each layer', () => {
  it('(122) [eq:chain] the product of slopes and weights is the gradient by differences', () => {
    const number = fc.double({ min: -3, max: 3, noNaN: true });
    const four = fc.array(number, { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(four, four, number, (weights, biases, x) => {
        const net = chainOf(weights, biases, x, 0.3);
        const { z } = passOf(net);
        for (const l of layersOf(net)) {
          let right = slope(z[l]![0]!) * errorAt(net)[0]!;
          for (let r = l + 1; r <= 5; r++) right *= weights[r - 2]! * slope(z[r]![0]!);
          expect(Math.abs(gradB(net, l) - right)).toBeLessThan(1e-9);
        }
      }),
    );
  });

  it('(7.3) [eq:steep-needs-four] for |w| < 4 no a and b give |w|σ′ ≥ 1; for |w| = 4 one does', () => {
    const any = fc.double({ min: -50, max: 50, noNaN: true });
    fc.assert(
      fc.property(
        fc.double({ min: -4, max: 4, noNaN: true, minExcluded: true, maxExcluded: true }),
        any,
        any,
        (w, a, b) => {
          expect(Math.abs(w) * slope(w * a + b)).toBeLessThan(1);
        },
      ),
    );
    expect(4 * slope(0)).toBe(1);
  });

  it('(123) [eq:interval] the ends of the window by bisection are W apart, whatever b, and W ≤ 2 ln|w|/|w|', () => {
    fc.assert(
      fc.property(anyWeight, fc.double({ min: -9, max: 9, noNaN: true }), ([size, sign], b) => {
        const w = sign * size;
        const inside = (a: number) => Math.abs(w) * slope(w * a + b) >= 1;
        const end = (direction: number) => {
          let [yes, no] = [-b / w, -b / w + direction * 5];
          for (let i = 0; i < 100; i++) {
            const middle = (yes + no) / 2;
            if (inside(middle)) yes = middle;
            else no = middle;
          }
          return yes;
        };
        expect(inside(-b / w)).toBe(true);
        expect(Math.abs(end(1) - end(-1) - W(size))).toBeLessThan(1e-7);
        expect(W(size)).toBeLessThanOrEqual((2 * Math.log(size)) / size);
      }),
    );
    expect(W(4)).toBe(0);
    expect(W(100)).toBeCloseTo(0.0916972667824, 12);
  });

  it('exercise 7.2: for a factor c the window is that of |w|/c, divided by c', () => {
    const c = 2;
    for (const w of [8.5, 14, 60]) {
      let [yes, no] = [0, 5];
      for (let i = 0; i < 100; i++) {
        const middle = (yes + no) / 2;
        if (w * slope(w * middle) >= c) yes = middle;
        else no = middle;
      }
      expect(2 * yes).toBeCloseTo(W(w / c) / c, 9);
    }
  });

  it('(7.4) [eq:widest] golden section finds the summit at t tanh t = ½, |w| = 6.894…, W = 0.4477…', () => {
    let [low, high] = [4, 40];
    const golden = (Math.sqrt(5) - 1) / 2;
    for (let i = 0; i < 120; i++) {
      const [left, right] = [high - golden * (high - low), low + golden * (high - low)];
      if (W(left) < W(right)) low = left;
      else high = right;
    }
    // Near a summit the place is found to the root of the precision of the height.
    expect(low).toBeCloseTo(6.894151032, 5);
    expect(W(low)).toBeCloseTo(0.447743205, 9);
    let [below, above] = [0.5, 1];
    for (let i = 0; i < 60; i++) {
      const t = (below + above) / 2;
      if (t * Math.tanh(t) < 0.5) below = t;
      else above = t;
    }
    expect(below).toBeCloseTo(0.771702319, 9);
    expect(4 * Math.cosh(below) ** 2).toBeCloseTo(6.894151032, 9);
    expect(below - 1 / (4 * below)).toBeCloseTo(W(low), 12);
  });
});

describe('the chain that explodes', () => {
  it('(7.5) [eq:exploding-chain] 25³ : 25² : 25 : 1, by differences of its cost', () => {
    for (const x of [0, 0.3, -1.25]) {
      const net = chainOf([100, 100, 100, 100], [-100 * x, -50, -50, -50], x, 0.25);
      // The nudge grows 25-fold with each layer that it passes.
      const by = (l: number) =>
        gradient((b) => costOf(withBiases(net, l, b)), net.b[l]!, 1e-3 / 25 ** (5 - l))[0]!;
      const last = by(5);
      for (const l of [2, 3, 4]) expect(difference(by(l), last * 25 ** (5 - l))).toBeLessThan(1e-4);
      // ∂C/∂a⁵ = ½ − ¼.
      expect(difference(by(2), 3906.25 * 0.25)).toBeLessThan(1e-4);
    }
  });

  it('(7.6) [eq:knife-edge] the factor 100σ′ falls through 1 at |a − ½| = 0.0458…, and on exponentially', () => {
    const factor = (a: number) => 100 * (s(100 * (a - 0.5)) * (1 - s(100 * (a - 0.5))));
    let [yes, no] = [0.5, 0.6];
    for (let i = 0; i < 60; i++) {
      const middle = (yes + no) / 2;
      if (factor(middle) >= 1) yes = middle;
      else no = middle;
    }
    expect(yes - 0.5).toBeCloseTo(0.045848633, 8);
    expect(factor(0.6)).toBeLessThan(0.0046);
    expect(factor(0.4)).toBeLessThan(0.0046);
  });
});
