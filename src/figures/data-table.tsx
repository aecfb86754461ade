import { type ReactNode, useState } from 'react';
import { reachable } from '../ui/reachable.ts';
import { type Cell, textOf } from './cells.ts';
import './figure.css';

/** The numbers of a figure; the first cell of a row names it. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

interface DataTableProps {
  readonly title: string;
  readonly table: () => Table;
}

/** The numbers of a figure behind a disclosure; the table is made while it is open. */
export function DataTable({ title, table }: DataTableProps): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <details className="fig-data" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Data table</summary>
      {open && <Rows title={title} {...table()} />}
    </details>
  );
}

function Rows({ title, columns, rows }: Table & { readonly title: string }): ReactNode {
  return (
    <section className="fig-data-rows" aria-label={`Data: ${title}`} ref={reachable}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first = '', ...rest]) => (
            <tr key={textOf(first)}>
              <th scope="row">{textOf(first)}</th>
              {rest.map((cell, i) => (
                <td key={columns[i + 1]}>{textOf(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
