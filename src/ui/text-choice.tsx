import { type ReactNode, useState } from 'react';
import './in-text.css';
import { useNear } from './use-near.ts';

export interface TextChoiceProps<Id extends string> {
  readonly name: string;
  readonly choices: readonly { readonly id: Id; readonly words: string }[];
  readonly value: Id;
  /** The choice as it stands in the sentence. */
  readonly shown: string;
  readonly onChoose: (id: Id) => void;
}

/** A word in a sentence that stands for one of several: the browser's own list lies transparent over it. */
export function TextChoice<Id extends string>(props: TextChoiceProps<Id>): ReactNode {
  const [ref, isNear] = useNear<HTMLSpanElement>();
  const [isHeld, setHeld] = useState(false);
  // A browser that looks for forms lays out every chapter that holds a list, however far it is.
  const isThere = isNear || isHeld;
  return (
    <span ref={ref} className="ui-scrub ui-scrub-choice">
      <span aria-hidden={isThere || undefined}>{props.shown}</span>
      {isThere && (
        <select
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
          aria-label={props.name}
          value={props.value}
          onChange={(event) => props.onChoose(event.currentTarget.value as Id)}
        >
          {props.choices.map(({ id, words }) => (
            <option key={id} value={id}>
              {words}
            </option>
          ))}
        </select>
      )}
    </span>
  );
}
