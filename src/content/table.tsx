import { type ReactNode, useId } from 'react';
import { reachableWhereWide } from '../ui/reachable.ts';
import './table.css';

interface Row {
  readonly key: string;
  /** The first names the row. */
  readonly cells: readonly ReactNode[];
}

interface TableProps {
  /** What it shows, and of which kind the numbers are. */
  readonly caption: ReactNode;
  readonly columns: readonly { readonly key: string; readonly head: ReactNode }[];
  readonly rows: readonly Row[];
  /** Whether the cells hold numbers, which stand under each other by their last digit. */
  readonly numbers?: boolean;
}

/** A table in the text. Where it is wider than the column it scrolls by itself. */
export function Table({ caption, columns, rows, numbers = false }: TableProps): ReactNode {
  const name = useId();
  return (
    <div className="art-table" data-numbers={numbers || undefined} ref={reachableWhereWide}>
      <table>
        <caption id={name}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, head }) => (
              <th key={key} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [first, ...rest] }) => (
            <tr key={key}>
              <th scope="row">{first}</th>
              {rest.map((cell, i) => (
                <td key={columns[i + 1]!.key}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
