import { type ReactNode, useRef, useState } from 'react';
import { faultOfProse, faultOfTex } from '../../content/scenes/tex-faults.ts';
import { copyText, saveText } from '../../figures/downloads.ts';
import { linkOf } from '../../figures/link.ts';
import type { Lecture } from '../../model/scene.ts';
import { defaultSettings } from '../../model/settings.ts';
import { formatAddress, lectureKey } from '../../state/address.ts';
import { formatLecture, parseLecture } from '../../state/lecture-file.ts';
import { longestLink, packLecture } from '../../state/lecture-link.ts';
import { ownLectures } from './lecture.ts';

interface Props {
  readonly lecture: Lecture;
  readonly onSay: (words: string) => void;
  /** A lecture has been added to one's own. */
  readonly onTaken: () => void;
}

/** Formulas that cannot be set; the scene is taken all the same, and shows their source. */
function formulaFaults({ scenes }: Lecture): string[] {
  return scenes.flatMap(({ title, statement, ask, formula }, i) => {
    const faults = [
      faultOfProse(statement),
      faultOfProse(ask),
      ...formula.map((tex) => faultOfTex(tex, true)),
    ];
    return faults.flatMap((fault) => (fault === null ? [] : [`scene ${i + 1} “${title}”: ${fault}`]));
  });
}

/** In this build, and not in the file itself, the page has the one file beside it. */
const hasFileBeside = import.meta.env.MODE === 'production' && window.location.protocol !== 'file:';

/** A lecture as a file, as a link, and the page itself as a file. */
export function LectureFiles({ lecture, onSay, onTaken }: Props): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const [faults, setFaults] = useState<readonly string[]>([]);
  const [link, setLink] = useState<string | null>(null);

  const take = async (file: File) => {
    onSay('');
    setLink(null);
    const parsed = parseLecture(await file.text());
    if ('faults' in parsed) {
      setFaults([`${file.name} is not taken:`, ...parsed.faults]);
      return;
    }
    ownLectures.add(parsed.lecture);
    onTaken();
    const wrong = formulaFaults(parsed.lecture);
    setFaults(wrong.length > 0 ? ['Taken, but these formulas cannot be set:', ...wrong] : []);
    if (wrong.length === 0) onSay(`“${parsed.lecture.title}” taken, ${parsed.lecture.scenes.length} scenes.`);
  };
  const copyLink = async () => {
    setFaults([]);
    const packed = await packLecture(lecture);
    const begin = formatAddress({ ...defaultSettings, view: 'present', lecture: 'own' });
    const whole = linkOf(`${begin}&${lectureKey}=${packed}`);
    if (whole.length > longestLink) {
      setLink(null);
      onSay(
        `As a link this lecture would have ${whole.length.toLocaleString('en')} characters; more than ${longestLink.toLocaleString('en')} do not travel safely. Export it as a file.`,
      );
      return;
    }
    const copied = await copyText(whole);
    setLink(copied ? null : whole);
    if (copied) onSay(`Link copied: the whole lecture in ${whole.length.toLocaleString('en')} characters.`);
    else onSay('The browser does not let this page write to the clipboard. Here is the link:');
  };

  return (
    <>
      <div className="lay-desk-buttons">
        <button type="button" className="ui-button" onClick={() => input.current!.click()}>
          Import a lecture
        </button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".json,application/json"
          aria-label="Lecture file"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (file) void take(file);
          }}
        />
        {lecture.scenes.length > 0 && (
          <>
            <button
              type="button"
              className="ui-button"
              onClick={() => saveText('lecture.json', formatLecture(lecture), 'application/json')}
            >
              Export this lecture
            </button>
            <button type="button" className="ui-button" onClick={() => void copyLink()}>
              Copy a link to it
            </button>
          </>
        )}
      </div>
      {link !== null && (
        <input
          readOnly
          aria-label="Link to the lecture"
          value={link}
          onFocus={(e) => e.currentTarget.select()}
        />
      )}
      {faults.length > 0 && (
        <div role="alert" className="lay-faults">
          <p>{faults[0]}</p>
          <ul>
            {faults.slice(1).map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </div>
      )}
      {hasFileBeside && (
        <p className="lay-desk-file">
          <a href="./single.html" download="deep-nets.html">
            Download the page as one file
          </a>{' '}
          It runs from a stick, without a network.
        </p>
      )}
    </>
  );
}
