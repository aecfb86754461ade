import { Download, Link, Package } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { addressOf } from '../state/address.ts';
import { useGetState } from '../state/hooks.ts';
import { DialogOver } from '../ui/dialog.tsx';
import { fetched } from '../ui/fetched.tsx';
import { linkOf } from './link.ts';
import { useNetFiles } from './net-record.ts';
import { ToldLine } from './told.tsx';
import { useTold } from './use-told.ts';

/** What is seldom needed is fetched when it is asked for. */
const TakeAwayKit = fetched({
  what: 'What can be taken away',
  load: async () => (await import('./take-away-kit.tsx')).TakeAwayKit,
  waiting: <p>Being fetched …</p>,
});

/** The net of now, to be carried elsewhere: link and record at hand, everything else in a dialog. */
export function TakeAway(): ReactNode {
  const getState = useGetState();
  const telling = useTold();
  const { saveRecord } = useNetFiles();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="ui-button"
        onClick={() => void telling.copy('Link', linkOf(addressOf(getState())))}
      >
        <Link size={15} aria-hidden /> Copy link
      </button>
      <button type="button" className="ui-button" onClick={() => void telling.make('Record', saveRecord)}>
        <Download size={15} aria-hidden /> Download record
      </button>
      <button type="button" className="ui-button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Package size={15} aria-hidden /> Take away
      </button>
      <ToldLine telling={telling} name="Link" />
      <DialogOver name="Take away" isOpen={isOpen} onClose={() => setOpen(false)}>
        <TakeAwayKit />
      </DialogOver>
    </>
  );
}
