import { type ReactNode, useId } from 'react';
import './ui.css';

export interface SegmentsProps<Id extends string> {
  readonly name: string;
  readonly choices: readonly { readonly id: Id; readonly words: string }[];
  readonly value: string;
  readonly onChoose: (id: Id) => void;
  /** What follows the last segment. */
  readonly children?: ReactNode;
}

/** One of a few: native radio buttons in a row, so that arrow keys choose. */
export function Segments<Id extends string>(props: SegmentsProps<Id>): ReactNode {
  const group = useId();
  return (
    <fieldset className="ui-segments" aria-label={props.name}>
      {props.choices.map(({ id, words }) => (
        <label key={id} className="ui-segment">
          <input type="radio" name={group} checked={props.value === id} onChange={() => props.onChoose(id)} />
          <span>{words}</span>
        </label>
      ))}
      {props.children}
    </fieldset>
  );
}
