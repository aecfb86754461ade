import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { activationIds } from '../../src/core/types.ts';
import { ActivationBandsFigure } from '../../src/figures/activation-bands-figure.tsx';
import { CobwebFigure } from '../../src/figures/cobweb-figure.tsx';
import { DepthSweepFigure } from '../../src/figures/depth-sweep-figure.tsx';
import { FactorsFigure } from '../../src/figures/factors-figure.tsx';
import { PhasePlaneFigure } from '../../src/figures/phase-plane-figure.tsx';
import { WidthFigure } from '../../src/figures/width-figure.tsx';
import type { Settings } from '../../src/model/settings.ts';
import { StoreProvider } from '../../src/state/hooks.ts';
import type { AppStore } from '../../src/state/store.ts';
import { createManualPool, type ManualPool } from '../compute/manual-pool.ts';
import { storeWithResults } from './nets.ts';

/** What the figures hear of their place on the screen; the test says when they come into sight. */
let sights: ((seen: boolean) => void)[] = [];
class Sight {
  constructor(hear: IntersectionObserverCallback) {
    sights.push((isIntersecting) =>
      hear([{ isIntersecting } as IntersectionObserverEntry], this as unknown as IntersectionObserver),
    );
  }
  observe(): void {}
  disconnect(): void {}
}
const see = (seen: boolean) =>
  act(() => {
    for (const sight of sights) sight(seen);
  });

let root: Root;
let host: HTMLElement;
let store: AppStore;
let pool: ManualPool;

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.stubGlobal('IntersectionObserver', Sight);
  sights = [];
});
afterEach(() => {
  act(() => root.unmount());
  host.remove();
  vi.unstubAllGlobals();
});

function mountAll(settings: Partial<Settings>): void {
  const made = storeWithResults(settings);
  store = made.store;
  pool = createManualPool();
  host = document.body.appendChild(document.createElement('div'));
  root = createRoot(host);
  act(() =>
    root.render(
      <StoreProvider store={store} results={made.results} pool={pool}>
        <ActivationBandsFigure />
        <CobwebFigure />
        <DepthSweepFigure />
        <PhasePlaneFigure />
        <FactorsFigure />
        <WidthFigure />
      </StoreProvider>,
    ),
  );
  see(true);
}

/** All that the figures say, their data tables included. */
function words(): string {
  act(() => {
    for (const details of host.querySelectorAll('details')) {
      details.open = true;
      details.dispatchEvent(new Event('toggle'));
    }
  });
  const spoken = [...host.querySelectorAll('[aria-valuetext], [aria-label]')].map(
    (element) => `${element.getAttribute('aria-valuetext')} ${element.getAttribute('aria-label')}`,
  );
  return [host.textContent, ...spoken].join(' ').replaceAll(' null', ' ').replaceAll('null ', ' ');
}

describe('the figures of the typical case', () => {
  it.each(activationIds)('%s: have something to say of every net, and never NaN', (activation) => {
    for (const more of [
      { scale: 20, bias: 5 },
      { scale: Math.SQRT2, bias: 0, layers: 30 },
      { scale: 0.05, layers: 2 },
    ]) {
      mountAll({ activation, ...more });
      expect(words(), JSON.stringify(more)).not.toMatch(/NaN|undefined|Infinity|null/);
      expect(host.querySelectorAll('figure')).toHaveLength(6);
      act(() => root.unmount());
      host.remove();
      root = createRoot(document.createElement('div'));
    }
  });

  it('say where theory does not speak of the net on show', () => {
    for (const more of [{ tied: 'yes' }, { examples: 3 }, { skip: 'residual' }, { norm: 'layer' }] as const) {
      mountAll({ activation: 'tanh', ...more });
      expect(words()).toMatch(/this net is another kind/);
      expect(words()).not.toMatch(/NaN|undefined/);
      act(() => root.unmount());
      host.remove();
      root = createRoot(document.createElement('div'));
    }
  });

  it('stand still while they are out of sight, and catch up when they come back', () => {
    mountAll({ activation: 'tanh', scale: 1.5 });
    const plane = () =>
      host.querySelector('[aria-label^="The net as a point"]')!.getAttribute('aria-valuetext');
    see(false);
    const before = plane();
    act(() => store.apply((state) => ({ ...state, settings: { ...state.settings, scale: 3 } })));
    expect(plane()).toBe(before);
    see(true);
    expect(plane()).toMatch(/^Weight scale 3\.00/);
  });

  it('ask for a plane when it is seen, once for each activation', () => {
    mountAll({ activation: 'tanh' });
    const asked = () => pool.requests.filter(({ kind }) => kind === 'plane').length;
    expect(asked()).toBe(1);
    act(() => pool.finish());
    act(() => store.apply((state) => ({ ...state, settings: { ...state.settings, scale: 2 } })));
    expect(asked()).toBe(1);
    act(() => store.apply((state) => ({ ...state, settings: { ...state.settings, activation: 'relu' } })));
    expect(asked()).toBe(2);
  });

  it('a radio button of the list sets the activation, arrow keys move the point', () => {
    mountAll({ activation: 'tanh', scale: 1 });
    const relu = [...host.querySelectorAll('input')].find((input) =>
      input.getAttribute('aria-label')?.startsWith('ReLU:'),
    )!;
    act(() => relu.click());
    expect(store.getState().settings.activation).toBe('relu');
    const point = host.querySelector('[aria-label^="The net as a point"]')!;
    act(() => void point.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true })));
    act(() => void point.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true })));
    expect(store.getState().settings.bias).toBeCloseTo(0.01, 9);
    expect(store.getState().settings.scale).toBeCloseTo(1.02, 9);
  });
});
