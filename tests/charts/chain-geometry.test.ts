import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainGeometry } from '../../src/charts/chain-geometry.ts';
import { plain, powerOfTen, textOf } from '../../src/charts/text.ts';

const anyChain = fc.record({
  layers: fc.integer({ min: 3, max: 6 }),
  step: fc.double({ min: -7, max: 2, noNaN: true }),
  z: fc.double({ min: -20, max: 20, noNaN: true }),
});
const anySize = fc.record({
  width: fc.integer({ min: 288, max: 900 }),
  height: fc.integer({ min: 250, max: 500 }),
  text: fc.constantFrom(12, 13, 14),
});
type Drawn = { layers: number; step: number; z: number };

const geometryOf = ({ layers, step, z }: Drawn, size: { width: number; height: number; text: number }) =>
  chainGeometry(
    {
      layers,
      z,
      factor: [plain('×2.00000000'), plain('×2')],
      ratios: Array.from({ length: layers + 1 }, (_, l) => (layers - l) * step),
      powers: [],
      values: [[plain('1.23·10'), powerOfTen(-20)].flat(), powerOfTen(-20)].map((way) => [way]),
    },
    size,
  );

const coordinates = (d: string): number[] =>
  [...d.matchAll(/-?\d+(\.\d+)?/g)].map(([number]) => Number(number));

describe('the chain of single neurons', () => {
  it('bars stand on the base and are as long as the logarithm, up to the ends of the axis', () => {
    fc.assert(
      fc.property(anyChain, anySize, (chain, size) => {
        const { bars, base, ticks, tears } = geometryOf(chain, size);
        const perDecade = (base - ticks[0]!.at) / 6;
        let torn = 0;
        for (const { layer, d } of bars) {
          const ratio = (chain.layers - layer) * chain.step;
          const [, foot, , end] = coordinates(d);
          expect(foot).toBe(base);
          expect(Math.abs(base - end! - Math.max(-6, Math.min(6, ratio)) * perDecade)).toBeLessThan(0.2);
          if (Math.abs(ratio) > 6) torn++;
        }
        expect((tears.match(/M/g) ?? []).length).toBe(torn);
      }),
    );
  });

  it('neurons do not touch, and lie between the input and the cost inside the picture', () => {
    fc.assert(
      fc.property(anyChain, anySize, (chain, size) => {
        const { neurons, radius, input, cost, row, plot, rows } = geometryOf(chain, size);
        const xs = [input, ...neurons.map(({ x }) => x), cost];
        for (let i = 1; i < xs.length; i++) expect(xs[i]! - xs[i - 1]!).toBeGreaterThan(radius);
        for (let i = 1; i < neurons.length; i++)
          expect(neurons[i]!.x - neurons[i - 1]!.x).toBeGreaterThan(2 * radius);
        expect(cost).toBeLessThan(size.width);
        expect([
          row - radius > 0,
          rows.layer < rows.title,
          plot.top < plot.bottom,
          rows.value < size.height,
        ]).toEqual([true, true, true, true]);
      }),
    );
  });

  it('each neuron’s point lies on its σ, inside the circle, and higher for a larger z', () => {
    fc.assert(
      fc.property(anyChain, anySize, (chain, size) => {
        const { neurons, points, radius, row } = geometryOf(chain, size);
        points.forEach(({ x, y }, i) => {
          expect(Math.hypot(x - neurons[i]!.x, y - row)).toBeLessThan(radius);
          // To the rounding of a tenth of a pixel.
          expect((row - y) * Math.sign(chain.z)).toBeGreaterThan(-0.1);
        });
      }),
    );
  });

  it('shows the longest way of writing a number that fits between two neurons', () => {
    const at = (width: number) => geometryOf({ layers: 5, step: 0, z: 0 }, { width, height: 300, text: 13 });
    expect([textOf(at(600).factor), textOf(at(288).factor)]).toEqual(['×2.00000000', '×2']);
    expect(at(288).values.map(textOf)).toEqual(['1.23·1010−20', '10−20']);
  });

  it('answers which layer is at a pixel', () => {
    fc.assert(
      fc.property(anyChain, anySize, (chain, size) => {
        const { neurons, layerAt } = geometryOf(chain, size);
        for (const { layer, x } of neurons) expect(layerAt(x)).toBe(layer);
        expect([layerAt(-100), layerAt(5000)]).toEqual([2, chain.layers]);
      }),
    );
  });
});
