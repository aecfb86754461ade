import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chainGeometry } from '../../src/charts/chain-geometry.ts';
import { networkLayout } from '../../src/charts/network-layout.ts';
import { planeGeometry } from '../../src/charts/plane-geometry.ts';
import { plotGeometry } from '../../src/charts/plot-geometry.ts';
import { stackGeometry } from '../../src/charts/stack-geometry.ts';
import { plain } from '../../src/charts/text.ts';

/** Frames are measured before they have their height, and on paper a figure may be given next to none. */
const anyFrame = fc.record({
  width: fc.integer({ min: 1, max: 300 }),
  height: fc.integer({ min: 1, max: 120 }),
  text: fc.constantFrom(6, 13, 31),
});
type Frame = { readonly width: number; readonly height: number; readonly text: number };

const plots = {
  plot: (frame: Frame) =>
    plotGeometry(
      {
        x: { title: plain('x'), domain: [0, 1] },
        y: { title: plain('y'), domain: [-3, 3], decades: true },
        series: [{ id: 'one', label: plain('a long name'), role: 'ink', points: [{ x: 0, y: 1 }] }],
      },
      frame,
    ).plot,
  plane: (frame: Frame) => planeGeometry({ most: { x: 4, y: 2 }, edge: [], certified: 0.5 }, frame).plot,
  chain: (frame: Frame) =>
    chainGeometry(
      { layers: 5, z: 1, factor: [plain('×2')], ratios: [0, 0, 3, 2, 1, 0], powers: [], values: [] },
      frame,
    ).plot,
  network: (frame: Frame) => networkLayout([0, 4, 4, 4], frame).plot,
  stack: (frame: Frame) => stackGeometry({ layers: 8, from: 2, parts: [] }, frame).plot,
};

it.each(Object.entries(plots))(
  '%s: however small the frame, the plot does not end before it begins',
  (_, plotIn) => {
    fc.assert(
      fc.property(anyFrame, (frame) => {
        const { left, top, right, bottom } = plotIn(frame);
        expect(right).toBeGreaterThan(left);
        expect(bottom).toBeGreaterThan(top);
      }),
    );
  },
);
