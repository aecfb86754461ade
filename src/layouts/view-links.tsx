import type { MouseEvent, ReactNode } from 'react';
import { settingRows } from '../model/settings.ts';
import { formatAddress } from '../state/address.ts';
import { setSetting } from '../state/changes.ts';
import { useAppState, useStep } from '../state/hooks.ts';
import { layouts, type ViewId } from './layouts.ts';

/** The ways to the layouts. They are links, so that one can be opened in another tab as it stands. */
export function ViewLinks(): ReactNode {
  return (
    <nav className="lay-views" aria-label="Layouts">
      {settingRows.view.choices
        .filter(({ id }) => !layouts[id].unlisted)
        .map(({ id, words }) => (
          <ViewLink key={id} id={id} words={words} />
        ))}
    </nav>
  );
}

function ViewLink({ id, words }: { readonly id: ViewId; readonly words: string }): ReactNode {
  const isCurrent = useAppState((state) => state.settings.view === id);
  // The address alone as "#" would not be the page as it is now.
  const href = useAppState((state) => formatAddress({ ...state.settings, view: id }, state.pins) || '#');
  const step = useStep();
  // Without a word where it fails: it is fetched again when it is asked for.
  const fetchCode = () => void layouts[id].load().catch(() => {});
  const go = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    step(setSetting('view', id));
  };
  return (
    <a
      href={href}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={go}
      onPointerEnter={fetchCode}
      onFocus={fetchCode}
    >
      {words}
    </a>
  );
}
