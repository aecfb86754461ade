import { type ReactNode, useState } from 'react';
import { type FigureId, figureIds, figureTitles } from '../model/figures.ts';
import { type Settings, settingRows } from '../model/settings.ts';
import { formatAddress } from '../state/address.ts';
import { useAppState } from '../state/hooks.ts';
import { Field } from '../ui/field.tsx';
import { embedSnippet } from './embed-snippet.ts';
import { linkOf } from './link.ts';
import type { Telling } from './use-told.ts';

const figures = figureIds.map((id) => ({ id, words: figureTitles[id] }));

/** HTML that shows one figure of this net in another page. */
export function EmbedPart({ telling }: { readonly telling: Telling }): ReactNode {
  const [figure, setFigure] = useState<FigureId>('gradient');
  const [controls, setControls] = useState<Settings['controls']>('all');
  const address = useAppState((state) =>
    formatAddress({ ...state.settings, embed: figure, controls, view: 'read' }, state.pins),
  );
  return (
    <section className="fig-kit-part" aria-label="For another page">
      <h3>A figure for another page</h3>
      <p>HTML for a frame that shows one figure of this net. It is as tall as it needs to be.</p>
      <div className="fig-kit-choices">
        <Field name="Figure" choices={figures} value={figure} onChoose={setFigure} />
        <Field
          name={settingRows.controls.words}
          choices={settingRows.controls.choices}
          value={controls}
          onChoose={setControls}
        />
        <button
          type="button"
          className="ui-button"
          onClick={() => void telling.copy('HTML', embedSnippet(figure, linkOf(address)))}
        >
          Copy HTML
        </button>
      </div>
    </section>
  );
}
