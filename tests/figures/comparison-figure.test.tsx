import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ComparisonFigure } from '../../src/figures/comparison-figure.tsx';
import { cures } from '../../src/model/cures.ts';
import { defaultSettings } from '../../src/model/settings.ts';
import { StoreProvider } from '../../src/state/hooks.ts';
import { createResults } from '../../src/state/results.ts';
import { type AppStore, createAppStore } from '../../src/state/store.ts';
import { createManualPool, type ManualPool } from '../compute/manual-pool.ts';

let root: Root;
let host: HTMLElement;
let store: AppStore;
let pool: ManualPool;

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  // In sight at once.
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(private readonly tell: (entries: unknown[]) => void) {}
      observe() {
        this.tell([{ isIntersecting: true }]);
      }
      disconnect() {}
    },
  );
  host = document.body.appendChild(document.createElement('div'));
  store = createAppStore({ ...defaultSettings, layers: 8, width: 8, runs: 10 });
  pool = createManualPool();
  const results = createResults(store, createManualPool());
  root = createRoot(host);
  act(() =>
    root.render(
      <StoreProvider store={store} results={results} pool={pool}>
        <ComparisonFigure />
      </StoreProvider>,
    ),
  );
});
afterEach(() => {
  act(() => root.unmount());
  host.remove();
  vi.unstubAllGlobals();
});

const rows = () => [...host.querySelectorAll('ol > li')];
const names = () => rows().map((row) => row.querySelector('.fig-compared-name')!.textContent);
const medians = () => rows().map((row) => row.querySelector('.fig-compared-median')!.textContent);
const choose = (words: string) => {
  const label = [...host.querySelectorAll('label')].find((one) => one.textContent === words)!;
  act(() => label.querySelector('input')!.click());
};

describe('the comparison of remedies', () => {
  const inText = ['None of them', ...cures.map(({ words }) => words)];

  it('fills row by row, and says what nothing is known of', () => {
    expect(names()).toEqual(inText);
    expect(new Set(medians())).toEqual(new Set(['–']));
    act(() => pool.step('comparison'));
    expect(medians().filter((median) => median === '–')).toHaveLength(inText.length - 1);
    act(() => pool.finish());
    expect(medians()).not.toContain('–');
    expect(host.querySelector('figcaption')!.textContent).toMatch(/^\d+ of 14 remedies keep/);
    expect(host.textContent).not.toMatch(/NaN|Infinity|undefined/);
    expect(rows()[inText.indexOf('Batch norm')]!.textContent).toContain(
      'the batch takes out what a bias adds',
    );
    choose('Weights');
    expect(rows()[inText.indexOf('Batch norm')]!.textContent).toMatch(/8 of 10 nets from/);
  });

  it('is sorted by how level the gradients are, and back', () => {
    act(() => pool.finish());
    choose('Level first');
    const shown = medians().map((median) =>
      median === 'exactly 0'
        ? Number.POSITIVE_INFINITY
        : Math.abs(
            Math.log10(
              Number(
                median!.replace(
                  /\s×\s10([⁻⁰-⁹¹²³]+)/,
                  (_, p: string) =>
                    `e${[...p].map((c) => (c === '⁻' ? '-' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(c))).join('')}`,
                ),
              ),
            ),
          ),
    );
    for (let i = 1; i < shown.length; i++) expect(shown[i]!).toBeGreaterThanOrEqual(shown[i - 1]! - 0.01);
    expect(names()).not.toEqual(inText);
    choose('As in the text');
    expect(names()).toEqual(inText);
  });

  it('every row is one press from the instrument, and one more from the reader’s own net', () => {
    const own = store.getState().settings;
    for (const [i, cure] of cures.entries()) {
      const button = () => rows()[i + 1]!.querySelector('button')!;
      expect(button().getAttribute('aria-label')).toBe(`Show this net: ${cure.words}`);
      act(() => button().click());
      expect(store.getState().settings).toMatchObject(cure.settings({ ...own, bias: 0 }));
      expect(button().getAttribute('aria-label')).toBe('Back to your net');
      act(() => button().click());
      expect(store.getState().settings).toEqual(own);
    }
  });
});
