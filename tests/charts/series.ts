import fc from 'fast-check';
import type { Ghost, GradientChartData } from '../../src/charts/gradient-data.ts';
import type { Frame } from '../../src/charts/gradient-layout.ts';

/** From a telephone of 320 px to a projector. */
export const anyFrame: fc.Arbitrary<Frame> = fc.record({
  width: fc.integer({ min: 288, max: 1920 }),
  height: fc.integer({ min: 170, max: 900 }),
  text: fc.constantFrom(12, 13, 14),
});

/** Frames as the page has them: large text only where there is room for it. */
export const anyPageFrame: fc.Arbitrary<Frame> = fc.oneof(
  anyFrame,
  fc.record({
    width: fc.integer({ min: 760, max: 1920 }),
    height: fc.integer({ min: 420, max: 900 }),
    text: fc.constantFrom(18, 20, 24),
  }),
);

/** By layer, the places 0 and 1 empty. */
export const byLayer = (layers: number, value: (layer: number) => number): number[] =>
  Array.from({ length: layers + 1 }, (_, l) => (l < 2 ? Number.NaN : value(l)));

interface Shape {
  readonly layers: number;
  readonly perLayer: number;
  readonly slack: number;
  readonly noise: number;
  readonly stop: number | null;
  readonly shown: readonly boolean[];
  readonly seed: number;
}

const shapes: fc.Arbitrary<Shape> = fc
  .record({
    layers: fc.oneof(fc.integer({ min: 2, max: 100 }), fc.constantFrom(2, 3, 100)),
    perLayer: fc.oneof(
      fc.double({ min: -2, max: 2, noNaN: true }),
      fc.double({ min: -30, max: 3, noNaN: true }),
    ),
    slack: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 3, noNaN: true })),
    noise: fc.constantFrom(0, 0.1, 1),
    shown: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
    seed: fc.nat(1000),
  })
  .chain((shape) => fc.option(fc.integer({ min: 2, max: shape.layers })).map((stop) => ({ ...shape, stop })));

/** Bound ≥ B1 ≥ B2 ≥ B3 ≥ measured ≥ lower, as in every net, with exact zeros at and below the layer `stop`. */
function dataOf({ layers, perLayer, slack, noise, stop, shown, seed }: Shape): GradientChartData {
  const wobble = (l: number, k: number) => (noise * (Math.sin(12.9898 * (l + 100 * k) + seed) + 1)) / 2;
  const measured = (l: number) =>
    stop !== null && l <= stop ? Number.NEGATIVE_INFINITY : -0.5 + perLayer * (layers - l) - wobble(l, 1);
  const rung = (share: number) => (l: number) => -0.4 + (perLayer + share * slack) * (layers - l);
  const when = (i: number, value: (l: number) => number) => (shown[i] ? byLayer(layers, value) : undefined);
  return {
    layers,
    gradB: byLayer(layers, measured),
    bound: byLayer(layers, rung(1)),
    gradW: when(0, (l) => measured(l) + 0.6 - wobble(l, 2)),
    b1: when(1, rung(0.95)),
    b2: when(1, rung(0.6)),
    b3: when(1, (l) => (stop !== null && l <= stop ? Number.NEGATIVE_INFINITY : rung(0.1)(l))),
    lower: when(2, (l) => rung(0)(l) - 0.3 - 1.5 * (layers - l + 1)),
    typical: when(3, rung(0)),
    band: shown[4]
      ? {
          p5: byLayer(layers, (l) => rung(0)(l) - 0.3 - noise),
          p10: byLayer(layers, (l) => rung(0)(l) - 0.2 - noise),
          p50: byLayer(layers, rung(0)),
          p90: byLayer(layers, (l) => rung(0)(l) + 0.1),
          p95: byLayer(layers, (l) => rung(0)(l) + 0.2),
        }
      : undefined,
  };
}

/** Other nets beside the one on show: none in most charts. */
const ghosts: fc.Arbitrary<readonly Ghost[]> = fc.oneof(
  { weight: 2, arbitrary: fc.constant([]) },
  fc
    .array(shapes.map(dataOf), { minLength: 1, maxLength: 4 })
    .map((all) => all.map(({ layers, gradB }, i) => ({ name: `net ${'ABCD'[i]}`, layers, gradB }))),
);

export const anyData: fc.Arbitrary<GradientChartData> = fc
  .tuple(shapes.map(dataOf), ghosts)
  .map(([data, others]) => (others.length === 0 ? data : { ...data, ghosts: others }));

/** One net of the default kind: `slope` decades a layer, and the bound above it. */
export const steady = (layers: number, slope: number, slack = 0.3): GradientChartData => ({
  layers,
  gradB: byLayer(layers, (l) => -0.5 - slope * (layers - l)),
  bound: byLayer(layers, (l) => -0.4 - (slope - slack) * (layers - l)),
});
