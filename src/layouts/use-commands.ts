import { useEffect } from 'react';
import { useHistory } from '../state/hooks.ts';
import { type CommandKey, commandOf } from './shortcuts.ts';

export type Opened = Exclude<CommandKey, 'undo' | 'redo'>;

const all: readonly Opened[] = ['search', 'help'];

/** Answers to the keys of every layout: undo and redo are done, what is to be opened is told. */
export function useCommands(onOpen: (what: Opened) => void, opened: readonly Opened[] = all): void {
  const { undo, redo } = useHistory();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const command = commandOf(event);
      if (command === 'undo') undo();
      else if (command === 'redo') redo();
      else if (command !== null && opened.includes(command)) onOpen(command);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [undo, redo, onOpen, opened]);
}
