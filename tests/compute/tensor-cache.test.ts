import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createTensorCache } from '../../src/compute/tensor-cache.ts';
import { weightNorms } from '../../src/core/weight-norms.ts';
import { distributionIds, unitBiases, unitWeights } from '../../src/core/weights.ts';

const gaussian = (width: number, seed = 1) => ({ seed, width, distribution: 'gaussian' }) as const;

describe('the cache of tensors', () => {
  it('gives the matrices and biases that core draws, in whatever order widths are asked for', () => {
    const request = fc.record({
      seed: fc.integer({ min: 0, max: 2 }),
      width: fc.integer({ min: 1, max: 40 }),
      distribution: fc.constantFrom(...distributionIds),
      layer: fc.integer({ min: 0, max: 5 }),
    });
    fc.assert(
      fc.property(
        fc.array(request, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 0, max: 5000 }),
        (requests, capacity) => {
          const cache = createTensorCache(capacity);
          for (const { layer, ...key } of requests) {
            const { seed, width, distribution } = key;
            const tensors = cache.tensors(key);
            expect(tensors.weights(layer)).toEqual(unitWeights(seed, layer, width, width, distribution));
            expect(tensors.biases(layer)).toEqual(unitBiases(seed, layer, width));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('draws with room, so that a little wider net has its matrices at hand', () => {
    const cache = createTensorCache();
    expect(cache.tensors(gaussian(40)).hasWeights(2)).toBe(false);
    cache.tensors(gaussian(40)).weights(2);
    for (const width of [1, 39, 40, 41, 48]) expect(cache.tensors(gaussian(width)).drawnWidth).toBeDefined();
    expect(cache.tensors(gaussian(41)).hasWeights(2)).toBe(true);
    expect(cache.tensors(gaussian(41)).hasWeights(3)).toBe(false);
    expect(cache.tensors(gaussian(41, 2)).hasWeights(2)).toBe(false);
    expect(cache.tensors({ ...gaussian(41), distribution: 'orthogonal' }).hasWeights(2)).toBe(false);
  });

  it('takes over a matrix that was drawn elsewhere', () => {
    const tensors = createTensorCache().tensors(gaussian(5));
    const n = tensors.drawnWidth;
    const entries = Float64Array.from({ length: n * n }, (_, i) => i);
    tensors.learnWeights(7, entries);
    expect(tensors.hasWeights(7)).toBe(true);
    expect([...tensors.weights(7).entries.subarray(0, 6)]).toEqual([0, 1, 2, 3, 4, n]);
  });

  it('gives the same objects again, and takes each norm once', () => {
    const normsOf = vi.fn(weightNorms);
    const cache = createTensorCache(undefined, normsOf);
    const tensors = cache.tensors(gaussian(12));
    expect(cache.tensors(gaussian(12))).toBe(tensors);
    expect(tensors.weights(3)).toBe(tensors.weights(3));
    expect(tensors.knownNorms(3)).toBeUndefined();
    const norms = tensors.norms(3);
    expect(tensors.norms(3)).toBe(norms);
    expect(tensors.knownNorms(3)).toBe(norms);
    expect(normsOf).toHaveBeenCalledOnce();
  });

  it('lets the least recently used matrices go when there are too many, never those in use, and keeps the norms', () => {
    const cache = createTensorCache(3 * 16 ** 2);
    const of = (seed: number) => cache.tensors(gaussian(16, seed));
    const norms = of(1).norms(2);
    of(1).weights(3);
    of(2).weights(2);
    of(1).weights(2);
    of(3).weights(2);
    expect([1, 2, 3].map((seed) => of(seed).hasWeights(2))).toEqual([true, false, true]);
    for (let layer = 2; layer < 9; layer++) of(4).weights(layer);
    expect([1, 3, 4].map((seed) => of(seed).hasWeights(2))).toEqual([false, false, true]);
    expect(of(1).knownNorms(2)).toBe(norms);
  });
});
