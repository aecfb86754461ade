import { memo, type ReactNode } from 'react';
import { type QuantityId, quantities } from '../model/quantities.ts';
import type { SeriesId } from '../model/series.ts';
import { useAppState, usePinned, useSettledResults } from '../state/hooks.ts';
import { SymbolPicture } from '../tex/formula.tsx';
import { reachable } from '../ui/reachable.ts';
import { layerOnShow } from './gradient-data.ts';
import { LinkedName } from './linked-name.tsx';
import { Powers } from './powers.tsx';
import { readingOf } from './readings.ts';
import './gradient-table.css';

const columns = {
  gradB: 'bias gradient',
  gradW: 'weight gradient',
  bound: 'bound',
  slack: 'slack',
  b1: 'rung B1',
  b2: 'rung B2',
  b3: 'rung B3',
  lower: 'lower bound',
  typical: 'theory',
  band: 'many nets: median (10–90 %)',
} as const satisfies Partial<Record<QuantityId, string>>;

type ColumnId = keyof typeof columns;

const columnIds = Object.keys(columns) as ColumnId[];
/** Known only while they are shown. */
const onDemand: Partial<Record<ColumnId, SeriesId>> = {
  b2: 'rungs',
  b3: 'rungs',
  typical: 'typical',
  band: 'ensemble',
};

/** Every number of the chart, from the last layer, where the error starts, to layer 2. */
export const GradientTable = memo(function GradientTable({
  id,
  name,
}: {
  id: string;
  name: string;
}): ReactNode {
  const results = useSettledResults();
  const shown = useAppState((state) => state.shown);
  const ids = columnIds.filter((column) => {
    const series = onDemand[column];
    return series === undefined || shown[series];
  });
  const pinned = usePinned().filter((pin) => !pin.results.stale);
  const layers = results.net.sizes.length - 1;
  const selected = layerOnShow(results.settings, layers);
  const rows = Array.from({ length: layers - 1 }, (_, i) => layers - i);
  return (
    <section id={id} className="fig-gradient-table" aria-label={name} ref={reachable}>
      <table>
        <thead>
          <tr>
            <th scope="col">layer</th>
            {ids.map((column) => (
              <th key={column} scope="col">
                <LinkedName of={column}>
                  <SymbolPicture tex={quantities[column].tex('l')} />
                  <span>{columns[column]}</span>
                </LinkedName>
              </th>
            ))}
            {pinned.map(({ name: pin }) => (
              <th key={pin} scope="col">
                <span>pinned: {pin}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((layer) => (
            <tr key={layer} aria-current={layer === selected || undefined}>
              <th scope="row">{layer}</th>
              {ids.map((column) => (
                <td key={column}>
                  <LinkedName of={column} layer={layer}>
                    <Powers of={readingOf(column, layer, results) ?? (results.pending ? '…' : '–')} />
                  </LinkedName>
                </td>
              ))}
              {pinned.map((pin) => (
                <td key={pin.name}>
                  <Powers of={readingOf('gradB', layer, pin.results) ?? '–'} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
});
