import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Equation } from '../../src/content/equation.tsx';
import { equations } from '../../src/content/equations/registry.ts';
import { PlacesProvider } from '../../src/content/places.tsx';
import { ProofSwitch } from '../../src/content/proof-switch.tsx';
import { BackwardStep } from '../../src/figures/backward-step.tsx';
import { Reading } from '../../src/figures/reading.tsx';
import { ShowNet } from '../../src/figures/show-net.tsx';
import { defaultSettings } from '../../src/model/settings.ts';
import { setSettings } from '../../src/state/changes.ts';
import { StoreProvider } from '../../src/state/hooks.ts';
import { createResults } from '../../src/state/results.ts';
import { type AppStore, createAppStore } from '../../src/state/store.ts';
import { createManualPool } from '../compute/manual-pool.ts';

let root: Root;
let host: HTMLElement;
let store: AppStore;

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  host = document.body.appendChild(document.createElement('div'));
  root = createRoot(host);
  store = createAppStore({ ...defaultSettings, layers: 9, layer: 4, activation: 'tanh' });
});
afterEach(() => {
  act(() => root.unmount());
  host.remove();
  vi.unstubAllGlobals();
});

function show(children: ReactNode): void {
  const results = createResults(store, createManualPool());
  act(() =>
    root.render(
      <StoreProvider store={store} results={results}>
        <PlacesProvider>{children}</PlacesProvider>
      </StoreProvider>,
    ),
  );
}

const click = (element: Element) => act(() => (element as HTMLElement).click());
const button = (within: Element, words: string) =>
  [...within.querySelectorAll('button')].find((one) => one.textContent?.trim() === words)!;
const stepsOf = (id: string) => host.querySelectorAll(`#eq-${id} .art-steps > li`).length;

describe('proofs', () => {
  beforeEach(() =>
    show(
      <>
        <ProofSwitch />
        <Equation id="bp2" />
        <Equation id="cost" />
      </>,
    ),
  );

  it('open at one depth at a time, and close again', () => {
    const bp2 = host.querySelector('#eq-bp2')!;
    expect(bp2.querySelector('.art-proof')!.textContent).toBe('');
    click(button(bp2, 'every step'));
    expect(stepsOf('bp2')).toBe(equations.bp2.steps.length);
    expect(stepsOf('cost')).toBe(0);
    click(button(bp2, 'sketch'));
    expect(stepsOf('bp2')).toBe(0);
    expect(button(bp2, 'sketch').getAttribute('aria-expanded')).toBe('true');
    click(button(bp2, 'sketch'));
    expect(bp2.querySelector('.art-proof')!.textContent).toBe('');
  });

  it('open all together, those closed by hand before included, and can be closed by hand again', () => {
    const bp2 = host.querySelector('#eq-bp2')!;
    click(button(bp2, 'sketch'));
    click(button(bp2, 'sketch'));
    click(host.querySelectorAll('input')[2]!);
    expect([stepsOf('bp2'), stepsOf('cost')]).toEqual([
      equations.bp2.steps.length,
      equations.cost.steps.length,
    ]);
    click(button(bp2, 'every step'));
    expect([stepsOf('bp2'), stepsOf('cost')]).toEqual([0, equations.cost.steps.length]);
  });

  it('of a definition are no proofs', () => {
    const words = [...host.querySelectorAll('#eq-cost .art-depths button')].map((one) => one.textContent);
    expect(words).toEqual(['statement', 'purpose', 'written out']);
  });
});

it('an example net is shown and the reader’s own given back', () => {
  show(
    <>
      <ShowNet id="one" settings={{ layers: 30 }} label="thirty layers" />
      <ShowNet id="two" settings={{ layers: 3 }} label="three layers" />
    </>,
  );
  const own = store.getState().settings;
  const [one, two] = host.querySelectorAll('button');
  click(one!);
  expect(store.getState().settings.layers).toBe(30);
  expect([one!.textContent, two!.textContent]).toEqual(['Back to your net', 'Show this net: three layers']);
  click(two!);
  expect(store.getState().settings.layers).toBe(3);
  expect([one!.textContent, two!.textContent]).toEqual(['Show this net: thirty layers', 'Back to your net']);
  click(two!);
  expect(store.getState().settings).toEqual(own);
});

it('readings count the factors of (35) for the net and layer on show', () => {
  show(
    <>
      <Reading of="slopeFactors" /> <Reading of="weightFactors" /> <Reading of="factor" />
    </>,
  );
  expect(host.textContent).toMatch(/^6 5 \d/);
  act(() => store.apply(setSettings({ layer: 9 })));
  expect(host.textContent).toMatch(/^1 0 \d/);
  act(() => store.apply(setSettings({ layers: 2 })));
  expect(host.textContent).toBe('1 0 not defined');
});

it('(34) one step of the backward pass, its numbers multiplied out, layer by layer', () => {
  show(<BackwardStep />);
  const rows = () =>
    [...host.querySelectorAll('tr')].map((row) =>
      [...row.querySelectorAll('td')]
        .slice(1)
        .map((cell) => Number(cell.textContent?.replace('×', '').trim())),
    );
  for (const layer of [4, 3]) {
    expect(host.querySelector('figcaption')!.textContent).toBe(
      `One step back, from layer ${layer + 1} to layer ${layer}`,
    );
    const [from, weighed, reached] = rows();
    expect((from![0]! * from![1]!) / weighed![0]!).toBeCloseTo(1, 1);
    expect((weighed![0]! * weighed![1]!) / reached![0]!).toBeCloseTo(1, 1);
    if (layer === 4) click(button(host, 'One step back'));
  }
  click(button(host, 'From the output'));
  expect(host.querySelector('figcaption')!.textContent).toBe('At the output, layer 9');
  expect(rows()).toHaveLength(2);
});
