import { useState } from 'react';
import type { Settings } from '../model/settings.ts';
import { useAppState, useGetState } from '../state/hooks.ts';
import { reasonOf } from '../ui/unfetched.tsx';
import { copyText } from './downloads.ts';

/** What came of a press, and what is to be copied by hand. */
interface Told {
  readonly words: string;
  readonly byHand?: string;
  /** It is out of date once they change. */
  readonly settings: Settings;
}

export interface Telling {
  readonly told: Told | null;
  /** Writes to the clipboard, or tells why not and gives the text to copy by hand. */
  readonly copy: (what: string, text: string) => Promise<void>;
  /** Makes a file and tells what came of it. */
  readonly make: (what: string, work: () => Promise<void> | void) => Promise<void>;
}

/** Says what came of copying and saving, until the settings change. */
export function useTold(): Telling {
  const getState = useGetState();
  const settings = useAppState((state) => state.settings);
  const [last, setLast] = useState<Told | null>(null);
  const tell = (words: string, byHand?: string) =>
    setLast({ words, settings: getState().settings, ...(byHand !== undefined && { byHand }) });
  return {
    told: last?.settings === settings ? last : null,
    copy: async (what, text) => {
      if (await copyText(text)) return tell(`${what} copied.`);
      tell(
        `The browser does not let this page write to the clipboard. Here is the ${what.toLowerCase()}:`,
        text,
      );
    },
    make: async (what, work) => {
      tell(`Preparing the ${what.toLowerCase()} …`);
      try {
        await work();
        tell(`${what} saved.`);
      } catch (thrown) {
        tell(`The ${what.toLowerCase()} could not be made: ${reasonOf(thrown)}`);
      }
    },
  };
}
