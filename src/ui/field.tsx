import { type ReactNode, useId } from 'react';
import './ui.css';

export interface FieldProps<Id extends string> {
  readonly name: string;
  readonly choices: readonly { readonly id: Id; readonly words: string }[];
  readonly value: Id;
  readonly onChoose: (id: Id) => void;
}

/** One of several, as the browser's own list. */
export function Field<Id extends string>({ name, choices, value, onChoose }: FieldProps<Id>): ReactNode {
  const id = useId();
  return (
    <div className="ui-field">
      <label htmlFor={id}>{name}</label>
      <select id={id} value={value} onChange={(event) => onChoose(event.currentTarget.value as Id)}>
        {choices.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.words}
          </option>
        ))}
      </select>
    </div>
  );
}
