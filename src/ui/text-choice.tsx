import type { ReactNode } from 'react';
import { useCameWithPage } from './came-with-page.ts';
import './in-text.css';

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
  // Without script it would choose nothing, and a browser that looks for forms lays out the whole article for it.
  const isPlain = useCameWithPage();
  return (
    <span className="ui-scrub ui-scrub-choice">
      <span aria-hidden="true">{props.shown}</span>
      {!isPlain && (
        <select
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
