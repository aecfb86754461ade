import { type FocusEvent, type KeyboardEvent, type PointerEvent, type ReactNode, useId, useRef } from 'react';
import './slider.css';

export interface SliderProps {
  readonly name: string;
  /** What stands before the value: the name with its symbol. */
  readonly label: ReactNode;
  /** The value as it is shown. */
  readonly shown: ReactNode;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** What a screen reader says. */
  readonly valueText: string;
  /** 0 … 1, where the value stands on the track. */
  readonly position: number;
  readonly valueAt: (position: number) => number;
  readonly keyed: (event: KeyboardEvent) => number | undefined;
  readonly onChange: (value: number) => void;
  readonly onDrag?: (dragging: boolean) => void;
  readonly onRestore?: () => void;
  readonly onFocus?: (event: FocusEvent) => void;
  readonly onBlur?: () => void;
  /** A part of the track that means something, from its left end to this position. */
  readonly zone?: { readonly to: number; readonly words: string } | undefined;
  readonly tick?: { readonly at: number; readonly words: string } | undefined;
}

const thumb = 18;
/** A finger may move this far and still be a tap. */
const tapSlop = 4;

/**
 * A native range input in the units of the value, whose track may be logarithmic: the pointer's place is mapped here,
 * the keys by `keyed`, and the input, drawn transparent over its track, gives role, value, focus and form behaviour.
 * A mouse takes the thumb at once; a finger taps or drags along the track, and scrolls the page where it moves up or down.
 */
export function Slider(props: SliderProps): ReactNode {
  const id = useId();
  /** A press from where it began; it is over for a moment before it is forgotten. */
  const press = useRef<{ readonly x: number; is: 'tap' | 'drag' | 'over' } | null>(null);

  const follow = (event: PointerEvent<HTMLInputElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    props.onChange(props.valueAt((event.clientX - box.left - thumb / 2) / (box.width - thumb)));
  };
  const drag = (event: PointerEvent<HTMLInputElement>) => {
    if (press.current) press.current.is = 'drag';
    props.onDrag?.(true);
    follow(event);
  };
  const release = (event: PointerEvent<HTMLInputElement>) => {
    const ended = press.current;
    if (!ended || ended.is === 'over') return;
    const dragged = ended.is === 'drag';
    ended.is = 'over';
    if (event.currentTarget.hasPointerCapture(event.pointerId))
      event.currentTarget.releasePointerCapture(event.pointerId);
    // The browser's own idea of the value follows the release; it is not ours.
    requestAnimationFrame(() => {
      if (press.current === ended) press.current = null;
    });
    if (dragged) props.onDrag?.(false);
  };

  return (
    <div
      className="ui-slider"
      style={{ '--at': props.position, '--zone': props.zone?.to, '--tick': props.tick?.at }}
    >
      <label className="ui-slider-head" htmlFor={id}>
        <span className="ui-slider-name">{props.label}</span>
        <span className="ui-slider-value">{props.shown}</span>
      </label>
      <div className="ui-slider-body">
        <span className="ui-track" />
        {props.zone && <span className="ui-zone" title={props.zone.words} />}
        {props.tick && <span className="ui-tick" title={props.tick.words} />}
        <span className="ui-thumb" />
        <input
          id={id}
          type="range"
          aria-label={props.name}
          aria-valuetext={props.valueText}
          min={props.min}
          max={props.max}
          step="any"
          value={props.value}
          onChange={(event) => {
            if (!press.current) props.onChange(event.currentTarget.valueAsNumber);
          }}
          onKeyDown={(event) => {
            if (event.ctrlKey || event.metaKey) return;
            const next = props.keyed(event);
            if (next === undefined) return;
            event.preventDefault();
            props.onChange(next);
          }}
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            event.currentTarget.setPointerCapture(event.pointerId);
            press.current = { x: event.clientX, is: 'tap' };
            if (event.pointerType !== 'touch') drag(event);
          }}
          onPointerMove={(event) => {
            if (!press.current || event.buttons === 0) return;
            if (press.current.is === 'drag') follow(event);
            else if (press.current.is === 'tap' && Math.abs(event.clientX - press.current.x) > tapSlop)
              drag(event);
          }}
          onPointerUp={(event) => {
            if (press.current?.is === 'tap') follow(event);
            release(event);
          }}
          onPointerCancel={release}
          onLostPointerCapture={release}
          onMouseDown={(event) => {
            event.preventDefault();
            event.currentTarget.focus();
          }}
          onDoubleClick={props.onRestore}
          onFocus={props.onFocus}
          onBlur={props.onBlur}
        />
      </div>
    </div>
  );
}
