import { Check, ChevronDown, Maximize2, Pin, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { figureRows } from '../figures/figure-rows.ts';
import { type FigureId, figureIds, figureTitles } from '../model/figures.ts';
import { rememberedFigures, rememberFigures } from '../state/arrangement.ts';
import { useAppState, usePinned } from '../state/hooks.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { PopoverButton } from '../ui/popover.tsx';
import { FigureOver } from './figure-over.tsx';
import '../figures/filling.css';
import './figure-shelf.css';

/** All but the one that has the middle of the layout. */
const choices = figureIds.filter((id) => id !== 'gradient');

/** The figures beside the instrument: which of them are open is a person's choice, and remembered. */
export function FigureShelf(): ReactNode {
  const [open, setOpen] = useState(() => rememberedFigures(window));
  const hasPins = usePinned().length > 0;
  const without = open.filter((id) => !figureRows[id].holdsPins);
  const [enlarged, setEnlarged] = useState<FigureId | null>(null);
  const [isForgetful, setForgetful] = useState(false);
  const choose = (next: Iterable<FigureId>) => {
    const wanted = [...next];
    setOpen(choices.filter((id) => wanted.includes(id)));
    setForgetful(!rememberFigures(window, wanted));
  };
  return (
    <section className="lay-shelf" aria-label="More figures">
      <div className="lay-shelf-head">
        More of this net
        <PopoverButton
          name="Choose figures"
          face={
            <>
              Figures <ChevronDown size={14} aria-hidden />
            </>
          }
        >
          {() => (
            <ListBox
              aria-label="Figures beside the instrument"
              className="ui-list"
              selectionMode="multiple"
              escapeKeyBehavior="none"
              autoFocus
              selectedKeys={open}
              onSelectionChange={(keys) => choose(keys === 'all' ? choices : (keys as Set<FigureId>))}
            >
              {choices.map((id) => (
                <ListBoxItem key={id} id={id} textValue={figureTitles[id]} className="ui-option">
                  {figureTitles[id]}
                  {figureRows[id].holdsPins && (
                    <span className="lay-shelf-holds" title="Pinned nets are drawn in it">
                      <Pin size={13} aria-hidden />
                      <span className="ui-hidden">, with pinned nets</span>
                    </span>
                  )}
                  <Check size={15} className={open.includes(id) ? undefined : 'lay-shelf-off'} aria-hidden />
                </ListBoxItem>
              ))}
            </ListBox>
          )}
        </PopoverButton>
      </div>
      {isForgetful && (
        <p role="status" className="lay-shelf-words">
          This browser does not let the page keep anything. These figures stand here until it is left.
        </p>
      )}
      {hasPins && without.length > 0 && (
        <p className="lay-shelf-words">
          Without the pinned nets: {without.map((id) => figureTitles[id]).join(', ')}.
        </p>
      )}
      {open.map((id) => (
        <Place
          key={id}
          id={id}
          onEnlarge={() => setEnlarged(id)}
          onClose={() => choose(open.filter((other) => other !== id))}
        />
      ))}
      {open.length === 0 && (
        <p className="lay-shelf-words">Figures of the same net stand here, as many as you like.</p>
      )}
      <FigureOver id={enlarged} onClose={() => setEnlarged(null)} />
    </section>
  );
}

interface PlaceProps {
  readonly id: FigureId;
  readonly onEnlarge: () => void;
  readonly onClose: () => void;
}

function Place({ id, onEnlarge, onClose }: PlaceProps): ReactNode {
  const settings = useAppState((state) => state.settings);
  const { Draw } = figureRows[id];
  const title = figureTitles[id];
  return (
    <div className="lay-shelved">
      <div className="lay-shelved-buttons">
        <button
          type="button"
          className="lay-icon"
          aria-label={`Enlarge: ${title}`}
          title="Enlarge"
          onClick={onEnlarge}
        >
          <Maximize2 size={15} aria-hidden />
        </button>
        <button
          type="button"
          className="lay-icon"
          aria-label={`Close: ${title}`}
          title="Close"
          onClick={onClose}
        >
          <X size={16} aria-hidden />
        </button>
      </div>
      <div className="fig-filling">
        <ErrorBoundary what={title} retryOn={settings}>
          <Draw />
        </ErrorBoundary>
      </div>
    </div>
  );
}
