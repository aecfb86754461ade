import { Download, Link } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Settings } from '../model/settings.ts';
import { formatAddress } from '../state/address.ts';
import { useAppState, useCompleteResults, useGetState } from '../state/hooks.ts';
import { recordFileName, recordOf } from '../state/record.ts';
import { ensembleRecordOf, typicalRecordOf } from '../state/record-parts.ts';
import { linkOf } from './link.ts';

function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  URL.revokeObjectURL(url);
}

/** What came of a press, and a link to copy by hand. */
interface Told {
  readonly words: string;
  readonly link?: string;
  /** It is out of date once they change. */
  readonly settings: Settings;
}

/** The link and the record: the net of now, to be carried elsewhere. */
export function TakeAway(): ReactNode {
  const getState = useGetState();
  const settings = useAppState((state) => state.settings);
  const complete = useCompleteResults();
  const [last, setLast] = useState<Told | null>(null);
  const told = last?.settings === settings ? last : null;
  const tell = (words: string, link?: string) =>
    setLast({ words, settings: getState().settings, ...(link && { link }) });

  const copy = async () => {
    const address = linkOf(formatAddress(getState().settings));
    try {
      await navigator.clipboard.writeText(address);
      tell('Link copied.');
    } catch {
      tell('The browser does not let this page write to the clipboard. Here is the link:', address);
    }
  };
  const record = async () => {
    tell('Preparing the record …');
    try {
      const results = await complete();
      const whole = recordOf(results, typicalRecordOf(results), ensembleRecordOf(results));
      save(recordFileName, JSON.stringify(whole));
      tell('Record saved.');
    } catch (thrown) {
      tell(`The record could not be made: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
    }
  };

  return (
    <>
      <button type="button" className="ui-button" onClick={() => void copy()}>
        <Link size={15} aria-hidden /> Copy link
      </button>
      <button type="button" className="ui-button" onClick={() => void record()}>
        <Download size={15} aria-hidden /> Download record
      </button>
      <span role="status" className="fig-told">
        {told?.words}
      </span>
      {told?.link && (
        <input readOnly aria-label="Link" value={told.link} onFocus={(e) => e.currentTarget.select()} />
      )}
    </>
  );
}
