import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fanData, fanTitle, layerSentence } from '../../src/figures/singular-values.ts';
import { SingularValuesFigure } from '../../src/figures/singular-values-figure.tsx';
import { defaultSettings, type Settings } from '../../src/model/settings.ts';
import { setFocus, setSetting } from '../../src/state/changes.ts';
import { StoreProvider } from '../../src/state/hooks.ts';
import { spectraOf } from '../../src/state/late-hooks.ts';
import { createResults, type Results } from '../../src/state/results.ts';
import { createManualPool } from '../compute/manual-pool.ts';
import { quietStore } from '../state/quiet-store.ts';
import { everythingMeasures, layOut } from './laid-out.ts';
import { press } from './mounted.tsx';

let look: (isIntersecting: boolean) => void = () => {};
const endings: (() => void)[] = [];
afterEach(() => {
  for (const end of endings.splice(0)) end();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function mountFigure(settings: Partial<Settings> = {}) {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  everythingMeasures(600, 380);
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(hear: (entries: { isIntersecting: boolean }[]) => void) {
        look = (isIntersecting) => act(() => hear([{ isIntersecting }]));
      }
      observe() {}
      disconnect() {}
    },
  );
  const store = quietStore({ ...defaultSettings, layers: 9, width: 8, layer: 4, ...settings });
  const pool = createManualPool();
  const results = createResults(store, pool);
  const host = document.body.appendChild(document.createElement('div'));
  const root = createRoot(host);
  act(() =>
    root.render(
      <StoreProvider store={store} results={results} pool={pool}>
        <SingularValuesFigure />
      </StoreProvider>,
    ),
  );
  layOut();
  endings.push(() => {
    act(() => root.unmount());
    host.remove();
    results.stop();
  });
  const finish = () => act(() => pool.finish());
  const names = () => [...host.querySelectorAll('.chart-label > text')].map((text) => text.textContent);
  const slider = host.querySelector<HTMLElement>('[role="slider"]')!;
  return { host, store, pool, results, spectra: spectraOf(results, pool), finish, names, slider };
}

/** J_l as a plain product of matrices, for the sums of squares of its singular values. */
function frobenius({ net, measurement }: Results, l: number): number {
  const L = net.sizes.length - 1;
  const { z } = measurement.single!.forward;
  const n = net.sizes[L]!;
  const slope = (layer: number, j: number) => net.activation.slope(z[layer]![j]!);
  let J = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) => (i === j ? slope(L, i) : 0)),
  );
  for (let r = L; r > l; r--) {
    const w = net.w[r]!;
    J = Array.from({ length: w.columns }, (_, i) =>
      J[0]!.map((_, j) =>
        J.reduce(
          (sum, row, k) => sum + slope(r - 1, i) * net.factor[r]! * w.entries[k * w.columns + i]! * row[j]!,
          0,
        ),
      ),
    );
  }
  return Math.hypot(...J.flat());
}

describe('the figure of the singular values', () => {
  it('is worked out only in sight, and leaves off out of sight', () => {
    const { pool, names, finish } = mountFigure();
    expect([pool.running(), names()]).toEqual([[], ['bound (∗∗)', 'this error']]);
    look(true);
    expect(pool.running()).toEqual(['spectrum']);
    look(false);
    expect(pool.running()).toEqual([]);
    look(true);
    finish();
    expect(names()).toEqual(['bound (∗∗)', 'largest', 'this error', 'median', 'smallest']);
  });

  it('A.8: its values are those of J_l: their squares sum to ‖J_l‖_F², B3/‖e‖ is the largest, ‖Je‖ lies between', () => {
    const { results, spectra, finish } = mountFigure({ activation: 'tanh', scale: 1.3 });
    look(true);
    finish();
    const data = fanData(results.get(), spectra.get());
    for (let l = 2; l <= 9; l++) {
      const values = Array.from(data.values[l]!, (log10) => 10 ** log10);
      expect(Math.abs(Math.hypot(...values) / frobenius(results.get(), l) - 1)).toBeLessThan(1e-12);
      const error = 10 ** data.measured[l]!;
      expect(error).toBeLessThanOrEqual(values[0]! * (1 + 1e-12));
      expect(error).toBeGreaterThanOrEqual(values.at(-1)! * (1 - 1e-12));
      expect(data.bound[l]!).toBeGreaterThanOrEqual(data.values[l]![0]! - 1e-12);
    }
  });

  it('the old ones stay, dimmed, until the new ones are there', () => {
    const { host, store, finish, slider } = mountFigure();
    look(true);
    finish();
    const dimmed = () => host.querySelectorAll('[data-pending]').length;
    expect([dimmed(), host.querySelector('.fig-fan')!.getAttribute('aria-busy')]).toEqual([0, 'false']);
    const before = host.querySelector('.chart-fan-all')!.getAttribute('d');
    act(() => store.apply(setSetting('scale', 3)));
    expect(dimmed()).toBeGreaterThan(3);
    expect(host.querySelector('.chart-fan-all')!.getAttribute('d')).not.toBe('');
    expect(host.querySelector('.fig-fan')!.getAttribute('aria-busy')).toBe('true');
    finish();
    expect(dimmed()).toBe(0);
    expect(host.querySelector('.chart-fan-all')!.getAttribute('d')).not.toBe(before);
    expect(slider.getAttribute('aria-valuetext')).toMatch(
      /^Layer 4: largest singular value .* median .* smallest /,
    );
  });

  it('arrow keys walk the layers, Home and End go to the ends, and the focus of the page is read', () => {
    const { host, store, slider } = mountFigure();
    look(true);
    act(() => slider.focus());
    expect(press('ArrowLeft').defaultPrevented).toBe(true);
    expect(store.getState().settings.layer).toBe(3);
    press('Home');
    press('ArrowDown');
    expect(store.getState().settings.layer).toBe(2);
    press('End');
    press('PageUp');
    expect(store.getState().settings.layer).toBe(9);
    expect(press('a').defaultPrevented).toBe(false);
    act(() => store.apply(setFocus({ quantity: 'delta', layer: 6 })));
    expect(host.querySelector('.chart-reading')!.textContent).toMatch(/^Layer 6/);
    expect(host.querySelector('.chart-fan')!.getAttribute('data-emphasis')).toBe('measured');
  });

  it('its names are linked: the largest singular value is B3, and pressing one chooses no layer', () => {
    const { host, store, finish } = mountFigure();
    look(true);
    finish();
    const label = host.querySelector('.chart-label[data-series="largest"]')!;
    act(() => void label.dispatchEvent(new MouseEvent('click', { bubbles: true })));
    expect(store.getState()).toMatchObject({
      pinned: true,
      focus: { quantity: 'b3' },
      settings: { layer: 4 },
    });
    expect(label.getAttribute('data-lit')).toBe('bound');
  });

  it('says what several examples, failures and zeros mean, never NaN', () => {
    expect(mountFigure({ examples: 3 }).host.textContent).toContain('What the layers can do');
    const batch = mountFigure({ examples: 3 });
    look(true);
    expect(batch.host.textContent).toContain('Choose one example');
    const failing = mountFigure();
    look(true);
    act(() => failing.pool.fail('spectrum', 'no memory'));
    expect(failing.host.textContent).toContain('could not be computed');
    const dead = mountFigure({ activation: 'relu', scale: 1, layers: 30, width: 2, layer: 2 });
    look(true);
    dead.finish();
    expect(dead.host.textContent).toContain('exactly 0');
    act(() => dead.host.querySelector('details')!.setAttribute('open', ''));
    expect(dead.host.textContent).not.toContain('NaN');
    const data = fanData(dead.results.get(), dead.spectra.get());
    for (let l = 2; l <= 30; l++) expect(layerSentence(data, l)).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('its title says what is there: close to the largest or not, and what the bound adds', () => {
    const titled = (settings: Partial<Settings>): string => {
      const { results, spectra, finish } = mountFigure(settings);
      look(true);
      finish();
      return fanTitle(fanData(results.get(), spectra.get()));
    };
    expect(titled({})).toMatch(
      /^The error keeps close to the largest singular value; the bound adds [\d.]+ decades/,
    );
    expect(titled({ activation: 'linear', weights: 'orthogonal' })).toMatch(/, and so does the bound$/);
  });
});
