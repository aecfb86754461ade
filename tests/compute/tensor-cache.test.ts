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

  it('gives the matrices of nets on digits, of three shapes, and cuts the narrower out of the wider', () => {
    const cache = createTensorCache();
    const of = (width: number, layers: number) =>
      cache.tensors({ ...gaussian(width), ends: { inputs: 784, outputs: 10, layers } });
    for (const [width, layers] of [
      [30, 5],
      [28, 5],
      [30, 4],
      [7, 2],
    ] as const) {
      const tensors = of(width, layers);
      const last = layers === 2 ? [] : [[layers, 10, width] as const];
      const inner = layers > 3 ? [[3, width, width] as const] : [];
      for (const [layer, rows, columns] of [
        [2, layers === 2 ? 10 : width, 784] as const,
        ...inner,
        ...last,
      ]) {
        expect(tensors.shape(layer)).toEqual({ rows, columns });
        expect(tensors.weights(layer)).toEqual(unitWeights(1, layer, rows, columns, 'gaussian'));
        expect(tensors.biases(layer)).toEqual(unitBiases(1, layer, rows));
        expect(tensors.norms(layer)).toEqual(weightNorms(tensors.weights(layer)));
      }
    }
    // What does not change with the depth is at hand.
    expect([2, 3, 4, 6].map((layer) => of(30, 6).effort(layer))).toEqual(['none', 'none', 'draw', 'draw']);
    expect(of(30, 6).knownNorms(2)).toBeDefined();
    expect(of(29, 5).effort(2)).toBe('copy');
    expect(of(29, 5).effort(5)).toBe('copy');
  });

  it('draws with room, so that a little wider net has its matrices almost at hand', () => {
    const cache = createTensorCache();
    expect(cache.tensors(gaussian(40)).effort(2)).toBe('draw');
    cache.tensors(gaussian(40)).weights(2);
    const drawnWidth = cache.tensors(gaussian(40)).drawnShape(2).rows;
    expect(drawnWidth).toBeGreaterThan(41);
    expect(cache.tensors(gaussian(40)).effort(2)).toBe('none');
    expect(cache.tensors(gaussian(41)).effort(2)).toBe('copy');
    expect(cache.tensors(gaussian(drawnWidth)).effort(2)).toBe('none');
    expect(cache.tensors(gaussian(drawnWidth + 1)).effort(2)).toBe('draw');
    expect(cache.tensors(gaussian(41)).effort(3)).toBe('draw');
    expect(cache.tensors(gaussian(41, 2)).effort(2)).toBe('draw');
    expect(cache.tensors({ ...gaussian(41), distribution: 'orthogonal' }).effort(2)).toBe('draw');
  });

  it('takes over a matrix that was drawn elsewhere', () => {
    const tensors = createTensorCache().tensors(gaussian(5));
    const entries = Float64Array.from({ length: 25 }, (_, i) => i);
    tensors.learnWeights(7, entries);
    expect(tensors.effort(7)).toBe('none');
    expect(tensors.weights(7)).toEqual({ rows: 5, columns: 5, entries });
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
    expect([1, 2, 3].map((seed) => of(seed).effort(2))).toEqual(['none', 'draw', 'none']);
    for (let layer = 2; layer < 9; layer++) of(4).weights(layer);
    expect([1, 3, 4].map((seed) => of(seed).effort(2))).toEqual(['draw', 'draw', 'none']);
    expect(of(1).knownNorms(2)).toBe(norms);
  });
});
