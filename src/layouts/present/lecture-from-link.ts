import { useEffect, useState } from 'react';
import { setSettings } from '../../state/changes.ts';
import { useApply } from '../../state/hooks.ts';
import { formatLecture } from '../../state/lecture-file.ts';
import { packedIn, unpackLecture } from '../../state/lecture-link.ts';
import { ownLectures } from './lecture.ts';

/** Takes in the lecture that the address carries, if it carries one, beside those that are kept; says what came of it. */
export function useSharedLecture(): string | null {
  const apply = useApply();
  const [said, setSaid] = useState<string | null>(null);
  useEffect(() => {
    let taken = '';
    const look = async () => {
      const packed = packedIn(window.location.hash);
      if (packed === null || packed === taken) return;
      taken = packed;
      const parsed = await unpackLecture(packed);
      if ('faults' in parsed)
        return setSaid(`The lecture of this link could not be read: ${parsed.faults[0]}.`);
      const text = formatLecture(parsed.lecture);
      const known = ownLectures.get().lectures.findIndex((own) => formatLecture(own) === text);
      if (known >= 0) ownLectures.choose(known);
      else ownLectures.add(parsed.lecture);
      apply(setSettings({ lecture: 'own', scene: 0 }));
      const { problem } = ownLectures.get();
      const kept =
        problem === null
          ? 'came with the link and is kept among your lectures.'
          : `came with the link. ${problem}`;
      setSaid(`“${parsed.lecture.title}” ${kept}`);
    };
    void look();
    const again = () => void look();
    window.addEventListener('hashchange', again);
    return () => window.removeEventListener('hashchange', again);
  }, [apply]);
  return said;
}
