import type { ReactNode } from 'react';

/** What Chromium, Firefox and Safari say of a script that cannot be fetched, and Vite of a style. */
const said = /dynamically imported module|Importing a module script failed|preload CSS/i;

/** Whether a part of the page could not be fetched. */
const isUnfetched = (thrown: unknown): boolean => thrown instanceof Error && said.test(thrown.message);

const unfetchedWords =
  'could not be fetched. There is no connection, or the page has been renewed since it was opened.';

/** What went wrong, in words. */
export function reasonOf(thrown: unknown): string {
  if (isUnfetched(thrown)) return `a part of the page ${unfetchedWords} Reload the page to try again.`;
  return thrown instanceof Error ? thrown.message : String(thrown);
}

interface Props {
  /** What could not be fetched, as the beginning of the sentence "… could not be fetched". */
  readonly what: string;
  readonly onRetry: () => void;
}

/** In the place of what could not be fetched: why, what is kept, and two ways on. */
export function Unfetched({ what, onRetry }: Props): ReactNode {
  return (
    <div role="alert" className="ui-failure">
      <p>
        {what} {unfetchedWords} The net on show and those pinned stand in the address and outlive a reload.
      </p>
      <p className="ui-failure-ways">
        <button type="button" className="ui-button" onClick={onRetry}>
          Try again
        </button>
        <button type="button" className="ui-button" onClick={() => window.location.reload()}>
          Reload the page
        </button>
      </p>
    </div>
  );
}
