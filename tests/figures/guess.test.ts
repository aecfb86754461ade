import { describe, expect, it } from 'vitest';
import {
  guessedSettings,
  guessTable,
  judgement,
  noGuess,
  startOf,
  stroke,
  truth,
} from '../../src/figures/guess.ts';

describe('guess, then see', () => {
  it('a stroke is straight between its ends, whichever way it is drawn, and leaves the rest alone', () => {
    const one = stroke(noGuess(9), { layer: 8, value: -1 }, { layer: 4, value: -9 });
    expect(one.slice(4, 9)).toEqual([-9, -7, -5, -3, -1]);
    expect(one[3]).toBeUndefined();
    expect(stroke(noGuess(9), { layer: 4, value: -9 }, { layer: 8, value: -1 })).toEqual(one);
    const two = stroke(one, { layer: 5, value: 0 }, { layer: 5, value: 0 });
    expect(two.slice(4, 9)).toEqual([-9, 0, -5, -3, -1]);
  });

  it('a key starts from the guess at the layer, or at the nearest one drawn', () => {
    const guess = stroke(noGuess(9), { layer: 8, value: -1 }, { layer: 7, value: -2 });
    expect(startOf(guess, 8, 0)).toBe(-1);
    expect(startOf(guess, 3, 0)).toBe(-2);
    expect(startOf(noGuess(9), 3, 0.5)).toBe(0.5);
  });

  it('what is measured is the curve of thirty sigmoid layers: each step divides by about 4.24, the typical factor', () => {
    const measured = truth();
    const steps = guessedSettings.layers - 2;
    const factor = 10 ** ((measured[guessedSettings.layers]! - measured[2]!) / steps);
    // One net of width 30 strays from the typical case, √χ₁ = 1/4.2363, by some per cent a layer.
    expect(factor / 4.2363).toBeGreaterThan(0.85);
    expect(factor / 4.2363).toBeLessThan(1.15);
  });

  it('the table tells no more of the truth than is shown: the last layer, which is given', () => {
    const measured = truth();
    const guess = stroke(noGuess(30), { layer: 29, value: -1 }, { layer: 28, value: -2 });
    const known = (isShown: boolean) =>
      guessTable(guess, measured, isShown).rows.map(([layer, guessed, real]) => [
        layer,
        ...[guessed, real].map((cell) => (typeof cell === 'object' ? cell.log10 : undefined)),
      ]);
    expect(known(false).slice(0, 3)).toEqual([
      [30, Number.NaN, measured[30]],
      [29, -1, Number.NaN],
      [28, -2, Number.NaN],
    ]);
    expect(known(true).map(([, , log10]) => log10)).toEqual([...measured.slice(2)].reverse());
  });

  it('the judgement says how far off layer 2 was, and says nothing of a guess that was not made', () => {
    const measured = Float64Array.of(0, 0, -8, -4, 0);
    const at2 = (value: number) => stroke(noGuess(4), { layer: 2, value }, { layer: 2, value });
    expect(judgement(at2(-3), measured)).toContain('5 powers of ten too high');
    expect(judgement(at2(-9), measured)).toContain('a power of ten too low');
    expect(judgement(at2(-8.2), measured)).toContain('right to less than a power of ten');
    expect(judgement(noGuess(4), measured)).toBe(
      'From layer 4 to layer 2 the gradient falls by 8 powers of ten.',
    );
  });
});
