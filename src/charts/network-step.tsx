import { memo, type ReactNode, useMemo } from 'react';
import {
  type EdgeChoice,
  edgeClasses,
  largestWeight,
  neuronPath,
  outlines,
  strongest,
  type Weights,
} from './network-geometry.ts';
import { hasGaps, type NetworkHit, type NetworkLayout } from './network-layout.ts';
import { columnPath, Edges } from './network-marks.tsx';

/** One step of a pass: the weights act, then the activation function or its slopes. */
export interface Step {
  readonly pass: 'forward' | 'backward';
  readonly layer: number;
  readonly part: 'weights' | 'slopes';
}

/** The weights of the step: forward wˡ, backward wˡ⁺¹; none at the output. */
const intoOf = ({ pass, layer }: Step, { columns }: NetworkLayout): number | null => {
  const into = pass === 'forward' ? layer : layer + 1;
  return into < columns.length ? into : null;
};

interface StepProps {
  readonly layout: NetworkLayout;
  readonly step: Step;
}

/** Behind the layers between which the step goes. */
export const NetworkBand = memo(function NetworkBand({ layout, step }: StepProps): ReactNode {
  const { columns, plot, size } = layout;
  const into = intoOf(step, layout);
  const own = columns[step.layer]!;
  const other = into === null ? own : columns[step.pass === 'forward' ? step.layer - 1 : step.layer + 1]!;
  const pad = hasGaps(layout) ? 0.45 * size.text : 2;
  const left = Math.min(own.x - own.width / 2, other.x - other.width / 2) - pad;
  const right = Math.max(own.x + own.width / 2, other.x + other.width / 2) + pad;
  const top = plot.top - 0.4 * size.text;
  return (
    <rect
      className="chart-network-band"
      x={left}
      y={top}
      width={right - left}
      height={Math.max(0, plot.bottom + 0.4 * size.text - top)}
      rx={6}
    />
  );
});

interface EdgesProps extends StepProps {
  readonly weights: Weights;
  /** The size of the largest weight in a graph. */
  readonly most: number;
}

/** In a map only so many of the strongest of a layer are drawn; none of a step where the layers stand close. */
const mostInMap = 140;
const leastGap = 15;

/** The weights into a layer, or those of one neuron: relative to the largest of the net, in a map to that of the layer. */
function classesInto(
  { layout, weights, most }: Omit<EdgesProps, 'step'>,
  choice: EdgeChoice & { into: number },
) {
  if (layout.kind === 'graph') return edgeClasses(layout, weights, most, choice);
  const w = weights[choice.into]!;
  const isWhole = choice.to === undefined && choice.from === undefined;
  const least = isWhole ? strongest(w, mostInMap) : 0;
  return edgeClasses(layout, weights, largestWeight([w]), { ...choice, least });
}

/** The weights that act. */
export const NetworkStep = memo(function NetworkStep({ layout, weights, step, most }: EdgesProps): ReactNode {
  const into = intoOf(step, layout);
  const classes = useMemo(() => {
    const isTight = layout.kind === 'map' && layout.gap < leastGap;
    return into === null || isTight ? [] : classesInto({ layout, weights, most }, { into });
  }, [layout, weights, most, into]);
  return (
    <g className="chart-network-step" data-part={step.part}>
      <Edges classes={classes} />
    </g>
  );
});

/** The layer that the step leads to: its neurons ringed in the colour of the slopes when they have had their turn. */
export const NetworkRings = memo(function NetworkRings({ layout, step }: StepProps): ReactNode {
  const d = layout.kind === 'graph' ? outlines(layout, step.layer, 0.5) : columnPath(layout, step.layer, 1.5);
  return <path className="chart-network-rings" data-part={step.part} d={d} />;
});

interface HitProps extends EdgesProps {
  readonly hit: NetworkHit | null;
}

/** What is pointed at or chosen: a neuron with the weights through which it receives, or all weights between two layers. */
export const NetworkFocus = memo(function NetworkFocus({ hit, step, ...net }: HitProps): ReactNode {
  const { layout } = net;
  const [layer, neuron] = hit?.kind === 'neuron' ? [hit.layer, hit.neuron] : [hit?.layer ?? 0, null];
  const choice = useMemo(() => {
    if (layer === 0) return null;
    if (neuron === null) return { into: layer };
    if (step.pass === 'backward' || layer === 1)
      return layer + 1 < layout.columns.length ? { into: layer + 1, from: neuron } : null;
    return { into: layer, to: neuron };
  }, [layer, neuron, step.pass, layout]);
  const classes = choice ? classesInto(net, choice) : [];
  return (
    <g className="chart-network-focus">
      <Edges classes={classes} />
      {hit?.kind === 'neuron' && (
        <path
          className="chart-network-ring"
          d={neuronPath(layout, layer, hit.neuron, layout.kind === 'graph' ? 3.5 : 1.5)}
        />
      )}
    </g>
  );
});

interface LitProps {
  readonly layout: NetworkLayout;
  readonly weights: Weights;
  readonly most: number;
  /** The layers that are meant, and the layers whose weights are. */
  readonly columns: readonly number[];
  readonly into: readonly number[];
}

/** What is lit because it is meant elsewhere. */
export const NetworkLit = memo(function NetworkLit({ layout, columns, into, ...net }: LitProps): ReactNode {
  const known = (layer: number): boolean => layout.columns[layer] !== undefined;
  return (
    <g className="chart-network-lit">
      {into
        .filter((layer) => layer > 1 && known(layer))
        .map((layer) => {
          const [a, b] = [layout.columns[layer - 1]!, layout.columns[layer]!];
          const x = (a.x + a.width / 2 + b.x - b.width / 2) / 2;
          return hasGaps(layout) ? (
            <Edges key={layer} classes={classesInto({ layout, ...net }, { into: layer })} />
          ) : (
            <path
              key={layer}
              className="chart-network-bar"
              d={`M${x},${layout.plot.top}V${layout.plot.bottom}`}
            />
          );
        })}
      {columns.filter(known).map((layer) => (
        <path
          key={layer}
          className="chart-network-ring"
          d={layout.kind === 'graph' ? outlines(layout, layer, 1.5) : columnPath(layout, layer, 2.5)}
        />
      ))}
    </g>
  );
});
