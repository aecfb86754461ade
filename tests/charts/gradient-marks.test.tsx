import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { GradientFocus } from '../../src/charts/gradient-focus.tsx';
import { type GradientGeometry, gradientGeometry } from '../../src/charts/gradient-geometry.ts';
import { GradientMarks } from '../../src/charts/gradient-marks.tsx';
import { gradientSelection } from '../../src/charts/gradient-selection.ts';
import { steady } from './series.ts';

const frame = { width: 760, height: 390, text: 13 };
const marks = (layers: number) =>
  renderToStaticMarkup(<GradientMarks geometry={gradientGeometry(steady(layers, 0.5), frame)} />);

describe('the marks of the gradient chart', () => {
  it('are as many nodes for a hundred layers as for ten: the markers of a series are one path', () => {
    const nodes = (markup: string) => markup.match(/<(path|circle|rect)/g)!.length;
    expect(nodes(marks(100))).toBeLessThanOrEqual(nodes(marks(10)));
    expect(marks(100)).not.toContain('<circle');
  });

  it('are not rendered again while the focus follows the pointer', () => {
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
    let reads = 0;
    const original = gradientGeometry(steady(30, 0.5), frame);
    const geometry: GradientGeometry = new Proxy(original, {
      get: (target, key, receiver) => {
        reads++;
        return Reflect.get(target, key, receiver);
      },
    });
    const selection = gradientSelection(original, 4, 1);
    const root = createRoot(
      document.body.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg')),
    );
    const show = (layer: number) =>
      act(() =>
        root.render(
          <>
            <GradientMarks geometry={geometry} />
            <GradientFocus geometry={original} selection={selection} layer={layer} />
          </>,
        ),
      );
    show(5);
    const before = reads;
    expect(before).toBeGreaterThan(0);
    show(6);
    expect(reads).toBe(before);
    expect(document.querySelector('.chart-focus-number')!.textContent).toBe('6');
    act(() => root.unmount());
    vi.unstubAllGlobals();
  });
});
