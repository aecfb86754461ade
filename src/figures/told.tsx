import type { ReactNode } from 'react';
import type { Telling } from './use-told.ts';

/** What came of the last press; a field to copy from where the clipboard is refused. */
export function ToldLine({ telling: { told }, name }: { telling: Telling; name: string }): ReactNode {
  return (
    <>
      <span role="status" className="fig-told">
        {told?.words}
      </span>
      {told?.byHand !== undefined && (
        <input
          readOnly
          className="fig-by-hand"
          aria-label={name}
          value={told.byHand}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
    </>
  );
}
