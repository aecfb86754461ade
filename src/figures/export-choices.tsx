import { Download, Link } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { ghostIds } from '../charts/gradient-data.ts';
import { netWords } from '../model/net-words.ts';
import { formatAddress } from '../state/address.ts';
import { useGetState } from '../state/hooks.ts';
import type { Pin } from '../state/pins.ts';
import { save, saveText } from './downloads.ts';
import type { ExportMenuProps } from './export-menu.tsx';
import { linkOf } from './link.ts';
import { ToldLine } from './told.tsx';
import { useTold } from './use-told.ts';

/** "gradient-of-every-layer": the first words of a title, for the name of a file. */
export function fileNameOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return words.slice(0, 48).replace(/-[^-]*$/, (rest) => (words.length > 48 ? '' : rest)) || 'figure';
}

/** Of every pinned net that is drawn, which it is. */
const ghostLines = (figure: Element, pins: readonly Pin[]): readonly string[] =>
  pins
    .filter((_, i) => figure.querySelector(`svg.chart [data-series="${ghostIds[i]}"]`) !== null)
    .map(({ name, net }) => `${name}: ${netWords(net)}`);

interface Props extends ExportMenuProps {
  readonly place: RefObject<HTMLElement | null>;
}

/** What an ExportMenu opens. */
export function ExportChoices({ figure: id, title, table, about, place }: Props): ReactNode {
  const getState = useGetState();
  const telling = useTold();
  const figure = place.current!.closest('figure')!;
  const link = () => {
    const { settings, pins } = getState();
    return linkOf(formatAddress({ ...settings, embed: id }, pins));
  };
  const drawing = async () => {
    const { hasDrawing, pictureOf } = await import('./export-svg.ts');
    if (!hasDrawing(figure)) throw new Error('the figure is not drawn at present');
    const notes = [...figure.querySelectorAll<HTMLElement>('.fig-note')].map((note) => note.innerText);
    const { settings, pins } = getState();
    const lines = [...notes, about ?? netWords(settings), ...ghostLines(figure, pins), link()];
    return pictureOf(figure, { title, lines });
  };
  const name = fileNameOf(title);
  const saveSvg = async () => saveText(`${name}.svg`, (await drawing()).svg, 'image/svg+xml');
  const savePng = async () => {
    const [picture, { pngOf }] = await Promise.all([drawing(), import('./export-png.ts')]);
    save(`${name}.png`, await pngOf(picture));
  };
  const saveCsv = async () => {
    const { csvOf } = await import('./csv.ts');
    saveText(`${name}.csv`, csvOf(table!()), 'text/csv');
  };
  return (
    <div className="fig-export-choices">
      {figure.querySelector('svg.chart') !== null && (
        <>
          <Choice name="Download SVG" onPress={() => telling.make('SVG', saveSvg)} />
          <Choice name="Download PNG" onPress={() => telling.make('PNG', savePng)} />
        </>
      )}
      {table && <Choice name="Download CSV" onPress={() => telling.make('CSV', saveCsv)} />}
      <Choice name="Copy link to this figure" onPress={() => telling.copy('Link', link())} />
      <ToldLine telling={telling} name="Link" />
    </div>
  );
}

function Choice({ name, onPress }: { name: string; onPress: () => Promise<void> }): ReactNode {
  const Icon = name.startsWith('Copy') ? Link : Download;
  return (
    <button type="button" className="fig-export-choice" onClick={() => void onPress()}>
      <Icon size={15} aria-hidden /> {name}
    </button>
  );
}
