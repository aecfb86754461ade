import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react';
import './in-text.css';

export interface ScrubberProps {
  readonly name: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** The value as it stands in the sentence and as a screen reader says it. */
  readonly shown: string;
  /** The value that many steps from another; parts of a step count too. */
  readonly moved: (from: number, steps: number) => number;
  readonly keyed: (event: KeyboardEvent) => number | undefined;
  readonly onChange: (value: number) => void;
  readonly onDrag?: (dragging: boolean) => void;
  readonly onRestore?: () => void;
}

const pixelsPerStep = 5;

/**
 * A number in a sentence that is dragged sideways: one step for every five pixels, ten with Shift, a tenth with Alt.
 * A native range input, drawn transparent over the number, gives role, value, focus and keys.
 */
export function Scrubber(props: ScrubberProps): ReactNode {
  const drag = useRef<{ x: number; readonly from: number; steps: number } | null>(null);

  const begin = (event: PointerEvent<HTMLInputElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, from: props.value, steps: 0 };
    props.onDrag?.(true);
  };
  const follow = (event: PointerEvent<HTMLInputElement>) => {
    const now = drag.current;
    if (now === null || event.buttons === 0) return;
    const pace = event.shiftKey ? 10 : event.altKey ? 0.1 : 1;
    now.steps += ((event.clientX - now.x) / pixelsPerStep) * pace;
    now.x = event.clientX;
    props.onChange(props.moved(now.from, now.steps));
  };
  const end = () => {
    if (drag.current === null) return;
    // The browser's own idea of the value follows the release; it is not ours.
    requestAnimationFrame(() => {
      drag.current = null;
    });
    props.onDrag?.(false);
  };

  return (
    <span className="ui-scrub">
      <span aria-hidden="true">{props.shown}</span>
      <input
        type="range"
        aria-label={props.name}
        aria-valuetext={props.shown}
        title="Drag sideways, or use the arrow keys; a double click restores"
        min={props.min}
        max={props.max}
        step="any"
        value={props.value}
        onChange={(event) => {
          if (drag.current === null) props.onChange(event.currentTarget.valueAsNumber);
        }}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey) return;
          const next = props.keyed(event);
          if (next === undefined) return;
          event.preventDefault();
          props.onChange(next);
        }}
        onPointerDown={begin}
        onPointerMove={follow}
        onPointerUp={end}
        onPointerCancel={end}
        onLostPointerCapture={end}
        onMouseDown={(event) => {
          event.preventDefault();
          event.currentTarget.focus();
        }}
        onDoubleClick={props.onRestore}
      />
    </span>
  );
}
