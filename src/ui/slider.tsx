import { type KeyboardEvent, type PointerEvent, type ReactNode, useId, useRef } from 'react';
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
  /** A part of the track that means something, from its left end to this position. */
  readonly band?: { readonly to: number; readonly words: string } | undefined;
  readonly tick?: { readonly at: number; readonly words: string } | undefined;
}

const thumb = 18;

/**
 * A native range input in the units of the value, whose track may be logarithmic: the pointer's place is mapped here,
 * the keys by `keyed`, and the input, drawn transparent over its track, gives role, value, focus and form behaviour.
 */
export function Slider(props: SliderProps): ReactNode {
  const id = useId();
  const held = useRef(false);

  const follow = (event: PointerEvent<HTMLInputElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    props.onChange(props.valueAt((event.clientX - box.left - thumb / 2) / (box.width - thumb)));
  };
  const release = (event: PointerEvent<HTMLInputElement>) => {
    if (!held.current) return;
    if (event.currentTarget.hasPointerCapture(event.pointerId))
      event.currentTarget.releasePointerCapture(event.pointerId);
    // The browser's own idea of the value follows the release; it is not ours.
    requestAnimationFrame(() => {
      held.current = false;
    });
    props.onDrag?.(false);
  };

  return (
    <div
      className="ui-slider"
      style={{ '--at': props.position, '--band': props.band?.to, '--tick': props.tick?.at }}
    >
      <label className="ui-slider-head" htmlFor={id}>
        <span className="ui-slider-name">{props.label}</span>
        <span className="ui-slider-value">{props.shown}</span>
      </label>
      <div className="ui-slider-body">
        <span className="ui-track" />
        {props.band && <span className="ui-band" title={props.band.words} />}
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
            if (!held.current) props.onChange(event.currentTarget.valueAsNumber);
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
            held.current = true;
            props.onDrag?.(true);
            follow(event);
          }}
          onPointerMove={(event) => {
            if (held.current && event.buttons !== 0) follow(event);
          }}
          onPointerUp={release}
          onPointerCancel={release}
          onLostPointerCapture={release}
          onMouseDown={(event) => {
            event.preventDefault();
            event.currentTarget.focus();
          }}
          onDoubleClick={props.onRestore}
        />
      </div>
    </div>
  );
}
