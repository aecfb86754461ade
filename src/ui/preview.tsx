import { type ReactNode, useRef, useState } from 'react';
import { Button, Popover, type PressEvent, PreviewTrigger } from 'react-aria-components';
import { useHeldOpen } from './use-held-open.ts';
import './in-text.css';

export interface PreviewProps {
  /** What stands in the sentence. */
  readonly face: ReactNode;
  /** The name of the button and of the preview. */
  readonly name: string;
  /** The words of the button that leads there, inside the preview. */
  readonly follow: string;
  /** Goes there; what stands in the sentence is the place to come back to. */
  readonly onFollow: (from: Element | null) => void;
  readonly children: ReactNode;
}

/** Between the text and a preview in the margin, and between that and the edge of the page. */
const gap = 12;
/** A margin that is narrower has no room for an equation. */
const leastMargin = 400;

/** The right edge of the text that holds an element, and how much of the page is free beyond it. */
function marginOf(element: Element | null): { right: number; room: number } {
  const text = element?.closest('article')?.getBoundingClientRect();
  const right = text?.right ?? 0;
  return { right, room: text ? document.documentElement.clientWidth - right - 2 * gap : 0 };
}

/** The line of the text from an element to the end of the column: beside it is in the margin. */
function restOfLine(element: Element): DOMRect {
  const { left, top, height } = element.getBoundingClientRect();
  return new DOMRect(left, top, marginOf(element).right - left, height);
}

/**
 * A reference that shows what it refers to: hover or focus opens the preview, a press keeps it open, a second one or
 * Enter goes there. Esc closes it. It stands in the margin beside the line of the reference, and never on the text;
 * where there is no margin it stands over the line.
 */
export function Preview({ face, name, follow, onFollow, children }: PreviewProps): ReactNode {
  const trigger = useRef<HTMLButtonElement>(null);
  const overlay = useRef<HTMLElement>(null);
  const { isOpen, isHeld, ask, hold, close } = useHeldOpen(trigger, overlay);
  const [room, setRoom] = useState(0);
  const inMargin = room >= leastMargin;
  const measure = () => setRoom(marginOf(trigger.current).room);
  const go = () => {
    close();
    onFollow(trigger.current);
  };
  const press = ({ pointerType }: PressEvent) => {
    if (isHeld || pointerType === 'keyboard') return go();
    measure();
    hold();
  };
  return (
    <PreviewTrigger
      delay={200}
      closeDelay={150}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (open) measure();
        ask(open);
      }}
    >
      <span className="ui-joined">
        <Button ref={trigger} className="ui-reference" aria-label={name} onPress={press}>
          {face}
        </Button>
      </span>
      <Popover
        ref={overlay}
        className="ui-popover ui-preview"
        aria-label={name}
        {...(inMargin
          ? {
              placement: 'right',
              offset: gap,
              shouldFlip: false,
              getTargetRect: restOfLine,
              style: { maxWidth: Math.min(room, 560) },
            }
          : { placement: 'top', offset: 8 })}
      >
        {children}
        <Button className="ui-reference ui-preview-follow" onPress={go}>
          {follow}
        </Button>
      </Popover>
    </PreviewTrigger>
  );
}
