import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Slider, type SliderProps } from '../../src/ui/slider.tsx';

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

function show(more: Partial<SliderProps> = {}): {
  input: HTMLInputElement;
  onChange: ReturnType<typeof vi.fn>;
} {
  const onChange = vi.fn();
  act(() =>
    root.render(
      <Slider
        name="Weight scale"
        label="Weight scale"
        shown="2.00"
        valueText="2.00"
        value={2}
        min={1}
        max={100}
        position={0.15}
        valueAt={(position) => 100 ** position}
        keyed={(event) => (event.key === 'ArrowRight' ? 3 : undefined)}
        onChange={onChange}
        {...more}
      />,
    ),
  );
  return { input: host.querySelector('input')!, onChange };
}

/** Sends pointer events to an input of 218 px, whose track begins at 109 px and is 200 px long. */
function pointerOn(input: HTMLInputElement, pointerType: 'mouse' | 'touch') {
  input.getBoundingClientRect = () => ({ left: 100, width: 218 }) as DOMRect;
  input.setPointerCapture = () => {};
  input.hasPointerCapture = () => false;
  return (type: string, clientX: number, buttons: number) =>
    act(
      () =>
        void input.dispatchEvent(
          new PointerEvent(type, { clientX, buttons, button: 0, pointerId: 1, pointerType, bubbles: true }),
        ),
    );
}

describe('a slider', () => {
  it('says its value in its own units, though its track is logarithmic', () => {
    const { input } = show();
    expect(input.type).toBe('range');
    expect(input.getAttribute('aria-label')).toBe('Weight scale');
    expect([input.min, input.max, input.value]).toEqual(['1', '100', '2']);
  });

  it('asks for the value of a key and leaves other keys to the page', () => {
    const { input, onChange } = show();
    const arrow = new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true });
    act(() => void input.dispatchEvent(arrow));
    expect(onChange).toHaveBeenCalledWith(3);
    expect(arrow.defaultPrevented).toBe(true);
    const tab = new KeyboardEvent('keydown', { key: 'Tab', bubbles: true, cancelable: true });
    act(() => void input.dispatchEvent(tab));
    expect(onChange).toHaveBeenCalledTimes(1);
    expect(tab.defaultPrevented).toBe(false);
  });

  it('follows a held pointer along the track and tells of the drag', () => {
    const onDrag = vi.fn();
    const { input, onChange } = show({ onDrag });
    const at = pointerOn(input, 'mouse');
    at('pointermove', 150, 0);
    expect(onChange).not.toHaveBeenCalled();
    at('pointerdown', 209, 1);
    expect(onChange).toHaveBeenLastCalledWith(100 ** 0.5);
    at('pointermove', 309, 1);
    expect(onChange).toHaveBeenLastCalledWith(100);
    at('pointerup', 309, 0);
    expect(onDrag.mock.calls).toEqual([[true], [false]]);
  });

  it('takes a finger that lands on it for a tap or a drag, and not one that scrolls the page', () => {
    const onDrag = vi.fn();
    const { input, onChange } = show({ onDrag });
    const at = pointerOn(input, 'touch');
    at('pointerdown', 209, 1);
    at('pointermove', 211, 1);
    at('pointercancel', 211, 0);
    at('pointermove', 250, 1);
    expect([onChange.mock.calls, onDrag.mock.calls]).toEqual([[], []]);
    at('pointerdown', 209, 1);
    at('pointerup', 209, 0);
    expect([onChange.mock.calls, onDrag.mock.calls]).toEqual([[[100 ** 0.5]], []]);
    at('pointerdown', 209, 1);
    at('pointermove', 309, 1);
    expect(onChange).toHaveBeenLastCalledWith(100);
    at('pointerup', 309, 0);
    expect(onDrag.mock.calls).toEqual([[true], [false]]);
  });
});
