import katex from 'katex';
import { act, Profiler } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { concerns } from '../../src/figures/focus.ts';
import { LinkedFormula } from '../../src/figures/linked.tsx';
import { useLinked } from '../../src/figures/use-linked.ts';
import type { QuantityId } from '../../src/model/quantities.ts';
import { clearFocus, setDragging, setFocus, setSetting } from '../../src/state/changes.ts';
import { term } from '../../src/tex/term.ts';
import { fire, mount, press } from './mounted.tsx';

const step = `${term('delta')} = ${term('slopes')} (${term('weights', 'l+1')})^T ${term('delta', 'l+1')}`;
const bound = `${term('gradB')} \\le ${term('gamma')}^{2} \\prod_{r=l+1}^{L} ${term('weightNorm', 'r')} \\cdot ${term('errorNorm')}`;

const settings = { layers: 14, layer: 4 } as const;

const spans = (host: HTMLElement, id: string): HTMLElement[] => [
  ...host.querySelectorAll<HTMLElement>(`[data-term="${id}"]`),
];
const lit = (host: HTMLElement): string[] =>
  [...host.querySelectorAll<HTMLElement>('[data-term][data-lit]')].map(
    ({ dataset }) => `${dataset.term}@${dataset.at} ${dataset.lit}`,
  );
const mouse = (type: string): Event =>
  new PointerEvent(type, { pointerType: 'mouse', bubbles: type === 'pointerover' });

function Other({ quantity, layer }: { quantity: QuantityId; layer?: number }) {
  return (
    <button type="button" id="other" {...useLinked(quantity, layer)}>
      other
    </button>
  );
}
const other = (host: HTMLElement): HTMLElement => host.querySelector('#other')!;
/** React hears of entering and leaving by these two. */
const enter = (element: Element): void =>
  fire(element, new PointerEvent('pointerover', { pointerType: 'mouse', bubbles: true }));
const leave = (element: Element): void =>
  fire(
    element,
    new PointerEvent('pointerout', { pointerType: 'mouse', bubbles: true, relatedTarget: document.body }),
  );

describe('a focus means a quantity', () => {
  it('at a layer, or at every layer', () => {
    expect(concerns({ quantity: 'delta', layer: 4 }, 'delta', 4)).toBe(true);
    expect(concerns({ quantity: 'delta', layer: 4 }, 'delta', 5)).toBe(false);
    expect(concerns({ quantity: 'delta', layer: 4 }, 'delta', undefined)).toBe(true);
    expect(concerns({ quantity: 'delta' }, 'delta', 5)).toBe(true);
    expect(concerns({ quantity: 'delta' }, 'gamma', undefined)).toBe(false);
    expect(concerns(null, 'delta', undefined)).toBe(false);
  });
});

describe('a linked formula', () => {
  it('sets the focus where it is pointed at, at the layer the term has in this net, and clears it', () => {
    const { host, store } = mount(settings, <LinkedFormula tex={step} />);
    fire(spans(host, 'delta')[1]!, mouse('pointerover'));
    expect(store.getState().focus).toEqual({ quantity: 'delta', layer: 5 });
    expect(lit(host)).toEqual(['delta@l+1 measured']);
    fire(spans(host, 'delta')[0]!, mouse('pointerover'));
    expect(lit(host)).toEqual(['delta@l measured']);
    fire(host.querySelector('.tex-formula')!, mouse('pointerleave'));
    expect(store.getState().focus).toBeNull();
    expect(lit(host)).toEqual([]);
  });

  it('has no layer for γ, nor for ‖wʳ‖ in a product', () => {
    const { host, store } = mount(settings, <LinkedFormula tex={bound} />);
    fire(spans(host, 'gamma')[0]!, mouse('pointerover'));
    expect(store.getState().focus).toEqual({ quantity: 'gamma' });
    fire(spans(host, 'weightNorm')[0]!, mouse('pointerover'));
    expect(store.getState().focus).toEqual({ quantity: 'weightNorm' });
  });

  it('lights what is pointed at elsewhere, and elsewhere lights what is pointed at in it', () => {
    const { host } = mount(
      settings,
      <>
        <LinkedFormula tex={bound} />
        <Other quantity="weightNorm" layer={9} />
      </>,
    );
    enter(other(host));
    expect(lit(host)).toEqual(['weightNorm@r weight']);
    leave(other(host));
    expect(lit(host)).toEqual([]);
    fire(spans(host, 'weightNorm')[0]!, mouse('pointerover'));
    expect(other(host).dataset.lit).toBe('weight');
    fire(spans(host, 'gamma')[0]!, mouse('pointerover'));
    expect(other(host).dataset.lit).toBeUndefined();
  });

  it('follows the selected layer while the focus stays', () => {
    const { host, store } = mount(settings, <LinkedFormula tex={step} />);
    act(() => store.apply(setFocus({ quantity: 'delta', layer: 5 })));
    expect(lit(host)).toEqual(['delta@l+1 measured']);
    act(() => store.apply(setSetting('layer', 5)));
    expect(lit(host)).toEqual(['delta@l measured']);
  });

  it('is pinned by click, tap and Enter, and let go by another', () => {
    const { host, store } = mount(settings, <LinkedFormula tex={bound} />);
    fire(spans(host, 'gamma')[0]!, new MouseEvent('click', { bubbles: true }));
    expect(store.getState()).toMatchObject({ pinned: true, focus: { quantity: 'gamma' } });
    fire(spans(host, 'errorNorm')[0]!, mouse('pointerover'));
    fire(host.querySelector('.tex-formula')!, mouse('pointerleave'));
    expect(lit(host)).toEqual(['gamma@l slope']);
    fire(spans(host, 'gamma')[0]!, new MouseEvent('click', { bubbles: true }));
    expect(store.getState()).toMatchObject({ pinned: false, focus: null });
  });

  it('reads out the term under the pointer with its value, and no other', () => {
    const { host, store } = mount(settings, <LinkedFormula tex={bound} />);
    const readout = (): string | undefined => host.querySelector('.fig-readout')?.textContent ?? undefined;
    fire(spans(host, 'gamma')[0]!, mouse('pointerover'));
    expect(readout()).toContain('largest slope of the activation0.25');
    act(() => store.apply(setSetting('activation', 'tanh')));
    expect(readout()).toContain('largest slope of the activation1');
    fire(spans(host, 'gamma')[0]!, new MouseEvent('click', { bubbles: true }));
    fire(host.querySelector('.tex-formula')!, mouse('pointerleave'));
    expect(readout()).toContain('largest slope');
    fire(spans(host, 'errorNorm')[0]!, mouse('pointerover'));
    expect(readout()).toBeUndefined();
    act(() => store.apply(clearFocus));
    expect(readout()).toBeUndefined();
  });
});

describe('the terms of a linked formula', () => {
  const names = (host: HTMLElement): (string | null)[] =>
    [...host.querySelectorAll('.tex-term')].map((button) => button.getAttribute('aria-label'));

  it('are buttons with the words and the values of the net on show', () => {
    const { host } = mount(settings, <LinkedFormula tex={bound} display label="Terms of the bound" />);
    expect(host.querySelector('[role="toolbar"]')!.getAttribute('aria-label')).toBe('Terms of the bound');
    expect(names(host)).toEqual([
      expect.stringMatching(/^norm of the bias gradient of layer 4: \d\.\d\d times ten to the minus \d+$/),
      'largest slope of the activation: 0.25',
      expect.stringMatching(/^spectral norm of the weights into layer r: \d\.\d+ … \d\.\d+$/),
      expect.stringMatching(/^size of the output error: \d\.\d+$/),
    ]);
  });

  it('point and pin by keyboard', () => {
    const { host, store } = mount(settings, <LinkedFormula tex={bound} display />);
    const buttons = [...host.querySelectorAll('button')];
    act(() => buttons[0]!.focus());
    expect(store.getState().focus).toEqual({ quantity: 'gradB', layer: 4 });
    expect(lit(host)).toEqual(['gradB@l measured']);
    press('ArrowRight');
    expect(lit(host)).toEqual(['gamma@l slope']);
    // A button makes a click of Enter and of Space.
    act(() => (document.activeElement as HTMLElement).click());
    expect(store.getState().pinned).toBe(true);
    expect(buttons.map((button) => button.getAttribute('aria-pressed'))).toEqual([
      'false',
      'true',
      'false',
      'false',
    ]);
    act(() => (document.activeElement as HTMLElement).blur());
    expect(lit(host)).toEqual(['gamma@l slope']);
    act(() => store.apply(clearFocus));
    expect(lit(host)).toEqual([]);
  });

  it('keep their values while a control is held down, and take the new ones on release', () => {
    const { host, store } = mount(settings, <LinkedFormula tex={bound} />);
    const before = names(host);
    act(() => store.apply(setDragging('scale')));
    act(() => store.apply(setSetting('scale', 2)));
    expect(names(host)).toEqual(before);
    act(() => store.apply(setDragging(null)));
    expect(names(host)).not.toEqual(before);
    expect(names(host)[1]).toBe(before[1]);
  });
});

describe('pointing', () => {
  it('renders no formula again but the one that is lit or goes out, and typesets none', () => {
    const rendered = vi.fn();
    const { host, store } = mount(
      settings,
      <>
        <Profiler id="step" onRender={rendered}>
          <LinkedFormula tex={step} />
        </Profiler>
        <Profiler id="bound" onRender={rendered}>
          <LinkedFormula tex={bound} />
        </Profiler>
      </>,
    );
    const before = [...host.querySelectorAll('[data-term]')];
    const typeset = vi.spyOn(katex, 'renderToString');
    rendered.mockClear();
    fire(spans(host, 'gamma')[0]!, mouse('pointerover'));
    fire(host.querySelectorAll('.tex-formula')[0]!, mouse('pointerleave'));
    fire(spans(host, 'errorNorm')[0]!, mouse('pointerover'));
    expect(new Set(rendered.mock.calls.map(([id]) => id))).toEqual(new Set(['bound']));
    expect(lit(host)).toEqual(['errorNorm@l error']);
    rendered.mockClear();
    act(() => store.apply(setFocus({ quantity: 'gamma' })));
    expect(lit(host)).toEqual(['gamma@l slope']);
    expect(new Set(rendered.mock.calls.map(([id]) => id))).toEqual(new Set(['bound']));
    const after = [...host.querySelectorAll('[data-term]')];
    expect(after.filter((element) => before.includes(element))).toHaveLength(before.length);
    expect(typeset).not.toHaveBeenCalled();
    typeset.mockRestore();
  });
});

describe('any other element', () => {
  it('points while it has pointer or keyboard, and is pinned by a press', () => {
    const { host, store } = mount(settings, <Other quantity="gamma" />);
    act(() => other(host).focus());
    expect(store.getState().focus).toEqual({ quantity: 'gamma' });
    act(() => other(host).blur());
    expect(store.getState().focus).toBeNull();
    act(() => other(host).click());
    expect(store.getState()).toMatchObject({ pinned: true, focus: { quantity: 'gamma' } });
    leave(other(host));
    expect(other(host).dataset.lit).toBe('slope');
  });

  it('takes a touch for a tap only', () => {
    const { host, store } = mount(settings, <Other quantity="gamma" />);
    fire(other(host), new PointerEvent('pointerover', { pointerType: 'touch', bubbles: true }));
    expect(store.getState().focus).toBeNull();
  });
});
