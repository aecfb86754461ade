import { type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react';
import type { Hit } from '../charts/gradient-hit.ts';
import { isQuantityId } from '../model/quantities.ts';
import { setDragging, setFocus, setSetting } from '../state/changes.ts';
import { useApply } from '../state/hooks.ts';

interface Props {
  readonly layers: number;
  readonly selected: number;
  /** What a screen reader says of the selected layer. */
  readonly words: string;
  /** Where it lies over the chart; its width and height are those of the places given to `hit`. */
  readonly style: CSSProperties & { readonly width: number; readonly height: number };
  readonly hit: (x: number, y: number) => Hit;
  readonly onPoint: (layer: number | null) => void;
}

/** A finger may move this far and still be a tap. */
const tapSlop = 6;

function keyed(key: string, selected: number, layers: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return selected + 1;
    case 'ArrowLeft':
    case 'ArrowDown':
      return selected - 1;
    case 'PageUp':
      return selected + 10;
    case 'PageDown':
      return selected - 10;
    case 'Home':
      return 2;
    case 'End':
      return layers;
    default:
      return undefined;
  }
}

/**
 * The plot as a slider of the selected layer. A mouse points and, pressed, selects; a finger taps or draws along the layers,
 * and scrolls the page where it moves up or down.
 */
export function LayerPicker({ layers, selected, words, style, hit, onPoint }: Props): ReactNode {
  const apply = useApply();
  /** Where a press began; the layers follow once it is no tap any more. */
  const press = useRef<{ readonly x: number; follows: boolean } | null>(null);
  const pointsAt = useRef(false);

  const hitOf = (event: PointerEvent): Hit => {
    const box = event.currentTarget.getBoundingClientRect();
    const scale = style.width / (box.width || style.width);
    return hit((event.clientX - box.left) * scale, (event.clientY - box.top) * scale);
  };
  const select = (layer: number) => apply(setSetting('layer', Math.max(2, Math.min(layers, layer))));
  const follow = (event: PointerEvent) => {
    if (press.current && !press.current.follows) {
      press.current.follows = true;
      apply(setDragging('layer'));
    }
    select(hitOf(event).layer);
  };
  const point = ({ layer, at }: Hit) => {
    onPoint(layer);
    const quantity = at !== null && isQuantityId(at) ? at : null;
    if (quantity === null && !pointsAt.current) return;
    pointsAt.current = quantity !== null;
    apply(setFocus(quantity && { quantity, layer }));
  };
  const leave = () => {
    onPoint(null);
    if (pointsAt.current) apply(setFocus(null));
    pointsAt.current = false;
  };
  const release = () => {
    if (press.current?.follows) apply(setDragging(null));
    press.current = null;
  };

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0 || !event.isPrimary) return;
    press.current = { x: event.clientX, follows: false };
    event.currentTarget.setPointerCapture?.(event.pointerId);
    leave();
    if (event.pointerType !== 'touch') follow(event);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (press.current) {
      if (press.current.follows || Math.abs(event.clientX - press.current.x) > tapSlop) follow(event);
      return;
    }
    if (event.pointerType === 'touch') return;
    point(hitOf(event));
  };
  const onPointerUp = (event: PointerEvent<HTMLDivElement>) => {
    if (press.current && !press.current.follows) select(hitOf(event).layer);
    release();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const layer = keyed(event.key, selected, layers);
    if (layer === undefined) return;
    event.preventDefault();
    select(layer);
  };

  return (
    <div
      className="fig-layer-picker"
      role="slider"
      tabIndex={0}
      aria-label="Selected layer"
      aria-valuemin={2}
      aria-valuemax={layers}
      aria-valuenow={selected}
      aria-valuetext={words}
      style={style}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={release}
      onLostPointerCapture={release}
      onPointerLeave={leave}
    />
  );
}
