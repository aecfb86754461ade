import { act } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { gradientGeometry } from '../../src/charts/gradient-geometry.ts';
import { GradientFigure } from '../../src/figures/gradient-figure.tsx';
import { formatLog10 } from '../../src/model/format.ts';
import { clearFocus, setDragging, setFocus, setSetting, toggleSeries } from '../../src/state/changes.ts';
import { everythingMeasures } from './laid-out.ts';
import { appears, fire, type Mounted, mount, press } from './mounted.tsx';

vi.mock('../../src/charts/gradient-geometry.ts', { spy: true });

const width = 760;
const height = 390;

beforeEach(() => everythingMeasures(width, height));

const settings = { layers: 14, layer: 4 } as const;
const slider = (host: HTMLElement): HTMLElement => host.querySelector<HTMLElement>('[role="slider"]')!;
const layerOf = ({ store }: Mounted): number => store.getState().settings.layer;
const text = (host: ParentNode, selector: string): string[] =>
  [...host.querySelectorAll(selector)].map((element) => element.textContent!);
const button = (host: HTMLElement, name: string): HTMLButtonElement =>
  [...host.querySelectorAll('button')].find((one) => one.textContent!.startsWith(name))!;
const chart = (host: HTMLElement): SVGSVGElement => host.querySelector<SVGSVGElement>('svg.chart')!;
const labels = (host: HTMLElement): string[] => text(host, '.chart-label');

/** The layers' measured values as they are drawn, read back through the ticks of the axis. */
function drawn(host: HTMLElement): number[] {
  const ticks = [...host.querySelectorAll('.chart-axis > .chart-tick')].map((tick) => ({
    exponent: Number(tick.textContent!.slice(2).replace('−', '-')),
    y: Number(tick.getAttribute('y')),
  }));
  const [first, last] = [ticks[0]!, ticks.at(-1)!];
  const perPixel = (last.exponent - first.exponent) / (last.y - first.y);
  const dots = host.querySelector('.chart-dots')!.getAttribute('d')!;
  return [...dots.matchAll(/M[\d.]+,([\d.]+)h0/g)].map(
    ([, y]) => first.exponent + (Number(y) - first.y) * perPixel,
  );
}

function pointer(type: string, host: HTMLElement, layer: number, more: PointerEventInit = {}): void {
  const target = slider(host);
  const { width: wide, height: high } = target.style;
  target.getBoundingClientRect = () => new DOMRect(0, 0, Number.parseFloat(wide), Number.parseFloat(high));
  const L = Number(target.getAttribute('aria-valuemax'));
  const inset = 0.8 * 13;
  const clientX = inset + ((layer - 2) / (L - 2)) * (Number.parseFloat(wide) - 2 * inset);
  fire(
    target,
    new PointerEvent(type, { bubbles: true, isPrimary: true, clientX, clientY: 2, pointerId: 1, ...more }),
  );
}

describe('the gradient figure', () => {
  it('is a figure whose name begins with Gradient', () => {
    const { host } = mount(settings, <GradientFigure />);
    const figure = host.querySelector('figure')!;
    const name = document.getElementById(figure.getAttribute('aria-labelledby')!)!;
    expect(name.textContent).toMatch(/^Gradient/);
  });

  it('draws what was measured: the dots, read through the ticks, are the norms of the results', () => {
    for (const each of [settings, { layers: 30, activation: 'tanh', scale: 2 } as const]) {
      const { host, results } = mount(each, <GradientFigure />);
      const { logDelta } = results().measurement;
      const values = drawn(host);
      expect(values).toHaveLength(logDelta.length - 2);
      const pixel = (Math.max(...values) - Math.min(...values)) / 200;
      values.forEach((value, i) => {
        expect(Math.abs(value - logDelta[i + 2]! / Math.LN10)).toBeLessThan(2 * pixel);
      });
    }
  });

  it('has a table with the same numbers behind a disclosure, from layer L down', async () => {
    const { host, results } = mount(settings, <GradientFigure />);
    expect(host.querySelector('table')).toBeNull();
    const disclosure = button(host, 'Data table');
    act(() => disclosure.click());
    await appears(host, 'table');
    expect(disclosure.getAttribute('aria-expanded')).toBe('true');
    expect(
      document.getElementById(disclosure.getAttribute('aria-controls')!)!.querySelector('table'),
    ).not.toBeNull();
    const rows = [...host.querySelectorAll('tbody tr')];
    expect(rows.map((row) => row.firstChild!.textContent)).toEqual(
      Array.from({ length: 13 }, (_, i) => String(14 - i)),
    );
    const { measurement } = results();
    rows.forEach((row, i) => {
      expect(row.children[1]!.textContent).toBe(formatLog10(measurement.logDelta[14 - i]! / Math.LN10));
    });
    expect(host.querySelector('tr[aria-current]')!.firstChild!.textContent).toBe('4');
    act(() => disclosure.click());
    expect(host.querySelector('table')).toBeNull();
  });

  it('is walked with the keys, and says the layer and its numbers', () => {
    const mounted = mount(settings, <GradientFigure />);
    const { host, results } = mounted;
    slider(host).focus();
    const walk: [string, number][] = [
      ['ArrowRight', 5],
      ['ArrowUp', 6],
      ['ArrowLeft', 5],
      ['ArrowDown', 4],
      ['PageUp', 14],
      ['ArrowRight', 14],
      ['PageDown', 4],
      ['Home', 2],
      ['ArrowLeft', 2],
      ['End', 14],
    ];
    for (const [key, layer] of walk) {
      expect(press(key).defaultPrevented).toBe(true);
      expect([key, layerOf(mounted), slider(host).getAttribute('aria-valuenow')]).toEqual([
        key,
        layer,
        String(layer),
      ]);
    }
    expect(press('a').defaultPrevented).toBe(false);
    press('Home');
    const [mantissa, exponent] = formatLog10(results().measurement.logDelta[2]! / Math.LN10).split(
      '\u00a0×\u00a010',
    );
    expect(exponent).toMatch(/^⁻/);
    expect(slider(host).getAttribute('aria-valuetext')).toMatch(
      new RegExp(`^layer 2 of 14, measured ${mantissa} times ten to the minus \\d, bound .+, slack `),
    );
  });

  it('has one bold number on its axis, that of the selected layer', () => {
    const { host } = mount(settings, <GradientFigure />);
    expect(text(host, '.chart-number[data-selected]')).toEqual(['4']);
    slider(host).focus();
    press('End');
    expect(text(host, '.chart-number[data-selected]')).toEqual(['14']);
    expect(text(host, '.chart-slack')[0]).toMatch(/^×[\d.]+(slack at l = 14)?$/);
  });

  it('reads the layer under the pointer; nothing that stands still is touched', async () => {
    const mounted = mount(settings, <GradientFigure />);
    const { host } = mounted;
    const records: MutationRecord[] = [];
    const observer = new MutationObserver((list) => records.push(...list));
    for (const still of host.querySelectorAll('.chart-marks, .chart-selected, .chart-label'))
      observer.observe(still, { subtree: true, childList: true, attributes: true, characterData: true });
    const placed = vi.mocked(gradientGeometry).mock.calls.length;
    const reading = () => text(host, '.fig-gradient-reading dd')[0];
    pointer('pointermove', host, 9);
    expect(reading()).toBe('9');
    expect(host.querySelector('.chart-focus')).not.toBeNull();
    pointer('pointermove', host, 11);
    expect(reading()).toBe('11');
    pointer('pointerout', host, 11, { relatedTarget: document.body });
    expect(reading()).toBe('4');
    expect(host.querySelector('.chart-focus')).toBeNull();
    await act(() => Promise.resolve());
    observer.disconnect();
    expect(records).toEqual([]);
    expect(vi.mocked(gradientGeometry)).toHaveBeenCalledTimes(placed);
    expect(layerOf(mounted)).toBe(4);
  });

  it('selects by pressing and follows a drag, during which the axis is held', () => {
    const mounted = mount(settings, <GradientFigure />);
    const { host, store } = mounted;
    pointer('pointerdown', host, 7);
    expect([layerOf(mounted), store.getState().dragging]).toEqual([7, 'layer']);
    pointer('pointermove', host, 10);
    expect(layerOf(mounted)).toBe(10);
    pointer('pointerup', host, 10);
    expect([layerOf(mounted), store.getState().dragging]).toEqual([10, null]);
  });

  it('selects by a tap, and not where a finger only begins to scroll', () => {
    const mounted = mount(settings, <GradientFigure />);
    const { host } = mounted;
    pointer('pointerdown', host, 7, { pointerType: 'touch' });
    pointer('pointercancel', host, 7, { pointerType: 'touch' });
    expect(layerOf(mounted)).toBe(4);
    pointer('pointerdown', host, 7, { pointerType: 'touch' });
    pointer('pointerup', host, 7, { pointerType: 'touch' });
    expect(layerOf(mounted)).toBe(7);
  });

  it('shows series on demand', () => {
    const { host, store } = mount({ ...settings, width: 4 }, <GradientFigure />);
    expect(labels(host).sort()).toEqual(['bound (∗∗)', 'lower bound', 'measured']);
    act(() => button(host, 'Weight gradient').click());
    act(() => button(host, 'Rungs').click());
    act(() => button(host, 'Lower bound').click());
    act(() => button(host, 'Many nets').click());
    expect(store.getState().shown).toEqual({
      gradW: true,
      rungs: true,
      lower: false,
      ensemble: true,
      typical: false,
    });
    expect(labels(host).sort()).toEqual(
      ['80, 90 % of nets', 'B1', 'B2', 'B3', 'bound (∗∗)', 'measured', '‖∂C/∂wl‖'].sort(),
    );
    expect(button(host, 'Rungs').getAttribute('aria-pressed')).toBe('true');
  });

  it('E.5: shows theory, labelled as such, or says why it is not drawn', () => {
    const { host, store } = mount({ ...settings, width: 30 }, <GradientFigure />);
    const note = () => host.querySelector('.fig-gradient-note')?.textContent;
    act(() => button(host, 'Theory').click());
    expect(labels(host)).toContain('typical (theory)');
    expect(note()).toBeUndefined();
    act(() => store.apply(setSetting('activation', 'tanh')));
    expect(labels(host)).not.toContain('typical (theory)');
    expect(note()).toMatch(/^Theory is not drawn here: .*own output/);
    expect(host.querySelector('[aria-live]')!.textContent).toContain(note());
    act(() => store.apply(setSetting('target', 'independent')));
    expect(labels(host)).toContain('typical (theory)');
    expect(note()).toBeUndefined();
  });

  it('marks a band of other settings, unless it is one of a moment ago', () => {
    const { host, store } = mount({ ...settings, width: 30 }, <GradientFigure />);
    const band = () => host.querySelector<SVGGElement>('.chart-band')!;
    expect(band()).toBeNull();
    act(() => button(host, 'Many nets').click());
    expect(band().dataset.pending).toBeUndefined();
    // Of a pool that never answers.
    act(() => store.apply(setSetting('runs', 1000)));
    expect(band().dataset.pending).toBeUndefined();
    act(() => store.apply(setSetting('weights', 'uniform')));
    expect(band().dataset.pending).toBe('true');
    expect(text(host, '.fig-progress')).toEqual(['nets, 0 %']);
    act(() => store.apply(setSetting('layers', 15)));
    expect(band()).toBeNull();
  });

  it('lets a quantity that is meant stand out, if it is drawn, and its name be lit', () => {
    const { host, store } = mount(settings, <GradientFigure />);
    const emphasis = () => chart(host).dataset.emphasis;
    act(() => store.apply(setFocus({ quantity: 'bound' })));
    expect(emphasis()).toBe('bound');
    expect(text(host, '.chart-label[data-lit]')).toEqual(['bound (∗∗)']);
    act(() => store.apply(setFocus({ quantity: 'delta', layer: 9 })));
    expect(emphasis()).toBe('gradB');
    expect(text(host, '.chart-focus-number')).toEqual(['9']);
    act(() => store.apply(setFocus({ quantity: 'gradW' })));
    expect(emphasis()).toBeUndefined();
    act(() => store.apply(toggleSeries('gradW')));
    expect(emphasis()).toBe('gradW');
    act(() => store.apply(clearFocus));
    expect(emphasis()).toBeUndefined();
  });

  it('holds its axis while a control is held, and settles when it is let go', () => {
    const { host, store } = mount(settings, <GradientFigure />);
    const axis = () => host.querySelector('.chart-axis')!.outerHTML;
    const before = axis();
    act(() => store.apply(setDragging('scale')));
    act(() => store.apply(setSetting('scale', 1.9)));
    expect(axis()).toBe(before);
    act(() => store.apply(setDragging(null)));
    const settled = axis();
    expect(settled).not.toBe(before);
    const fresh = mount({ ...settings, scale: 1.9 }, <GradientFigure />);
    expect(fresh.host.querySelector('.chart-axis')!.outerHTML).toBe(settled);
  });

  it('says what it shows in words, when a control is let go and not before', () => {
    const { host, store } = mount(settings, <GradientFigure />);
    const summary = () => host.querySelector('[aria-live]')!.textContent!;
    expect(summary()).toMatch(/^From layer 14 back to layer 2 the bias gradient falls by a factor of /);
    const before = summary();
    act(() => store.apply(setDragging('scale')));
    act(() => store.apply(setSetting('scale', 3)));
    expect(summary()).toBe(before);
    act(() => store.apply(setDragging(null)));
    expect(summary()).not.toBe(before);
  });

  it('puts dead layers into the lane and names the one at which the error stops', () => {
    const dead = { activation: 'relu', width: 2, layers: 40, layer: 3, bias: 0.3 } as const;
    const { host, results } = mount(dead, <GradientFigure />);
    const { logDelta } = results().measurement;
    const stop = logDelta.lastIndexOf(Number.NEGATIVE_INFINITY);
    expect(stop).toBeGreaterThan(2);
    expect(text(host, '.chart-lane')).toEqual(['exactly 0']);
    expect(drawn(host)).toHaveLength(39);
    expect(host.querySelector('[aria-live]')!.textContent).toContain(`No error gets past layer ${stop}`);
    expect(slider(host).getAttribute('aria-valuetext')).toContain('measured exactly zero');
    expect(text(host, '.chart-slack')).toEqual([]);
  });

  it('has neither lower bound nor inner rungs for several examples', () => {
    const { host, store } = mount({ ...settings, examples: 3 }, <GradientFigure />);
    act(() => store.apply(toggleSeries('rungs')));
    expect(labels(host).sort()).toEqual(['B1', 'bound (∗∗)', 'measured']);
    // Their places are kept, so that the chart stands still when the number of examples is dragged.
    for (const id of ['b2', 'b3', 'lower'])
      expect(text(host, `.fig-gradient-reading [data-series="${id}"] dd`)).toEqual(['–']);
  });

  it('survives the ends: two layers, a hundred, the largest scale', () => {
    for (const each of [
      { layers: 2 },
      { layers: 100, scale: 20, activation: 'tanh', width: 4 },
      { layers: 100, scale: 0.05 },
    ] as const) {
      const { host } = mount(each, <GradientFigure />);
      expect(host.innerHTML).not.toMatch(/NaN|Infinity|undefined/);
      expect(drawn(host)).toHaveLength(each.layers - 1);
    }
  });
});
