import type { ReactNode } from 'react';
import { SettledReading } from '../../figures/settled-reading.tsx';
import { M, Prose } from '../prose.tsx';
import { Ref } from '../reference.tsx';
import { type SymbolGroup, symbolGroups } from '../symbols.ts';
import { Table } from '../table.tsx';

function Group({ title, symbols }: SymbolGroup): ReactNode {
  const valued = symbols.some(({ value }) => value !== undefined);
  return (
    <Table
      caption={title}
      columns={[
        { key: 'symbol', head: 'symbol' },
        { key: 'meaning', head: 'meaning' },
        ...(valued ? [{ key: 'value', head: 'in this net' }] : []),
        { key: 'place', head: 'see' },
      ]}
      rows={symbols.map(({ tex, meaning, value, first }) => ({
        key: tex,
        cells: [
          <M key="symbol" tex={tex} />,
          <Prose key="meaning" text={meaning} />,
          ...(valued ? [value ? <SettledReading key="value" of={value} /> : ''] : []),
          first ? <Ref key="first" id={first} /> : '',
        ],
      }))}
    />
  );
}

export function Symbols(): ReactNode {
  return (
    <>
      <p>
        Point at a symbol to see where it stands on the page. The values are those of the net on show, at the
        selected layer where the symbol belongs to one.
      </p>
      {symbolGroups.map((group) => (
        <Group key={group.title} {...group} />
      ))}
      <p>
        Layers count from 1, the input; <M tex="l, m, r" /> are layers, <M tex="j, k" /> neurons; in a
        mini-batch <M tex="m" /> is the number of examples. Logarithms are natural unless{' '}
        <M tex="\log_{10}" /> or the word <em>decades</em> says otherwise.
      </p>
    </>
  );
}
