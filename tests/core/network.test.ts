import { describe, expect, it } from 'vitest';
import { type Batch, type CostId, errorOf, forward, meanCost, type Net } from '../../src/core/network.ts';
import { difference, netOf } from './nets.ts';

/** One unit whose z is x. */
const passThrough = (cost: CostId): Net =>
  netOf({ sizes: [1, 1], activation: 'linear', cost, w: () => 1, b: () => 0 });

function costAndError(cost: CostId, z: number, y: number): { cost: number; error: number } {
  const net = passThrough(cost);
  const batch: Batch = { examples: 1, x: Float64Array.of(z), y: Float64Array.of(y) };
  const pass = forward(net, batch.x, 1);
  const error = errorOf(net, batch, pass);
  return { cost: meanCost(net, batch, pass, error), error: error[0]! };
}

describe('costs', () => {
  it('quadratic: ½‖a − y‖², the mean over the examples', () => {
    const net = netOf({ sizes: [2, 2], activation: 'linear', w: (_, j, k) => (j === k ? 1 : 0), b: () => 0 });
    const batch: Batch = { examples: 2, x: Float64Array.of(3, 4, 1, 1), y: Float64Array.of(0, 0, 1, 0) };
    const pass = forward(net, batch.x, 2);
    expect(meanCost(net, batch, pass, errorOf(net, batch, pass))).toBe((25 / 2 + 1 / 2) / 2);
  });

  it('cross-entropy of a saturated unit: |z| if it is wrong, e^−|z| if it is right, to the last digits', () => {
    for (const z of [30, 40, 100, 700]) {
      for (const [sign, y] of [
        [1, 1],
        [-1, 0],
      ] as const) {
        // ln(1 + e^−z) = e^−z − e^−2z/2 …; a − y = ∓1/(1 + e^z).
        const right = costAndError('cross-entropy', sign * z, y);
        expect(difference(right.cost, Math.exp(-z) - Math.exp(-2 * z) / 2)).toBeLessThan(1e-15);
        expect(difference(right.error, -sign / (1 + Math.exp(z)))).toBeLessThan(1e-15);
        const wrong = costAndError('cross-entropy', -sign * z, y);
        expect(difference(wrong.cost, z + Math.exp(-z))).toBeLessThan(1e-15);
        expect(difference(wrong.error, -sign)).toBeLessThan(1e-12);
      }
    }
    expect(costAndError('cross-entropy', 1e300, 1)).toEqual({ cost: 0, error: -0 });
    expect(costAndError('cross-entropy', -1e300, 1)).toEqual({ cost: 1e300, error: -1 });
  });

  it('cross-entropy at moderate z is −y ln a − (1−y) ln(1−a), for any y', () => {
    for (const z of [-3, -0.5, 0, 1, 4]) {
      for (const y of [0, 0.25, 0.5, 1, -0.3, 1.2]) {
        const a = 1 / (1 + Math.exp(-z));
        const expected = -y * Math.log(a) - (1 - y) * Math.log(1 - a);
        expect(Math.abs(costAndError('cross-entropy', z, y).cost - expected)).toBeLessThan(1e-14);
      }
    }
  });

  it('the quadratic cost of what overflows is ∞, not NaN', () => {
    expect(costAndError('quadratic', 1e200, 1).cost).toBe(Number.POSITIVE_INFINITY);
  });

  it('a target defined by its error has y = a − e', () => {
    const net = passThrough('cross-entropy');
    const batch: Batch = { examples: 1, x: Float64Array.of(0.4), error: Float64Array.of(-0.6) };
    const pass = forward(net, batch.x, 1);
    const error = errorOf(net, batch, pass);
    expect([...error]).toEqual([-0.6]);
    const y = pass.a[2]![0]! + 0.6;
    expect(meanCost(net, batch, pass, error)).toBeCloseTo(costAndError('cross-entropy', 0.4, y).cost, 14);
  });
});
