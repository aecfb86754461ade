import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TermList, type TermListProps } from '../../src/tex/term-list.tsx';

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

const items: TermListProps['items'] = [
  {
    term: { id: 'gradB', at: 'l' },
    words: 'norm of the bias gradient of layer 4',
    value: '4.33\u00a0×\u00a010⁻⁷',
  },
  { term: { id: 'gamma', at: 'l' }, words: 'largest slope of the activation', value: '0.25' },
  { term: { id: 'delta', at: 'l' }, words: 'error of layer 4', value: null },
];

function show(more: Partial<TermListProps> = {}): {
  onPoint: ReturnType<typeof vi.fn>;
  onPin: ReturnType<typeof vi.fn>;
} {
  const onPoint = vi.fn();
  const onPin = vi.fn();
  act(() =>
    root.render(
      <TermList label="Terms of the bound" items={items} onPoint={onPoint} onPin={onPin} {...more} />,
    ),
  );
  return { onPoint, onPin };
}

const buttons = (): HTMLButtonElement[] => [...host.querySelectorAll('button')];
const press = (key: string): KeyboardEvent => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  act(() => void document.activeElement!.dispatchEvent(event));
  return event;
};

describe('the list of the terms of a formula', () => {
  it('names each by its words and its value now, the powers of ten in words', () => {
    show();
    expect(host.firstElementChild!.getAttribute('aria-label')).toBe('Terms of the bound');
    expect(buttons().map((button) => button.getAttribute('aria-label'))).toEqual([
      'norm of the bias gradient of layer 4: 4.33 times ten to the minus 7',
      'largest slope of the activation: 0.25',
      'error of layer 4',
    ]);
  });

  it('shows symbol, words and value where it is seen: for good, or while it has the keyboard', () => {
    const { onPoint } = show();
    expect(buttons()[1]!.textContent).toBe('');
    act(() => buttons()[0]!.focus());
    expect(buttons()[1]!.textContent).toContain('largest slope of the activation0.25');
    press('ArrowRight');
    expect(buttons()[1]!.textContent).toContain('0.25');
    act(() => buttons()[1]!.blur());
    expect(buttons()[1]!.textContent).toBe('');
    expect(onPoint).toHaveBeenLastCalledWith(null);
    show({ shown: true });
    expect(buttons()[1]!.textContent).toContain('0.25');
    expect(host.querySelectorAll('math')).toHaveLength(0);
  });

  it('is one stop of the Tab key, walked by arrow keys, Home and End', () => {
    const { onPoint } = show();
    const stops = (): number[] => buttons().map(({ tabIndex }) => tabIndex);
    expect(stops()).toEqual([0, -1, -1]);
    act(() => buttons()[0]!.focus());
    expect(onPoint).toHaveBeenLastCalledWith(items[0]!.term);
    expect(press('ArrowRight').defaultPrevented).toBe(true);
    expect(document.activeElement).toBe(buttons()[1]);
    expect(onPoint).toHaveBeenLastCalledWith(items[1]!.term);
    expect(stops()).toEqual([-1, 0, -1]);
    press('End');
    expect(document.activeElement).toBe(buttons()[2]);
    press('ArrowDown');
    expect(document.activeElement).toBe(buttons()[0]);
    press('ArrowUp');
    expect(document.activeElement).toBe(buttons()[2]);
    press('Home');
    expect(document.activeElement).toBe(buttons()[0]);
    expect(press('Tab').defaultPrevented).toBe(false);
  });

  it('lets go of the term when the keyboard leaves', () => {
    const { onPoint } = show();
    act(() => buttons()[0]!.focus());
    act(() => buttons()[0]!.blur());
    expect(onPoint).toHaveBeenLastCalledWith(null);
  });

  it('pins the term whose button is pressed, and says which is pinned', () => {
    const { onPin } = show({ lit: 'gamma@l', pinned: true });
    act(() => buttons()[2]!.click());
    expect(onPin).toHaveBeenCalledWith(items[2]!.term);
    expect(buttons().map((button) => button.getAttribute('aria-pressed'))).toEqual([
      'false',
      'true',
      'false',
    ]);
    expect(buttons()[1]!.dataset.lit).toBe('slope');
  });

  it('stays usable when it becomes shorter', () => {
    show();
    act(() => buttons()[2]!.focus());
    show({ items: items.slice(0, 2) });
    expect(buttons().map(({ tabIndex }) => tabIndex)).toEqual([-1, 0]);
  });
});
