import { Download } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import type { FigureId } from '../model/figures.ts';
import { fetched } from '../ui/fetched.tsx';
import { PopoverButton } from '../ui/popover.tsx';
import type { Table } from './data-table.tsx';
import './export-menu.css';

const ExportChoices = fetched({
  what: 'The list',
  load: async () => (await import('./export-choices.tsx')).ExportChoices,
});

export interface ExportMenuProps {
  /** Under what addresses know the figure. */
  readonly figure: FigureId;
  readonly title: string;
  /** Its numbers; a figure without them has no CSV. */
  readonly table?: (() => Table) | undefined;
  /** What it shows; the net on show if nothing is said. */
  readonly about?: string | undefined;
}

/** What can be carried away of the figure in which it stands. */
export function ExportMenu(props: ExportMenuProps): ReactNode {
  const place = useRef<HTMLSpanElement>(null);
  return (
    <span className="fig-export" ref={place}>
      <PopoverButton
        name={`Export: ${props.title}`}
        className="fig-quiet"
        face={
          <>
            <span className="fig-export-word">Export</span>
            <Download className="fig-export-icon" size={14} aria-hidden />
          </>
        }
      >
        {() => <ExportChoices {...props} place={place} />}
      </PopoverButton>
    </span>
  );
}
