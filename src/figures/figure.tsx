import { type ReactNode, useId } from 'react';
import type { FigureId } from '../model/figures.ts';
import { DataTable, type Table } from './data-table.tsx';
import { ExportMenu } from './export-menu.tsx';
import '../ui/ui.css';
import './figure.css';

interface FigureProps {
  /** Under what addresses know it. */
  readonly id: FigureId;
  /** What to see in it. */
  readonly title: string;
  readonly children: ReactNode;
  /** The same in numbers, made only when it is opened. */
  readonly table?: () => Table;
  /** All that a program may want of them, where that is more than is read, or the figure itself shows them as a table. */
  readonly numbers?: (() => Table) | undefined;
  readonly note?: ReactNode;
  /** What it shows, in words for an export, where that is not the net on show. */
  readonly about?: string;
}

/** What every figure of the article has: a title that says what to see, the drawing, a note, and its numbers. */
export function Figure({ id, title, children, table, numbers, note, about }: FigureProps): ReactNode {
  const name = useId();
  return (
    <figure className="fig-figure" aria-labelledby={name}>
      <figcaption id={name} className="fig-title">
        {title}
      </figcaption>
      {children}
      {note && <p className="fig-note">{note}</p>}
      <div className="fig-foot">
        <ExportMenu figure={id} title={title} table={numbers ?? table} about={about} />
        {table && <DataTable table={table} title={title} />}
      </div>
    </figure>
  );
}
