import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Scrubber, type ScrubberProps } from '../../src/ui/scrubber.tsx';

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

function show(more: Partial<ScrubberProps> = {}) {
  const onChange = vi.fn();
  const onDrag = vi.fn();
  const onRestore = vi.fn();
  act(() =>
    root.render(
      <Scrubber
        name="Depth"
        value={14}
        min={2}
        max={100}
        shown="14"
        moved={(from, steps) => from + Math.round(steps)}
        keyed={({ key, shiftKey }) => (key === 'ArrowRight' ? (shiftKey ? 24 : 15) : undefined)}
        onChange={onChange}
        onDrag={onDrag}
        onRestore={onRestore}
        {...more}
      />,
    ),
  );
  const input = host.querySelector('input')!;
  input.setPointerCapture = () => {};
  const pointer = (type: string, clientX: number, more: PointerEventInit = {}) =>
    act(
      () =>
        void input.dispatchEvent(
          new PointerEvent(type, { clientX, buttons: 1, button: 0, pointerId: 1, bubbles: true, ...more }),
        ),
    );
  return { input, pointer, onChange, onDrag, onRestore };
}

describe('a number in a sentence', () => {
  it('is a slider for assistive technology, and plain text once for the eye', () => {
    const { input } = show();
    expect(input.type).toBe('range');
    expect(input.getAttribute('aria-label')).toBe('Depth');
    expect(input.getAttribute('aria-valuetext')).toBe('14');
    expect([input.min, input.max, input.value]).toEqual(['2', '100', '14']);
    expect(host.textContent).toBe('14');
  });

  it('moves one step for five pixels, ten with Shift, a tenth with Alt, counted from where it was taken', () => {
    const { pointer, onChange, onDrag } = show();
    pointer('pointermove', 300);
    expect(onChange).not.toHaveBeenCalled();
    pointer('pointerdown', 100);
    expect(onDrag).toHaveBeenLastCalledWith(true);
    pointer('pointermove', 115);
    expect(onChange).toHaveBeenLastCalledWith(17);
    pointer('pointermove', 90);
    expect(onChange).toHaveBeenLastCalledWith(12);
    pointer('pointermove', 95, { shiftKey: true });
    expect(onChange).toHaveBeenLastCalledWith(22);
    pointer('pointermove', 145, { altKey: true });
    expect(onChange).toHaveBeenLastCalledWith(23);
    pointer('pointerup', 145, { buttons: 0 });
    expect(onDrag).toHaveBeenLastCalledWith(false);
  });

  it('keeps the parts of a step while it is dragged slowly', () => {
    const { pointer, onChange } = show();
    pointer('pointerdown', 100);
    for (let x = 101; x <= 110; x++) pointer('pointermove', x);
    expect(onChange).toHaveBeenLastCalledWith(16);
  });

  it('is not taken by another button than the first', () => {
    const { pointer, onChange, onDrag } = show();
    pointer('pointerdown', 100, { button: 2, buttons: 2 });
    pointer('pointermove', 200, { buttons: 2 });
    expect(onChange).not.toHaveBeenCalled();
    expect(onDrag).not.toHaveBeenCalled();
  });

  it('asks for the value of a key, leaves the others to the page, and restores on a double click', () => {
    const { input, onChange, onRestore } = show();
    const press = (init: KeyboardEventInit) => {
      const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
      act(() => void input.dispatchEvent(event));
      return event.defaultPrevented;
    };
    expect(press({ key: 'ArrowRight' })).toBe(true);
    expect(onChange).toHaveBeenLastCalledWith(15);
    expect(press({ key: 'ArrowRight', shiftKey: true })).toBe(true);
    expect(onChange).toHaveBeenLastCalledWith(24);
    expect(press({ key: 'ArrowRight', ctrlKey: true })).toBe(false);
    expect(press({ key: 'Tab' })).toBe(false);
    expect(onChange).toHaveBeenCalledTimes(2);
    act(() => void input.dispatchEvent(new MouseEvent('dblclick', { bubbles: true })));
    expect(onRestore).toHaveBeenCalledOnce();
  });
});
