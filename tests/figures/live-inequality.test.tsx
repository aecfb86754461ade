import katex from 'katex';
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { selectedInequality, stepOf } from '../../src/figures/inequality.ts';
import { LiveInequality } from '../../src/figures/live-inequality.tsx';
import type { Decimal } from '../../src/model/format.ts';
import { setDragging, setSetting, setSettings } from '../../src/state/changes.ts';
import { appears, fire, mount, press } from './mounted.tsx';

const settings = { layers: 14, layer: 4 } as const;

const slots = (root: ParentNode): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('.fig-slot')];
const shown = (number: Decimal | undefined): string =>
  number === undefined
    ? '…'
    : number.mantissa + (number.exponent === null ? '' : ` × 10${String(number.exponent).replace('-', '−')}`);
const line = (host: HTMLElement): string[] =>
  slots(host.querySelector('.fig-line')!).map((slot) => slot.textContent!);
/** The very same elements. */
const same = (a: readonly Element[], b: readonly Element[]): boolean =>
  a.length === b.length && a.every((element, i) => element === b[i]);
const sentence = (host: HTMLElement): string => host.querySelector('p')!.textContent!;
const factors = (host: HTMLElement): HTMLButtonElement[] => [
  ...host.querySelectorAll<HTMLButtonElement>('.fig-factor'),
];
const button = (host: HTMLElement, name: string): HTMLButtonElement =>
  [...host.querySelectorAll('button')].find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent) === name,
  )!;

describe('the live inequality', () => {
  it('shows the numbers of the selected layer', () => {
    const { host, store, results } = mount(settings, <LiveInequality />);
    const expected = (): string[] => {
      const { measured, norms, error, bound } = selectedInequality(results());
      return [measured, norms[0], norms.at(-1), error, bound].map(shown);
    };
    expect(line(host)).toEqual(expected());
    expect(host.querySelector('.fig-power')!.textContent).toBe('0.2511');
    act(() => store.apply(setSetting('layer', 9)));
    expect(line(host)).toEqual(expected());
    expect(host.querySelector('.fig-power')!.textContent).toBe('0.256');
  });

  it('(30): has one γ fewer with the cross-entropy, and says so below it', () => {
    const { host, store } = mount(settings, <LiveInequality />);
    const below = (): string => factors(host)[1]!.querySelector('.fig-below')!.textContent!;
    const before = below();
    act(() => store.apply(setSetting('cost', 'cross-entropy')));
    expect(host.querySelector('.fig-power')!.textContent).toBe('0.2510');
    expect(below()).not.toBe(before);
  });

  it('has an empty product at the output, one norm beside it, two apart by a dot', () => {
    const { host, store } = mount({ layers: 5, layer: 5 }, <LiveInequality />);
    const product = (): string => factors(host)[2]!.querySelector('.fig-value')!.textContent!;
    expect(product()).toBe('1');
    expect(factors(host)[2]!.textContent).toContain('empty product');
    act(() => store.apply(setSetting('layer', 4)));
    expect(product()).toMatch(/^\d\.\d+$/);
    act(() => store.apply(setSetting('layer', 3)));
    expect(product()).toMatch(/^\d\.\d+·\d\.\d+$/);
    act(() => store.apply(setSetting('layer', 2)));
    expect(product()).toMatch(/^\d\.\d+⋯\d\.\d+$/);
  });

  it('changes only texts during a drag: the same slots, and nothing typeset', () => {
    const { host, store } = mount(settings, <LiveInequality />);
    const before = slots(host);
    const texts = line(host);
    const pictures = [...host.querySelectorAll('.fig-below span')];
    const typeset = vi.spyOn(katex, 'renderToString');
    act(() => store.apply(setDragging('scale')));
    for (const scale of [1.1, 1.2, 1.3]) act(() => store.apply(setSetting('scale', scale)));
    expect(same(slots(host), before)).toBe(true);
    expect(same([...host.querySelectorAll('.fig-below span')], pictures)).toBe(true);
    expect(line(host)).not.toEqual(texts);
    expect(typeset).not.toHaveBeenCalled();
    typeset.mockRestore();
  });

  it('says it in a sentence that waits for the end of a drag', () => {
    const { host, store } = mount(settings, <LiveInequality />);
    const before = sentence(host);
    expect(before).toMatch(/^Layer 4 of 14: the measured norm/);
    act(() => store.apply(setDragging('scale')));
    act(() => store.apply(setSetting('scale', 1.5)));
    expect(sentence(host)).toBe(before);
    act(() => store.apply(setDragging(null)));
    expect(sentence(host)).not.toBe(before);
  });

  it('links each number with its quantity', () => {
    const { host, store } = mount(settings, <LiveInequality />);
    const focuses = factors(host).map((factor) => {
      act(() => factor.focus());
      return store.getState().focus;
    });
    expect(focuses).toEqual([
      { quantity: 'gradB', layer: 4 },
      { quantity: 'gamma' },
      { quantity: 'weightNorm' },
      { quantity: 'errorNorm' },
      { quantity: 'bound', layer: 4 },
    ]);
    expect(factors(host).map(({ dataset }) => dataset.lit)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      'bound',
    ]);
    expect(factors(host).map((factor) => factor.getAttribute('aria-label'))).toEqual([
      expect.stringMatching(/^norm of the bias gradient of layer 4: \d/),
      'largest slope of the activation: 0.25 to the power 11',
      expect.stringMatching(/^the spectral norms of the weights into layers 5 to 14, /),
      expect.stringMatching(/^size of the output error: \d/),
      expect.stringMatching(/^bound \(∗∗\) at layer 4: \d/),
    ]);
  });
});

describe('step by step', () => {
  const open = async (host: HTMLElement): Promise<void> => {
    act(() => button(host, 'Step by step').click());
    await appears(host, 'table');
  };
  const rows = (host: HTMLElement): HTMLElement[] => [...host.querySelectorAll<HTMLElement>('tbody tr')];
  const now = (host: HTMLElement): string => host.querySelector('[aria-current="step"] th')!.textContent!;

  it('opens on demand and shows product and measured at every layer', async () => {
    const { host, results } = mount(settings, <LiveInequality />);
    expect(host.querySelector('table')).toBeNull();
    expect(button(host, 'Step by step').getAttribute('aria-expanded')).toBe('false');
    await open(host);
    expect(button(host, 'Step by step').getAttribute('aria-expanded')).toBe('true');
    expect(rows(host).map((row) => row.querySelector('th')!.textContent)).toEqual(
      Array.from({ length: 11 }, (_, k) => String(14 - k)),
    );
    rows(host).forEach((row, k) => {
      const { factor, product, measured } = stepOf(results(), k);
      expect(slots(row).map((slot) => slot.textContent)).toEqual([factor, product, measured].map(shown));
    });
  });

  it('walks by buttons and keys, lights what is multiplied, and says the step', async () => {
    const { host, store } = mount(settings, <LiveInequality />);
    await open(host);
    expect(now(host)).toBe('14');
    act(() => button(host, 'Next step').click());
    expect(now(host)).toBe('13');
    expect(store.getState().focus).toEqual({ quantity: 'weightNorm', layer: 14 });
    expect(host.querySelector('[aria-live]')!.textContent).toMatch(
      /^From layer 14 to layer 13: times 0\.25 times/,
    );
    act(() => button(host, 'Next step').focus());
    expect(press('ArrowRight').defaultPrevented).toBe(true);
    press('ArrowDown');
    expect(now(host)).toBe('11');
    press('ArrowLeft');
    expect(now(host)).toBe('12');
    press('End');
    expect(now(host)).toBe('4');
    press('ArrowUp');
    press('Home');
    expect(now(host)).toBe('14');
    press('ArrowLeft');
    expect(now(host)).toBe('14');
    expect(store.getState().focus).toEqual({ quantity: 'errorNorm' });
    expect(press('Tab').defaultPrevented).toBe(false);
    act(() => (document.activeElement as HTMLElement).blur());
    expect(store.getState().focus).toBeNull();
  });

  it('shows twelve rows of a deep net, those around its step', async () => {
    const { host, store } = mount({ layers: 30, layer: 2 }, <LiveInequality />);
    await open(host);
    const layers = (): number[] => rows(host).map((row) => Number(row.querySelector('th')!.textContent));
    expect(layers()).toEqual(Array.from({ length: 12 }, (_, k) => 30 - k));
    act(() => button(host, 'Next step').focus());
    press('End');
    expect(layers()).toEqual(Array.from({ length: 12 }, (_, k) => 13 - k));
    act(() => store.apply(setSettings({ layers: 5, layer: 4 })));
    expect(layers()).toEqual([5, 4]);
    expect(now(host)).toBe('4');
  });

  it('is linked: pointing at a factor lights its weights', async () => {
    const { host, store } = mount(settings, <LiveInequality />);
    await open(host);
    fire(
      rows(host)[3]!.querySelector('td')!,
      new PointerEvent('pointerover', { pointerType: 'mouse', bubbles: true }),
    );
    expect(store.getState().focus).toEqual({ quantity: 'weightNorm', layer: 12 });
    expect(factors(host)[2]!.dataset.lit).toBe('weight');
  });
});
