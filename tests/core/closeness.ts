import { expect } from 'vitest';

/** |actual − expected| ≤ tolerance·|expected|; both may be 0. */
export function expectRelative(actual: number, expected: number, tolerance: number): void {
  expect(actual).not.toBeNaN();
  expect(
    Math.abs(actual - expected),
    `${actual} should be ${expected} to ${tolerance} relative`,
  ).toBeLessThanOrEqual(tolerance * Math.abs(expected));
}
