import { describe, expect, it } from 'vitest';
import { digamma, trigamma } from '../../src/core/gamma-functions.ts';
import { expectRelative } from './closeness.ts';

const euler = 0.5772156649015329;

describe('ψ and ψ′', () => {
  it('at 1 and ½: −γ, −γ−2 ln 2, π²/6, π²/2', () => {
    expectRelative(digamma(1), -euler, 1e-14);
    expectRelative(digamma(0.5), -euler - 2 * Math.LN2, 1e-15);
    expectRelative(trigamma(1), Math.PI ** 2 / 6, 1e-15);
    expectRelative(trigamma(0.5), Math.PI ** 2 / 2, 1e-15);
  });

  it('at integers and half-integers: finite sums from there', () => {
    let [whole, half, wholeSquare, halfSquare] = [
      -euler,
      -euler - 2 * Math.LN2,
      Math.PI ** 2 / 6,
      Math.PI ** 2 / 2,
    ];
    for (let n = 1; n <= 400; n++) {
      expect(Math.abs(digamma(n) - whole)).toBeLessThan(5e-15);
      expect(Math.abs(digamma(n - 0.5) - half)).toBeLessThan(5e-15);
      expect(Math.abs(trigamma(n) - wholeSquare)).toBeLessThan(3e-15);
      expect(Math.abs(trigamma(n - 0.5) - halfSquare)).toBeLessThan(8e-15);
      whole += 1 / n;
      half += 1 / (n - 0.5);
      wholeSquare -= 1 / n ** 2;
      halfSquare -= 1 / (n - 0.5) ** 2;
    }
  });

  it('duplication: 2ψ(2x) = 2 ln 2 + ψ(x) + ψ(x+½), 4ψ′(2x) = ψ′(x) + ψ′(x+½)', () => {
    for (const x of [0.1, 0.7, 3.3, 11.9, 12.1, 60, 1e4]) {
      const right = 2 * Math.LN2 + digamma(x) + digamma(x + 0.5);
      expect(Math.abs(2 * digamma(2 * x) - right)).toBeLessThan(1e-14 * (1 + Math.abs(right)));
      expectRelative(4 * trigamma(2 * x), trigamma(x) + trigamma(x + 0.5), 3e-15);
    }
  });
});
