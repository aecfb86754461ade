import type { ReactNode } from 'react';
import type { QuantityId } from '../model/quantities.ts';
import { useAppState, useResults } from '../state/hooks.ts';
import { LinkedName } from './linked-name.tsx';
import { Powers } from './powers.tsx';
import { readingOf } from './readings.ts';
import { useLinked } from './use-linked.ts';
import './gradient-reading.css';

/** The short names of the numbers of a layer. */
const names = {
  gradB: 'measured',
  bound: 'bound',
  slack: 'slack',
  gradW: (
    <>
      ‖<i>∂C/∂w</i>
      <sup>
        <i>l</i>
      </sup>
      ‖
    </>
  ),
  b1: <Rung index={1} />,
  b2: <Rung index={2} />,
  b3: <Rung index={3} />,
  lower: 'lower bound',
  typical: 'theory',
  band: 'many nets',
} as const satisfies Partial<Record<QuantityId, ReactNode>>;

type ReadId = keyof typeof names;

function Rung({ index }: { index: number }): ReactNode {
  return (
    <>
      <i>B</i>
      <sub>{index}</sub>
    </>
  );
}

/** The numbers of one layer, in one line: of the layer that is pointed at, or of the selected one. */
export function GradientReading({ layer }: { layer: number }): ReactNode {
  const shown = useAppState((state) => state.shown);
  const ids: ReadId[] = ['gradB', 'bound', 'slack'];
  if (shown.gradW) ids.push('gradW');
  // Those that several examples do not have keep their places: the chart below must stand still.
  if (shown.rungs) ids.push('b1', 'b2', 'b3');
  if (shown.lower) ids.push('lower');
  if (shown.typical) ids.push('typical');
  if (shown.ensemble) ids.push('band');
  return (
    <dl className="fig-gradient-reading">
      <div>
        <dt>
          <LinkedName of="layer">layer</LinkedName>
        </dt>
        <dd>{layer}</dd>
      </div>
      {ids.map((id) => (
        <Value key={id} id={id} layer={layer} />
      ))}
    </dl>
  );
}

function Value({ id, layer }: { id: ReadId; layer: number }): ReactNode {
  const results = useResults();
  const linked = useLinked(id, layer);
  const value = readingOf(id, layer, results);
  return (
    <div data-series={id}>
      <dt>{names[id]}</dt>
      <dd>
        <span {...linked}>
          <Powers of={value ?? (results.pending ? '…' : '–')} />
        </span>
      </dd>
    </div>
  );
}
