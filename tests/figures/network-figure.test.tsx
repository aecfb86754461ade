import { act } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { shadeClasses } from '../../src/charts/network-geometry.ts';
import { networkLayout, placeOf } from '../../src/charts/network-layout.ts';
import type { Step } from '../../src/charts/network-step.tsx';
import { activationAt } from '../../src/core/network.ts';
import { litIn, networkReading, networkTitle, neuronNumbers } from '../../src/figures/network.ts';
import { NetworkFigure } from '../../src/figures/network-figure.tsx';
import { activationScale, errorScale, shadesOf } from '../../src/figures/network-shades.ts';
import { stepFrom, stepTex } from '../../src/figures/network-steps.ts';
import { formatNumber } from '../../src/model/format.ts';
import type { Settings } from '../../src/model/settings.ts';
import { clearFocus, setFocus, setSetting } from '../../src/state/changes.ts';
import { termsOf } from '../../src/tex/term.ts';
import { everythingMeasures } from './laid-out.ts';
import { fire, mount, press } from './mounted.tsx';
import { resultsOf } from './nets.ts';

vi.mock('../../src/charts/network-geometry.ts', { spy: true });

const size = { width: 600, height: 340, text: 13 };

beforeEach(() => {
  everythingMeasures(size.width, size.height);
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(private readonly hear: (entries: { isIntersecting: boolean }[]) => void) {}
      observe() {
        this.hear([{ isIntersecting: true }]);
      }
      disconnect() {}
    },
  );
});

const settings: Partial<Settings> = { layers: 7, width: 5, layer: 4 };
const slider = (host: HTMLElement): HTMLElement => host.querySelector<HTMLElement>('[role="slider"]')!;
const said = (host: HTMLElement): string => slider(host).getAttribute('aria-valuetext')!;
const reading = (host: HTMLElement): string => host.querySelector('.chart-reading')!.textContent!;
const button = (host: HTMLElement, name: string): HTMLButtonElement =>
  [...host.querySelectorAll('button')].find((one) => one.textContent === name)!;
const nowComputed = (host: HTMLElement): number =>
  [...host.querySelectorAll('.fig-network-formulas > span')].findIndex((span) =>
    span.hasAttribute('data-now'),
  );
const rings = (host: HTMLElement): number => host.querySelectorAll('.chart-network-lit path').length;

function point(host: HTMLElement, type: string, layer: number, neuron: number): void {
  const target = slider(host);
  target.getBoundingClientRect = () => new DOMRect(0, 0, size.width, size.height);
  const { x, y } = placeOf(networkLayout([0, 5, 5, 5, 5, 5, 5, 5], size), layer, neuron);
  fire(target, new PointerEvent(type, { bubbles: true, clientX: x, clientY: y, pointerType: 'mouse' }));
}

const forward: Step = { pass: 'forward', layer: 4, part: 'slopes' };
const backward: Step = { pass: 'backward', layer: 4, part: 'slopes' };

describe('what the neurons show', () => {
  it('(25): shades of a go with σ(z), and half-way through a step with z', () => {
    const results = resultsOf({ ...settings, activation: 'tanh' });
    const { z, a } = results.measurement.single!.forward;
    const scale = activationScale(results);
    expect(scale).toEqual({ low: -1, high: 1 });
    const whole = shadesOf(results, 'activations', scale, forward);
    const half = shadesOf(results, 'activations', scale, { ...forward, part: 'weights' });
    for (let l = 2; l <= 7; l++)
      for (let j = 0; j < 5; j++) expect(whole[l]![j]).toBeCloseTo((Math.tanh(z[l]![j]!) + 1) / 2, 12);
    const most = Math.max(...z[4]!.map(Math.abs));
    for (let j = 0; j < 5; j++) expect(half[4]![j]).toBeCloseTo((z[4]![j]! / most + 1) / 2, 12);
    expect(half[5]).toEqual(whole[5]);
    const input = Math.max(...a[1]!.map(Math.abs));
    for (let j = 0; j < 5; j++) expect(whole[1]![j]).toBeCloseTo((a[1]![j]! / input + 1) / 2, 12);
  });

  it('the scale of a has all that a skip connection adds up', () => {
    const results = resultsOf({ layers: 12, activation: 'tanh', skip: 'residual' });
    const all = results.measurement.single!.forward.a.slice(2).flatMap((a) => [...a]);
    const most = Math.max(...all.map(Math.abs));
    expect(most).toBeGreaterThan(1);
    expect(activationScale(results)).toEqual({ low: -most, high: most });
  });

  it('(34): shades of δ are decades; half-way they are those of (w)ᵀδ, which the slopes then multiply', () => {
    for (const more of [
      {},
      { activation: 'gelu' },
      { layer: 7 },
      { layer: 7, cost: 'cross-entropy' },
    ] as const) {
      const results = resultsOf({ ...settings, ...more });
      const { net, measurement } = results;
      const { forward: ahead, backward: back } = measurement.single!;
      const l = 'layer' in more ? more.layer : 4;
      // Wide enough that nothing is cut off.
      const scale = { low: -40, high: 10 };
      const whole = shadesOf(results, 'delta', scale, { ...backward, layer: l });
      const half = shadesOf(results, 'delta', scale, { pass: 'backward', layer: l, part: 'weights' });
      for (let j = 0; j < 5; j++) {
        const delta = Math.exp(back.logDelta[l]![0]!) * Math.abs(back.direction[l]![j]!);
        const drawn = 10 ** (scale.low + 50 * whole[l]![j]!);
        expect(Math.abs(drawn / delta - 1)).toBeLessThan(1e-10);
        const isLinear = l === 7 && net.cost === 'cross-entropy';
        const slope = isLinear ? 1 : Math.abs(activationAt(net, l).slope(ahead.z[l]![j]!));
        const carried = 10 ** (scale.low + 50 * half[l]![j]!);
        expect(Math.abs((carried * slope) / delta - 1)).toBeLessThan(1e-10);
      }
      expect(whole[1]).toBeUndefined();
    }
  });

  it('the scale of δ has every typical size on it, whole decades, four at least', () => {
    for (const scaleOf of [0.1, 1, 3, 12]) {
      const results = resultsOf({ layers: 20, width: 8, activation: 'tanh', scale: scaleOf });
      const { low, high } = errorScale(results);
      expect([Number.isInteger(low), Number.isInteger(high), high - low >= 4]).toEqual([true, true, true]);
      for (let l = 2; l <= 20; l++) {
        const typical = Math.log10(Math.exp(results.measurement.logDelta[l]!) / Math.sqrt(8));
        expect(typical > low && typical < high).toBe(true);
      }
    }
  });

  it('a ReLU that is off leaves its neuron empty, and the title says where the error stops', () => {
    const nets = Array.from({ length: 40 }, (_, seed) =>
      resultsOf({ activation: 'relu', layers: 9, width: 3, layer: 2, seed }),
    );
    const titles = nets.map((results) => {
      const { logDelta } = results.measurement;
      const first = logDelta.findIndex((log, l) => l >= 2 && log > Number.NEGATIVE_INFINITY);
      const title = networkTitle(results, true);
      if (first === 2) expect(title).toMatch(/fades|grows|keeps/);
      else if (first > 2) expect(title).toBe(`The error gets no further than layer ${first}`);
      else expect(title).toMatch(/^No error enters/);
      const shades = shadesOf(results, 'delta', errorScale(results), { ...backward, layer: 2 });
      for (let l = 2; l <= 9; l++) {
        const { direction } = results.measurement.single!.backward;
        direction[l]!.forEach((d, j) => {
          expect(Number.isNaN(shades[l]![j])).toBe(d === 0);
        });
      }
      return title.slice(0, 14);
    });
    expect(new Set(titles).size).toBeGreaterThan(2);
  });

  it('the title says which way the error goes, by how many decades', () => {
    const fading = resultsOf({ layers: 10 });
    const { logDelta } = fading.measurement;
    const decades = (logDelta[10]! - logDelta[2]!) / Math.LN10;
    expect(networkTitle(fading, true)).toBe(
      `The error fades to the left: by ${formatNumber(decades, { digits: 2 })} powers of ten`,
    );
    expect(networkTitle(resultsOf({ layers: 20, activation: 'linear', scale: 3 }), true)).toMatch(
      /^The error grows/,
    );
    expect(networkTitle(resultsOf({ activation: 'linear', weights: 'orthogonal' }), true)).toMatch(
      /keeps its size/,
    );
    expect(networkTitle(resultsOf({ layers: 2 }), true)).not.toMatch(/NaN|fades/);
  });
});

describe('the steps of a pass', () => {
  it('go through every layer in two parts, to the right forward and to the left backward', () => {
    for (const [pass, first, last] of [
      ['forward', 2, 7],
      ['backward', 7, 2],
    ] as const) {
      let step: Step | null = { pass, layer: first, part: 'weights' };
      const seen: string[] = [];
      for (; step; step = stepFrom(step, 1, 7, false)) seen.push(`${step.layer} ${step.part}`);
      expect(seen).toHaveLength(12);
      expect(new Set(seen).size).toBe(12);
      expect([seen[0], seen.at(-1)]).toEqual([`${first} weights`, `${last} slopes`]);
      expect(stepFrom({ pass, layer: first, part: 'weights' }, -1, 7, false)).toBeNull();
      const whole = stepFrom({ pass, layer: 4, part: 'slopes' }, 1, 7, true);
      expect(whole).toEqual({ pass, layer: pass === 'forward' ? 5 : 3, part: 'slopes' });
    }
  });

  it('their formulas are made of terms of the layers at hand', () => {
    const named = (tex: readonly string[]) =>
      tex.map((each) => termsOf(each).map(({ id, at }) => `${id} ${at}`));
    expect(named(stepTex(forward, 7, true))).toEqual([
      ['preActivation 4', 'weights 4', 'activations 3', 'biases 4'],
      expect.arrayContaining(['activations 4', 'preActivation 4']),
    ]);
    expect(named(stepTex(backward, 7, true))[1]).toEqual(['delta 4', 'slopes 4', 'weights 5', 'delta 5']);
    const output = { ...backward, layer: 7 };
    expect(named(stepTex(output, 7, true))[1]!.map((name) => name.split(' ')[0])).toEqual([
      'delta',
      'slopes',
      'error',
    ]);
    expect(named(stepTex(output, 7, false))[1]!.map((name) => name.split(' ')[0])).toEqual([
      'delta',
      'error',
    ]);
  });
});

describe('the network figure', () => {
  it('arrow keys walk layers and neurons, and say what is there', () => {
    const { host, store, results } = mount(settings, <NetworkFigure />);
    act(() => slider(host).focus());
    expect(said(host)).toMatch(/^Layer 4: /);
    expect(press('ArrowRight').defaultPrevented).toBe(true);
    expect(store.getState().settings.layer).toBe(5);
    press('ArrowDown');
    press('ArrowDown');
    const [z, a, slope] = neuronNumbers(results(), 5, 1).map((cell) => cell!.text);
    expect(reading(host)).toContain(`Layer 5, neuron 2: z = ${z}, a = ${a}, σ′(z) = ${slope}, δ = `);
    press('ArrowLeft');
    expect(reading(host)).toMatch(/^Layer 4, neuron 2/);
    press('ArrowUp');
    press('ArrowUp');
    expect(reading(host)).toMatch(/^Layer 4, neuron 1/);
    press('End');
    press('PageDown');
    expect(reading(host)).toMatch(/^Layer 7, neuron 5/);
    press('Home');
    press('ArrowLeft');
    expect(store.getState().settings.layer).toBe(2);
    expect(press('Tab').defaultPrevented).toBe(false);
  });

  it('pointing reads a neuron and lights its layer everywhere; leaving lets go', () => {
    const { host, store } = mount(settings, <NetworkFigure pass="backward" />);
    point(host, 'pointermove', 6, 2);
    expect(reading(host)).toMatch(/^Layer 6, neuron 3: z = .*, a = .*, σ′\(z\) = .*, δ = /);
    expect(store.getState().focus).toEqual({ quantity: 'delta', layer: 6 });
    expect(rings(host)).toBe(1);
    point(host, 'pointermove', 1, 0);
    expect(reading(host)).toMatch(/^Input 1: x = /);
    expect(store.getState().focus).toEqual({ quantity: 'activations', layer: 1 });
    fire(slider(host), new PointerEvent('pointerout', { bubbles: true, relatedTarget: document.body }));
    expect(store.getState().focus).toBeNull();
    expect(reading(host)).toMatch(/^Layer 4: each neuron multiplies by its slope/);
    point(host, 'click', 3, 4);
    expect(store.getState().settings.layer).toBe(3);
    expect(reading(host)).toMatch(/^Layer 3, neuron 5/);
  });

  it('draws no neuron anew while the pointer moves, but when the net changes', () => {
    const { host, store } = mount(settings, <NetworkFigure />);
    const drawn = vi.mocked(shadeClasses);
    const before = drawn.mock.calls.length;
    for (let neuron = 0; neuron < 5; neuron++) point(host, 'pointermove', 3, neuron);
    expect(reading(host)).toMatch(/^Layer 3, neuron 5/);
    expect(drawn.mock.calls.length).toBe(before);
    act(() => store.apply(setSetting('scale', 2)));
    expect(drawn.mock.calls.length).toBeGreaterThan(before);
  });

  it('is lit by the focus of the page: layers, weights, the output', () => {
    const { host, store } = mount(settings, <NetworkFigure />);
    const lit = (focus: Parameters<typeof setFocus>[0]): number => {
      act(() => store.apply(setFocus(focus)));
      return rings(host);
    };
    expect(lit({ quantity: 'preActivation', layer: 3 })).toBe(1);
    expect(lit({ quantity: 'weights', layer: 5 })).toBeGreaterThan(1);
    expect(lit({ quantity: 'slopes' })).toBe(6);
    expect(lit({ quantity: 'error' })).toBe(1);
    expect(lit({ quantity: 'cost' })).toBe(0);
    act(() => store.apply(clearFocus));
    expect(litIn({ quantity: 'weightNorm' }, 4).into).toEqual([2, 3, 4]);
    expect(litIn({ quantity: 'input' }, 4).columns).toEqual([1]);
  });

  it('buttons and keys step through the pass; the formula of the step is marked', () => {
    const { host, store } = mount(settings, <NetworkFigure pass="backward" />);
    expect(nowComputed(host)).toBe(1);
    act(() => button(host, 'Next').click());
    expect([store.getState().settings.layer, nowComputed(host)]).toEqual([3, 0]);
    expect(reading(host)).toMatch(/^From layer 4 to layer 3: the weights carry the error back/);
    act(() => button(host, 'Next').focus());
    press('ArrowLeft');
    expect([store.getState().settings.layer, nowComputed(host)]).toEqual([3, 1]);
    press('ArrowRight');
    press('ArrowUp');
    expect([store.getState().settings.layer, nowComputed(host)]).toEqual([4, 1]);
    act(() => store.apply(setSetting('layer', 2)));
    expect(button(host, 'Next').getAttribute('aria-disabled')).toBe('true');
    act(() => button(host, 'Next').click());
    expect(store.getState().settings.layer).toBe(2);
    const labels = () =>
      [...host.querySelectorAll('.fig-network-buttons button')].map((one) => one.textContent);
    expect(labels()).toEqual(['Next', 'Previous']);
    act(() => host.querySelectorAll<HTMLInputElement>('input[type="radio"]')[0]!.click());
    expect(labels()).toEqual(['Previous', 'Next']);
    expect(host.querySelector('figcaption')!.textContent).toMatch(/^7 layers of 5 neurons/);
  });

  it('has the numbers of the selected layer as a table, and the length of the step in words', () => {
    const { host, results } = mount(settings, <NetworkFigure pass="backward" />);
    act(() => host.querySelector('details')!.setAttribute('open', ''));
    fire(host.querySelector('details')!, new Event('toggle'));
    const rows = [...host.querySelectorAll('tbody tr')].map((tr) =>
      [...tr.children].map((cell) => cell.textContent),
    );
    expect(rows).toEqual(
      Array.from({ length: 5 }, (_, j) => [
        String(j + 1),
        ...neuronNumbers(results(), 4, j).map((cell) => cell!.text),
      ]),
    );
    // σ′ multiplies: a · (1 − a) of the sigmoid.
    const { a } = results().measurement.single!.forward;
    rows.forEach(([, , , slope], j) => {
      expect(Math.abs(Number(slope) - a[4]![j]! * (1 - a[4]![j]!))).toBeLessThan(1e-3);
    });
    expect(host.textContent).not.toMatch(/NaN|undefined/);
  });

  it('asks for one example where there are several', () => {
    const { host } = mount({ ...settings, examples: 3 }, <NetworkFigure />);
    expect(host.textContent).toContain('Choose one example');
    expect(host.querySelector('[role="slider"]')).toBeNull();
  });

  it('reads weights by their range and norm', () => {
    const results = resultsOf(settings);
    const w = results.net.w[4]!;
    const factor = results.net.factor[4]!;
    expect(networkReading(results, forward, { kind: 'weights', layer: 4 })).toBe(
      `Weights into layer 4: 5 × 5, from ${formatNumber(factor * Math.min(...w.entries))} to ${formatNumber(factor * Math.max(...w.entries))}, spectral norm ${formatNumber(factor * results.norms(4)!.largest.upper)}.`,
    );
  });
});
