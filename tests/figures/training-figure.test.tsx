import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { netValue } from '../../src/core/training/points.ts';
import { textOf } from '../../src/figures/cells.ts';
import { TrainingCurves } from '../../src/figures/training-figure.tsx';
import { epochAt, linesOf, pointBefore, seriesOf } from '../../src/figures/training-lines.ts';
import { epochsOf, readingAt, trainingData, trainingTable, views } from '../../src/figures/training-plot.ts';
import { verdictOf } from '../../src/figures/training-words.ts';
import { defaultSettings, type Settings } from '../../src/model/settings.ts';
import { miniBatches } from '../../src/model/trainings.ts';
import type { DigitsSource, DigitsState } from '../../src/state/digits.ts';
import { StoreProvider } from '../../src/state/hooks.ts';
import { trainingOf } from '../../src/state/learning-hooks.ts';
import { createTraining, type TrainingSource } from '../../src/state/training.ts';
import { createManualPool, type ManualPool } from '../compute/manual-pool.ts';
import { digits as realDigits } from '../real-digits.ts';
import { storeWithResults } from './nets.ts';

const small: Settings = { ...defaultSettings, layers: 5, width: 6, activation: 'tanh', examples: 20 };
const digitsOf = (state: DigitsState): DigitsSource => ({
  get: () => state,
  load: vi.fn(),
  subscribe: () => () => {},
});
const here = digitsOf({ sets: realDigits, progress: null, problem: null });

/** Nets of the settings, trained to the end of their plan. */
function trained(rows: readonly Partial<Settings>[], epochs: number, rate = 0.1) {
  const pool = createManualPool();
  const training = createTraining(pool, here, () => () => {});
  for (const row of rows) training.add({ ...small, ...row }, { ...miniBatches, rate, epochs });
  training.start();
  pool.finish();
  return training.get().runs;
}

describe('the curves of a training', () => {
  const onDigits = { data: 'digits', examples: 100, width: 10, cost: 'cross-entropy' } as const;
  const runs = trained([onDigits, { layers: 3 }], 6);

  it('are those of the first and the last hidden layer, or of all of them', () => {
    const words = (spread: 'ends' | 'all') => linesOf(runs, 'gradB', spread).map((line) => line.words);
    expect(words('ends')).toEqual(['net 1, layer 2', 'net 1, layer 4', 'net 2, layer 2']);
    expect(words('all')).toEqual(['net 1, layer 2', 'net 1, layer 3', 'net 1, layer 4', 'net 2, layer 2']);
    expect(linesOf(runs.slice(0, 1), 'gradW', 'ends').map((line) => line.words)).toEqual([
      'layer 2',
      'layer 4',
    ]);
  });

  it('of accuracy exist where there is something to test on', () => {
    expect(linesOf(runs, 'accuracy', 'ends').map((line) => line.label)).toEqual([
      '1 · test',
      '1 · training',
      '2 · training',
    ]);
  });

  it('have epochs on their axis and the numbers of the run in table and reading', () => {
    for (const view of views) {
      const lines = linesOf(runs, view.id, 'ends');
      const data = trainingData(runs, lines, view);
      expect(data.x.domain).toEqual([0, 6]);
      for (const { points } of data.series) {
        expect(points[0]!.x).toBe(0);
        expect(points.at(-1)!.x).toBe(6);
      }
      const { columns, rows } = trainingTable(runs, lines, view.id);
      expect(new Set(columns).size).toBe(columns.length);
      expect(rows.map(([epoch]) => Number(textOf(epoch!)))).toEqual(epochsOf(runs));
      expect(readingAt(lines, view.id, 6)).toContain(textOf(rows.at(-1)!.at(-1)!));
      expect(readingAt([], view.id, 0)).toBe('Nothing has been measured yet.');
    }
    const costs = trainingTable(runs, linesOf(runs, 'cost', 'ends'), 'cost').rows.map((row) =>
      Number(textOf(row[1]!)),
    );
    expect(costs.at(-1)!).toBeCloseTo(netValue(runs[0]!.points, 6, 'cost'), 2);
  });

  it('find the last point before an epoch, and draw long trainings with fewer', () => {
    const [run] = runs;
    expect([-1, 0, 2.5, 3, 99].map((epoch) => pointBefore(run!, epoch))).toEqual([-1, 0, 2, 3, 6]);
    const long = trained([{ examples: 2, width: 2, layers: 3 }], 3000)[0]!;
    const lines = Array.from({ length: 60 }, () => linesOf([long], 'cost', 'ends')[0]!);
    const [series] = seriesOf(lines);
    expect(long.points.count).toBeGreaterThan(1000);
    expect(series!.points.length).toBeLessThanOrEqual(151);
    expect(series!.points.at(-1)!.x).toBe(epochAt(long, long.points.count - 1));
  });
});

describe('the verdict on a net in training', () => {
  it('says where a deep sigmoid net stands, at chance and at the cost of a constant answer', () => {
    const deep = {
      layers: 14,
      activation: 'sigmoid',
      bias: 1,
      width: 10,
      cost: 'cross-entropy',
      data: 'digits',
    } as const;
    const [run] = trained([{ ...deep, examples: 100 }], 12, 0.3);
    expect(verdictOf(run!, 'Net 1')).toMatch(
      /recognises 10\.0\u00a0% .* no more than by guessing\. Its cost is 3\.2\d+; the same answer to every digit costs 3\.251\..*layer 2 changed by \d.*10⁻/,
    );
  });

  it('says of a net that learns how much, and of one that runs away that it did', () => {
    const [one] = trained(
      [{ data: 'digits', examples: 200, layers: 3, width: 20, cost: 'cross-entropy' }],
      12,
    );
    expect(verdictOf(one!, 'Net 1')).toMatch(
      /^Net 1 after 12 epochs recognises [5-9]\d\.\d\u00a0% of the digits/,
    );
    expect(verdictOf(one!, 'Net 1')).not.toContain('guessing');
    const [away] = trained([{ activation: 'linear' }], 40, 1e100);
    expect(verdictOf(away!, 'Net 1')).toContain('left the range of numbers');
    expect(verdictOf({ ...one!, points: { ...one!.points, count: 0 } }, 'Net 1')).toBe('');
  });
});

describe('the figure of training', () => {
  let root: Root;
  let host: HTMLElement;
  let pool: ManualPool;
  let training: TrainingSource;

  function show(digits: DigitsSource): void {
    const { store, results } = storeWithResults({});
    pool = createManualPool();
    const learning = { pool, digits };
    training = trainingOf(learning);
    act(() =>
      root.render(
        <StoreProvider store={store} results={results} learning={learning}>
          <TrainingCurves />
        </StoreProvider>,
      ),
    );
  }
  const button = (name: string) =>
    [...host.querySelectorAll('button')].find((one) => one.textContent?.trim() === name)!;
  const press = (name: string) => act(() => button(name).click());
  const verdicts = () => [...host.querySelectorAll('.fig-run-verdict')].map((one) => one.textContent);

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

  it('begins with a comparison at rest; a step changes its numbers, and the way back restores them', () => {
    show(here);
    expect(training.get().playing).toBe(false);
    act(() => pool.finish());
    const drawn = verdicts();
    expect(drawn[0]).toMatch(
      /^Net 1, as it was drawn\. Bias gradients: layer 3 against layer 2, a factor of 3\.81/,
    );
    press('One step');
    act(() => pool.finish());
    expect(verdicts()[0]).toMatch(/^Net 1 after 0\.01 epochs/);
    press('Back to start');
    act(() => pool.finish());
    expect(verdicts()).toEqual(drawn);
  });

  it('adds the net on show on digits, up to four, and removes nets', () => {
    show(here);
    for (let i = 0; i < 2; i++) press('Add the net on show');
    expect(training.get().runs.map(({ settings }) => settings.data)).toEqual(Array(4).fill('digits'));
    expect(training.get().runs[2]!.settings).toMatchObject({ layers: 12, width: 8, examples: 1000 });
    expect(button('Add the net on show').disabled).toBe(true);
    act(() => host.querySelector<HTMLElement>('[aria-label="Remove net 1"]')!.click());
    expect(training.get().runs).toHaveLength(3);
    expect(button('Add the net on show').disabled).toBe(false);
    const choice = host.querySelector('select')!;
    expect(choice.selectedOptions[0]!.textContent).toBe('Your own choice');
  });

  it('says why the digits cannot be had, and asks for them again', () => {
    const digits = digitsOf({ sets: null, progress: null, problem: 'The file of digits is damaged.' });
    const listeners: (() => void)[] = [];
    const subscribe = (listener: () => void) => {
      listeners.push(listener);
      return () => {};
    };
    show({ ...digits, subscribe });
    act(() => {
      for (const hear of listeners) hear();
    });
    expect(host.querySelector('[role="alert"]')!.textContent).toContain('The file of digits is damaged.');
    press('Try again');
    expect(digits.load).toHaveBeenCalledTimes(2);
  });
});
