import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Plot } from '../../src/charts/plot.tsx';
import { plain } from '../../src/charts/text.ts';

let root: Root;
let host: HTMLElement;

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  host = document.body.appendChild(document.createElement('div'));
  root = createRoot(host);
});
afterEach(() => {
  act(() => root.unmount());
  host.remove();
  vi.unstubAllGlobals();
});

/** The places that the reading stands at after these keys. */
function walk(step: number | readonly number[], ...keys: readonly KeyboardEventInit[]): string[] {
  const axis = { title: plain('x'), domain: [0, 10] as const };
  const plot = (
    <Plot
      key={String(step)}
      data={{ x: axis, y: axis, series: [] }}
      summary="plot"
      reading={String}
      step={step}
      start={4.4}
    />
  );
  act(() => root.render(plot));
  const slider = host.querySelector('[role="slider"]')!;
  const place = () => slider.getAttribute('aria-valuetext')!;
  const places = [place()];
  for (const init of keys) {
    act(() => void slider.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, ...init })));
    places.push(place());
  }
  return places;
}

const keys = ['ArrowRight', 'ArrowRight', 'ArrowLeft', 'End', 'ArrowRight', 'Home', 'PageUp'].map((key) => ({
  key,
}));

it('along a continuous axis arrow keys go by steps, ten with Page and Shift, and stop at the ends', () => {
  expect(walk(1, ...keys, { key: 'ArrowLeft', shiftKey: true })).toEqual(
    [4.4, 5.4, 6.4, 5.4, 10, 10, 0, 10, 0].map(String),
  );
});

it('along data the reading stands at the data alone, and arrow keys go from one to the next', () => {
  expect(walk([0, 1, 2, 5, 9], ...keys)).toEqual([5, 9, 9, 5, 9, 9, 0, 9].map(String));
  expect(walk([], { key: 'Home' })).toEqual(['4.4', '0']);
});
