import { Download, Link } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { formatAddress } from '../state/address.ts';
import { useCompleteResults, useGetState } from '../state/hooks.ts';
import { recordFileName, recordOf } from '../state/record.ts';
import { linkOf } from './link.ts';

function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  URL.revokeObjectURL(url);
}

/** The link and the record: the net of now, to be carried elsewhere. */
export function TakeAway(): ReactNode {
  const getState = useGetState();
  const complete = useCompleteResults();
  const [said, setSaid] = useState('');
  const [link, setLink] = useState<string | null>(null);

  const copy = async () => {
    const address = linkOf(formatAddress(getState().settings));
    try {
      await navigator.clipboard.writeText(address);
      setLink(null);
      setSaid('Link copied.');
    } catch {
      setLink(address);
      setSaid('The browser does not let this page write to the clipboard. Here is the link:');
    }
  };
  const record = async () => {
    setSaid('Preparing the record …');
    try {
      save(recordFileName, JSON.stringify(recordOf(await complete())));
      setSaid('Record saved.');
    } catch (thrown) {
      setSaid(`The record could not be made: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
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
      <span role="status" className="fig-said">
        {said}
      </span>
      {link !== null && (
        <input readOnly aria-label="Link" value={link} onFocus={(e) => e.currentTarget.select()} />
      )}
    </>
  );
}
