import { Keyboard, Search } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { FigureId } from '../model/figures.ts';
import { useHistory } from '../state/hooks.ts';
import { DialogOver } from '../ui/dialog.tsx';
import { fetched } from '../ui/fetched.tsx';
import { FigureOver } from './figure-over.tsx';
import { commandOf } from './shortcuts.ts';

const SearchList = fetched({
  what: 'The search',
  load: async () => (await import('./search-list.tsx')).SearchList,
});
const KeyMap = fetched({
  what: 'The list of keys',
  load: async () => (await import('./key-map.tsx')).KeyMap,
});

/** The keys that every layout answers to, and the buttons of the same. */
export function Commands(): ReactNode {
  const [open, setOpen] = useState<'search' | 'help' | null>(null);
  const [figure, setFigure] = useState<FigureId | null>(null);
  const { undo, redo } = useHistory();
  const close = () => setOpen(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const command = commandOf(event);
      if (command === null) return;
      event.preventDefault();
      if (command === 'undo') undo();
      else if (command === 'redo') redo();
      else setOpen(command);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [undo, redo]);
  return (
    <>
      <button
        type="button"
        className="ui-button lay-command"
        aria-label="Search"
        title="Search ( / or Ctrl+K )"
        onClick={() => setOpen('search')}
      >
        <Search size={16} aria-hidden />
      </button>
      <button
        type="button"
        className="ui-button lay-command lay-command-keys"
        aria-label="Keys"
        title="Keys ( ? )"
        onClick={() => setOpen('help')}
      >
        <Keyboard size={16} aria-hidden />
      </button>
      <DialogOver name="Search" isOpen={open === 'search'} onClose={close}>
        <SearchList
          onDone={close}
          onFigure={(id) => {
            close();
            setFigure(id);
          }}
        />
      </DialogOver>
      <DialogOver name="Keys" isOpen={open === 'help'} onClose={close}>
        <KeyMap />
      </DialogOver>
      <FigureOver id={figure} onClose={() => setFigure(null)} />
    </>
  );
}
