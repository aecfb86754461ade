import type { ReactNode } from 'react';
import type { Remark } from '../model/remarks.ts';
import './remarks.css';

/** What is to be said of settings that do another thing than their name says; nothing of most. */
export function Remarks({ of }: { readonly of: readonly Remark[] }): ReactNode {
  if (of.length === 0) return null;
  return (
    <ul className="fig-remarks">
      {of.map(({ setting, words }) => (
        <li key={setting}>{words}</li>
      ))}
    </ul>
  );
}
