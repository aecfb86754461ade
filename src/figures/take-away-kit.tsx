import { Copy, Download } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { addressOf } from '../state/address.ts';
import { useAppState, useResults } from '../state/hooks.ts';
import type { ScriptId } from '../state/verify-script.ts';
import { saveText } from './downloads.ts';
import { EmbedPart } from './embed-part.tsx';
import { inequalityTex } from './inequality-tex.ts';
import { linkOf } from './link.ts';
import { useNetFiles } from './net-record.ts';
import { QrCode } from './qr-code.tsx';
import { ToldLine } from './told.tsx';
import { type Telling, useTold } from './use-told.ts';
import './take-away-kit.css';

const scripts = [
  { id: 'torch', name: 'PyTorch script', words: 'Autograd in double precision, norms by LAPACK.' },
  { id: 'numpy', name: 'NumPy script', words: 'A backpropagation of its own, central differences, LAPACK.' },
] as const satisfies readonly { id: ScriptId; name: string; words: string }[];

/** Everything that can be carried away of the net of now. */
export function TakeAwayKit(): ReactNode {
  const link = linkOf(useAppState(addressOf));
  const telling = useTold();
  return (
    <div className="fig-kit">
      <h2>Take away</h2>
      <LinkPart link={link} telling={telling} />
      <NetPart link={link} telling={telling} />
      <TexPart telling={telling} />
      <EmbedPart telling={telling} />
      <p className="fig-kit-told">
        <ToldLine telling={telling} name="Text to copy" />
      </p>
    </div>
  );
}

interface PartProps {
  readonly link: string;
  readonly telling: Telling;
}

/** Characters of a code whose modules are wide enough on a screen: 81 of them in a row. */
const mostInCode = 412;

function LinkPart({ link, telling }: PartProps): ReactNode {
  const isScannable = link.length <= mostInCode;
  return (
    <section className="fig-kit-part fig-kit-link" aria-label="Link">
      {isScannable ? (
        <QrCode text={link} name="The link as a QR code" />
      ) : (
        <p className="fig-kit-long">
          With the pinned nets the link is too long for a code that a camera can read from a screen. Copy it
          instead.
        </p>
      )}
      <div>
        <h3>This net</h3>
        <p>
          Whoever opens the link{isScannable && ', or points a camera at the code,'} sees these settings and
          can drag them.
        </p>
        <p className="fig-kit-address">{link}</p>
        <Action name="Copy link" onPress={() => telling.copy('Link', link)} />
      </div>
    </section>
  );
}

function NetPart({ link, telling }: PartProps): ReactNode {
  const { saveRecord, saveScript } = useNetFiles();
  return (
    <section className="fig-kit-part" aria-label="Numbers and programs">
      <h3>Its numbers, and programs that check them</h3>
      <p>
        Each script is one file. It carries the weights, computes every number again by other means and prints
        the largest relative difference of each.
      </p>
      <ul className="fig-kit-files">
        <li>
          <Action name="Download record" onPress={() => telling.make('Record', saveRecord)} />
          <span>Settings, weights, inputs and all numbers, as JSON.</span>
        </li>
        {scripts.map(({ id, name, words }) => (
          <li key={id}>
            <Action
              name={`Download ${name}`}
              onPress={() => telling.make(name, () => saveScript(id, link))}
            />
            <span>{words}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function TexPart({ telling }: { readonly telling: Telling }): ReactNode {
  const tex = inequalityTex(useResults());
  return (
    <section className="fig-kit-part" aria-label="LaTeX">
      <h3>The inequality of the selected layer, as LaTeX</h3>
      {'outside' in tex ? (
        <p>{tex.outside}</p>
      ) : (
        <>
          {tex.numbers !== null && (
            <TexBlock name="with numbers" file="inequality-numbers.tex" tex={tex.numbers} telling={telling} />
          )}
          <TexBlock name="in symbols" file="inequality.tex" tex={tex.symbols} telling={telling} />
        </>
      )}
    </section>
  );
}

interface TexBlockProps {
  readonly name: string;
  readonly file: string;
  readonly tex: string;
  readonly telling: Telling;
}

function TexBlock({ name, file, tex, telling }: TexBlockProps): ReactNode {
  const id = useId();
  return (
    <div className="fig-kit-tex">
      <p>
        <span id={id}>{`${name.charAt(0).toUpperCase()}${name.slice(1)}`}</span>
        <Action name={`Copy LaTeX ${name}`} face="Copy" onPress={() => telling.copy('LaTeX', tex)} />
        <Action
          name={`Download LaTeX ${name}`}
          face="Download"
          onPress={() => telling.make('LaTeX', () => saveText(file, `${tex}\n`, 'application/x-tex'))}
        />
      </p>
      {/* What scrolls has to be reached by keyboard. */}
      <section
        className="fig-kit-source"
        aria-labelledby={id}
        ref={(box) => {
          if (box) box.tabIndex = 0;
        }}
      >
        <pre>{tex}</pre>
      </section>
    </div>
  );
}

interface ActionProps {
  readonly name: string;
  /** What stands on it where the name is long. */
  readonly face?: string;
  readonly onPress: () => Promise<void>;
}

function Action({ name, face = name, onPress }: ActionProps): ReactNode {
  const Icon = name.startsWith('Copy') ? Copy : Download;
  return (
    <button type="button" className="ui-button" aria-label={name} onClick={() => void onPress()}>
      <Icon size={15} aria-hidden /> {face}
    </button>
  );
}
