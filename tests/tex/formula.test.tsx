import katex from 'katex';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Formula } from '../../src/tex/formula.tsx';
import { term } from '../../src/tex/term.ts';

let root: Root;
let host: HTMLElement;

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  host = document.body.appendChild(document.createElement('div'));
  root = createRoot(host);
});
afterEach(() => {
  act(() => root.unmount());
  host.remove();
});

const tex = `${term('gradB')} \\le ${term('gamma')}^{2} ${term('slopeMax', 'l', `\\|${term('slopes')}\\|`)}`;

const span = (id: string): HTMLElement => host.querySelector<HTMLElement>(`[data-term="${id}"]`)!;
const litNow = (): string[] =>
  [...host.querySelectorAll<HTMLElement>('[data-term][data-lit]')].map(
    ({ dataset }) => `${dataset.term} ${dataset.lit}`,
  );
const fire = (target: Element, event: Event): void => act(() => void target.dispatchEvent(event));
const over = (pointerType: string): Event => new PointerEvent('pointerover', { pointerType, bubbles: true });

describe('a formula', () => {
  it('lights terms in the colour of their quantity and lets the rest fade, on the same spans', () => {
    act(() => root.render(<Formula tex={tex} />));
    const before = host.querySelector('[data-term]');
    const typeset = vi.spyOn(katex, 'renderToString');
    expect(litNow()).toEqual([]);
    expect(host.firstElementChild!.hasAttribute('data-fades')).toBe(false);
    act(() => root.render(<Formula tex={tex} lit="gamma@l slopes@l" />));
    expect(litNow()).toEqual(['gamma slope', 'slopes slope']);
    expect(host.firstElementChild!.hasAttribute('data-fades')).toBe(true);
    act(() => root.render(<Formula tex={tex} lit="" />));
    expect(litNow()).toEqual([]);
    expect(host.firstElementChild!.hasAttribute('data-fades')).toBe(false);
    expect(typeset).not.toHaveBeenCalled();
    expect(host.querySelector('[data-term]')).toBe(before);
    typeset.mockRestore();
  });

  it('keeps its lit terms when its source changes', () => {
    act(() => root.render(<Formula tex={tex} lit="gamma@l" />));
    act(() => root.render(<Formula tex={`2 ${tex}`} lit="gamma@l" />));
    expect(litNow()).toEqual(['gamma slope']);
  });

  it('tells which term the pointer is over, the innermost where terms nest, and when it leaves', () => {
    const onPoint = vi.fn();
    act(() => root.render(<Formula tex={tex} onPoint={onPoint} />));
    fire(span('gamma').querySelector('span')!, over('mouse'));
    expect(onPoint).toHaveBeenLastCalledWith({ id: 'gamma', at: 'l' }, span('gamma'));
    fire(span('slopes'), over('pen'));
    expect(onPoint).toHaveBeenLastCalledWith({ id: 'slopes', at: 'l' }, span('slopes'));
    fire(span('slopeMax'), over('mouse'));
    expect(onPoint).toHaveBeenLastCalledWith({ id: 'slopeMax', at: 'l' }, span('slopeMax'));
    fire(host.firstElementChild!, over('mouse'));
    expect(onPoint).toHaveBeenLastCalledWith(null, null);
    fire(span('gamma'), over('mouse'));
    fire(host.firstElementChild!, new PointerEvent('pointerleave', { pointerType: 'mouse' }));
    expect(onPoint).toHaveBeenLastCalledWith(null, null);
  });

  it('takes a touch for a tap only', () => {
    const onPoint = vi.fn();
    const onPin = vi.fn();
    act(() => root.render(<Formula tex={tex} onPoint={onPoint} onPin={onPin} />));
    fire(span('gamma'), over('touch'));
    expect(onPoint).not.toHaveBeenCalled();
    fire(span('gamma'), new MouseEvent('click', { bubbles: true }));
    expect(onPin).toHaveBeenCalledWith({ id: 'gamma', at: 'l' }, span('gamma'));
    fire(host.firstElementChild!, new MouseEvent('click', { bubbles: true }));
    expect(onPin).toHaveBeenCalledTimes(1);
  });

  it('listens to the handlers of now', () => {
    const [first, second] = [vi.fn(), vi.fn()];
    act(() => root.render(<Formula tex={tex} onPin={first} />));
    act(() => root.render(<Formula tex={tex} onPin={second} />));
    fire(span('gamma'), new MouseEvent('click', { bubbles: true }));
    expect(first).not.toHaveBeenCalled();
    expect(second).toHaveBeenCalledTimes(1);
  });
});
