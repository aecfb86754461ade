import { Keyboard, Search } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { FigureId } from '../model/figures.ts';
import { DialogOver } from '../ui/dialog.tsx';
import { fetched } from '../ui/fetched.tsx';
import { FigureOver } from './figure-over.tsx';
import { useCommands } from './use-commands.ts';

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
  const close = () => setOpen(null);
  useCommands(setOpen);
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
