import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activations } from '../../src/core/activations.ts';
import {
  chainNet,
  explodingChain,
  intervalWidth,
  logStepBack,
  offsetChain,
  steepInterval,
  widestInterval,
} from '../../src/core/single-chain.ts';
import { difference, readOracle, runNet } from './nets.ts';

const { nielsen } = readOracle<{ nielsen: { w: string; width: string } }>('slope-bounds');
const slope = activations.sigmoid.slope;

const anyInput = fc.double({ min: -1, max: 1, noNaN: true });

/** The a > start at which |w|σ′(wa+b) falls through 1, by bisection. */
function crossing(w: number, b: number, start: number, end: number): number {
  let [inside, outside] = [start, end];
  for (let i = 0; i < 200; i++) {
    const middle = (inside + outside) / 2;
    if (Math.abs(w) * slope(w * middle + b) >= 1) inside = middle;
    else outside = middle;
  }
  return inside;
}

describe('C.4: one neuron per layer', () => {
  it('the interval is widest at |w| = 6.894…, 0.4477… wide (slope-bounds.json)', () => {
    expect(difference(widestInterval.weight, Number(nielsen.w))).toBeLessThan(1e-15);
    expect(difference(widestInterval.width, Number(nielsen.width))).toBeLessThan(1e-15);
    expect(difference(intervalWidth(widestInterval.weight), Number(nielsen.width))).toBeLessThan(1e-15);
    fc.assert(
      fc.property(fc.double({ min: 4, max: 1e6, noNaN: true }), (w) => {
        expect(intervalWidth(w)).toBeLessThanOrEqual(widestInterval.width);
      }),
    );
  });

  it('W(100) = 0.0916972667824, W(4) = 0, and no interval below', () => {
    expect(intervalWidth(100)).toBeCloseTo(0.0916972667824, 13);
    expect(intervalWidth(-100)).toBe(intervalWidth(100));
    expect(intervalWidth(4)).toBe(0);
    expect(steepInterval(4, -2)).toEqual({ from: 0.5, to: 0.5 });
    fc.assert(
      fc.property(
        fc.double({ min: -4, max: 4, minExcluded: true, maxExcluded: true, noNaN: true }),
        fc.double({ min: -50, max: 50, noNaN: true }),
        fc.double({ min: -50, max: 50, noNaN: true }),
        (w, b, a) => {
          expect(intervalWidth(w)).toBe(0);
          expect(steepInterval(w, b)).toBeNull();
          expect(Math.abs(w) * slope(w * a + b)).toBeLessThan(1);
        },
      ),
    );
  });

  it('its ends are where |w|σ′(wa+b) falls through 1, found by bisection', () => {
    const anyWeight = fc.tuple(fc.double({ min: 4.001, max: 500, noNaN: true }), fc.constantFrom(-1, 1));
    fc.assert(
      fc.property(anyWeight, fc.double({ min: -20, max: 20, noNaN: true }), ([size, sign], b) => {
        const w = sign * size;
        const { from, to } = steepInterval(w, b)!;
        const centre = -b / w;
        // The slope is flat at the centre: an error of u in it moves the end by u/(zσ″/σ′) there.
        const room = 1e-12 * (1 + Math.abs(b));
        expect(Math.abs(to - crossing(w, b, centre, centre + 10))).toBeLessThan(room);
        expect(Math.abs(from - crossing(w, b, centre, centre - 10))).toBeLessThan(room);
        expect(Math.abs(to - from - intervalWidth(w))).toBeLessThan(room);
      }),
    );
  });

  it('just above |w| = 4 no digit is lost: W ≈ √((|w|−4)/4)', () => {
    // artanh r = r + r³/3 + …, r² = (w−4)/w.
    for (const excess of [2 ** -50, 2 ** -40, 2 ** -30]) {
      const w = 4 + excess;
      const r = Math.sqrt(excess / w);
      expect(difference(intervalWidth(w), (4 / w) * (r + r ** 3 / 3))).toBeLessThan(1e-15);
    }
  });

  it('(122): w = 100 with every z = 0 explodes: ∂C/∂b as 25³ : 25² : 25 : 1', () => {
    for (const input of [0, 0.3, -2]) {
      const net = chainNet(explodingChain(5, 100, input));
      const { measurement } = runNet(net, [[input]], [[0]]);
      const logs = [...measurement.logDelta.slice(2)];
      logs.forEach((log, i) => {
        expect(difference(Math.exp(log - logs[3]!), 25 ** (3 - i))).toBeLessThan(1e-12);
      });
      // ∂C/∂a^L = a^L − y = ½, so ∂C/∂b² = ¼·25³·½.
      expect(difference(Math.exp(logs[0]!), 3906.25 / 2)).toBeLessThan(1e-12);
    }
  });

  it('(123): with every activation off by d each step back multiplies by wσ′(wd), which is 1 at d = W/2', () => {
    const anyOffset = fc.double({ min: -0.1, max: 0.1, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 1, max: 200, noNaN: true }), anyOffset, anyInput, (w, d, input) => {
        const { measurement } = runNet(chainNet(offsetChain(5, w, input, d)), [[input]], [[0]]);
        const { forward } = measurement.single!;
        // wa + b loses some roundings of w, and each step forward multiplies what was lost before by wσ′ as well.
        let room = 0;
        for (let l = 2; l <= 5; l++) {
          room = 1.01 * room * Math.exp(logStepBack(w, d)) + 8 * w * 2 ** -53;
          expect(Math.abs(forward.z[l]![0]! - w * d)).toBeLessThan(room);
          if (l === 5) continue;
          // |d log σ′/dz| ≤ 1.
          const step = measurement.logDelta[l]! - measurement.logDelta[l + 1]!;
          expect(Math.abs(step - logStepBack(w, d))).toBeLessThan(room + 1e-13);
        }
        if (w > 4.001) expect(Math.abs(logStepBack(w, intervalWidth(w) / 2))).toBeLessThan(1e-10);
      }),
    );
  });
});
