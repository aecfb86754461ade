import { memo, type ReactNode, useMemo, useState } from 'react';
import type { GradientChartData, LabelId } from '../charts/gradient-data.ts';
import { GradientFocus } from '../charts/gradient-focus.tsx';
import { gradientGeometry } from '../charts/gradient-geometry.ts';
import { hitAt } from '../charts/gradient-hit.ts';
import { GradientLabel } from '../charts/gradient-label.tsx';
import { sameView, type View } from '../charts/gradient-layout.ts';
import { GradientMarks } from '../charts/gradient-marks.tsx';
import { GradientSelected } from '../charts/gradient-selected.tsx';
import { gradientSelection } from '../charts/gradient-selection.ts';
import type { SeriesLabel } from '../charts/series-labels.ts';
import type { Size } from '../charts/use-size.ts';
import { isQuantityId, type QuantityId } from '../model/quantities.ts';
import { useAppState } from '../state/hooks.ts';
import { slackAt } from './gradient-data.ts';
import { layerWords } from './gradient-words.ts';
import { LayerPicker } from './layer-picker.tsx';
import { useLinked } from './use-linked.ts';

/** The series that a quantity of the registry is shown by. */
const seriesOf: Partial<Record<QuantityId, LabelId>> = {
  gradB: 'gradB',
  delta: 'gradB',
  gradW: 'gradW',
  bound: 'bound',
  b1: 'b1',
  b2: 'b2',
  b3: 'b3',
  lower: 'lower',
  typical: 'typical',
  band: 'band',
};

interface Props {
  readonly data: GradientChartData;
  readonly size: Size;
  readonly selected: number;
  /** Something is a moment away that may change the axis: it settles once and not twice. */
  readonly isSettling: boolean;
  /** The layer that is pointed at here. */
  readonly pointed: number | null;
  readonly onPoint: (layer: number | null) => void;
}

/** The chart with what it answers to: pointing reads a layer, pressing and the arrow keys select one. */
export function GradientChart({ data, size, selected, isSettling, pointed, onPoint }: Props): ReactNode {
  const isDragging = useAppState((state) => state.dragging !== null);
  const focus = useAppState((state) => state.focus);
  const [held, setHeld] = useState<View | null>(null);
  const view = isDragging || isSettling ? held : null;
  const geometry = useMemo(() => gradientGeometry(data, size, view), [data, size, view]);
  if (held === null || !sameView(geometry.view, held)) setHeld(geometry.view);
  const selection = useMemo(
    () => gradientSelection(geometry, selected, slackAt(data, selected)),
    [geometry, selected, data],
  );
  const emphasis = focus === null ? undefined : seriesOf[focus.quantity];
  const { plot, layerNumbers } = geometry;
  const reached = pointed ?? focus?.layer ?? null;
  return (
    <>
      <svg
        className="chart"
        width={size.width}
        height={size.height}
        viewBox={`0 0 ${size.width} ${size.height}`}
        aria-hidden="true"
        data-emphasis={geometry.labels.some(({ id }) => id === emphasis) ? emphasis : undefined}
      >
        <GradientMarks geometry={geometry} />
        {geometry.labels.map((label) => (
          <Label key={label.id} of={label} />
        ))}
        <GradientSelected geometry={geometry} selection={selection} />
        <GradientFocus
          geometry={geometry}
          selection={selection}
          layer={reached === selected ? null : reached}
        />
      </svg>
      <LayerPicker
        layers={data.layers}
        selected={selected}
        words={layerWords(data, selected)}
        style={{
          left: plot.left,
          top: plot.top,
          width: plot.right - plot.left,
          height: layerNumbers + 0.4 * size.text - plot.top,
        }}
        hit={(x, y) => hitAt(geometry, selection, plot.left + x, plot.top + y)}
        onPoint={onPoint}
      />
    </>
  );
}

/** The name of a series, linked if the series is a quantity of the registry. */
const Label = memo(function Label({ of }: { of: SeriesLabel }): ReactNode {
  return isQuantityId(of.id) ? <LinkedLabel of={of} quantity={of.id} /> : <GradientLabel of={of} />;
});

function LinkedLabel({ of, quantity }: { of: SeriesLabel; quantity: QuantityId }): ReactNode {
  return <GradientLabel of={of} {...useLinked(quantity)} />;
}
