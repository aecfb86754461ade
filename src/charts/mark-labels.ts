import { type Box, isInside, overlaps, type Point } from './boxes.ts';
import { lineHeight } from './gradient-caption.ts';
import { type Rich, widthOf } from './text.ts';

interface Labelled extends Point {
  readonly label?: Rich | undefined;
  /** On its left, wherever the others stand. */
  readonly isLabelLeft?: boolean | undefined;
  /** Of the net on show: its label is placed before those of the others. */
  readonly isFirst: boolean;
}

export interface MarkLabel extends Point {
  readonly anchor: 'start' | 'end';
}

/** px of text: from the middle of a mark to the base line of its label. */
const places = [
  { x: 0.7, y: -0.5, anchor: 'start' },
  { x: -0.6, y: -0.5, anchor: 'end' },
  { x: 0.7, y: 1.15, anchor: 'start' },
  { x: -0.6, y: 1.15, anchor: 'end' },
  { x: 0.7, y: -1.7, anchor: 'start' },
  { x: 0.7, y: 2.35, anchor: 'start' },
] as const;
const beside = { x: -0.6, y: 0.36, anchor: 'end' } as const;

function boxAt(at: MarkLabel, label: Rich, text: number): Box {
  const width = widthOf(label, text);
  const left = at.anchor === 'start' ? at.x : at.x - width;
  const bottom = at.y + 0.25 * text;
  return { left, right: left + width, top: bottom - lineHeight * text, bottom };
}

/** Where the labels of marks stand: each at the first of six places where it lies on no other label or mark, in the frame. */
export function markLabels(marks: readonly Labelled[], text: number, frame: Box): readonly MarkLabel[] {
  const r = 0.4 * text;
  const circles = marks.map(({ x, y }): Box => ({ left: x - r, right: x + r, top: y - r, bottom: y + r }));
  const taken: Box[] = [];
  const found = new Map<Labelled, MarkLabel>();
  const order = [...marks].sort((a, b) => Number(b.isFirst) - Number(a.isFirst));
  for (const mark of order) {
    const { label } = mark;
    if (!label) continue;
    const choices = (mark.isLabelLeft ? [beside] : places).map(({ x, y, anchor }) => ({
      x: mark.x + x * text,
      y: mark.y + y * text,
      anchor,
    }));
    const isFree = (at: MarkLabel): boolean => {
      const box = boxAt(at, label, text);
      return isInside(box, frame) && ![...taken, ...circles].some((other) => overlaps(box, other));
    };
    const at = choices.find(isFree) ?? choices[0]!;
    taken.push(boxAt(at, label, text));
    found.set(mark, at);
  }
  return marks.map((mark) => found.get(mark) ?? { x: mark.x, y: mark.y, anchor: 'start' });
}
