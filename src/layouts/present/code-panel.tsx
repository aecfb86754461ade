import { X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { linkOf } from '../../figures/link.ts';
import { QrCode } from '../../figures/qr-code.tsx';
import { pageSettings } from '../../model/page-settings.ts';
import { defaultSettings } from '../../model/settings.ts';
import { formatAddress } from '../../state/address.ts';
import { useAppState } from '../../state/hooks.ts';

const key = 'unstable-gradients-address';

function keptAddress(): string {
  try {
    return window.localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

function keepAddress(address: string): void {
  try {
    window.localStorage.setItem(key, address);
  } catch {
    // Then it is asked for again.
  }
}

const isFile = window.location.protocol === 'file:';

/** The net on show as a code for telephones, and its link in large letters. It opens the same net in the article. */
export function CodePanel({ onClose }: { readonly onClose: () => void }): ReactNode {
  const hash = useAppState(({ settings }) =>
    formatAddress({ ...settings, ...pageSettings(defaultSettings) }),
  );
  const [page, setPage] = useState(keptAddress);
  const link = isFile ? page.replace(/#.*$/s, '') + hash : linkOf(hash);
  return (
    <section className="lay-panel lay-code" aria-label="This net as a QR code">
      {(!isFile || page !== '') && <QrCode text={link} name={`QR code of ${link}`} />}
      <div className="lay-code-words">
        <p className="lay-code-title">The same net, to drag yourself</p>
        {isFile && (
          <label className="lay-code-page">
            This page is a file, which others cannot open. Where do they find it?
            <input
              type="url"
              value={page}
              placeholder="https://"
              onChange={(event) => {
                setPage(event.currentTarget.value);
                keepAddress(event.currentTarget.value);
              }}
            />
          </label>
        )}
        {(!isFile || page !== '') && <p className="lay-code-link">{link.replace(/^https?:\/\//, '')}</p>}
        <button type="button" className="ui-button" aria-label="Close the code" onClick={onClose}>
          <X size={20} aria-hidden /> Close
        </button>
      </div>
    </section>
  );
}
