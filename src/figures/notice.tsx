import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { dismissNotice } from '../state/changes.ts';
import { useApply, useAppState } from '../state/hooks.ts';
import './notice.css';

/** An address may be garbage from end to end. */
const most = 8;

/** What the address asked for and could not be given; everything else of it was taken. */
export function Notice(): ReactNode {
  const dropped = useAppState((state) => state.dropped);
  const apply = useApply();
  return (
    <div role="status" className="fig-notice-place">
      {dropped.length > 0 && (
        <div className="fig-notice">
          <div>
            <p>Some of this address could not be used. The rest was.</p>
            <ul>
              {dropped.slice(0, most).map(({ key, value, reason }) => (
                <li key={`${key}=${value}: ${reason}`}>
                  <code>{value === '' ? key : `${key}=${value}`}</code>: {reason}
                </li>
              ))}
              {dropped.length > most && <li>and {dropped.length - most} more</li>}
            </ul>
          </div>
          <button
            type="button"
            className="ui-button"
            aria-label="Dismiss the notice"
            onClick={() => apply(dismissNotice)}
          >
            <X size={15} aria-hidden />
          </button>
        </div>
      )}
    </div>
  );
}
