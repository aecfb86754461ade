import type { ReactNode } from 'react';
import { localKeys, shortcuts } from './shortcuts.ts';
import './commands.css';

function Keys({ of }: { readonly of: typeof shortcuts }): ReactNode {
  return (
    <dl className="lay-key-list">
      {of.map(({ keys, words }) => (
        <div key={words}>
          <dt>
            {keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Every key and what it does, on the page or in a figure alone. */
export function KeyMap({ ofFigure = false }: { readonly ofFigure?: boolean }): ReactNode {
  return (
    <>
      <h2 className="lay-dialog-title">Keys</h2>
      <Keys of={ofFigure ? shortcuts.filter(({ wholePage }) => !wholePage) : shortcuts} />
      <h3 className="lay-dialog-title">On a slider or a figure</h3>
      <Keys of={localKeys} />
    </>
  );
}
