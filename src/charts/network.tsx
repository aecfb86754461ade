import { type KeyboardEvent, type PointerEvent, type ReactNode, useMemo, useState } from 'react';
import { ChartSvg } from './chart-svg.tsx';
import { layerTicks } from './layer-ticks.ts';
import { NetworkCells } from './network-cells.tsx';
import {
  edgeClasses,
  largestWeight,
  mostPaths,
  neuronCount,
  type Shades,
  shadeClasses,
  type Weights,
} from './network-geometry.ts';
import { type NetworkHit, type NetworkLayout, networkHit, networkLayout } from './network-layout.ts';
import { Edges, Neurons, Surroundings } from './network-marks.tsx';
import { NetworkBand, NetworkFocus, NetworkRings, NetworkStep, type Step } from './network-step.tsx';
import { useSize } from './use-size.ts';
import './charts.css';
import './plot.css';
import './network.css';

export interface NetworkProps {
  /** n_1 … n_L at index 1 … L. */
  readonly sizes: readonly number[];
  readonly shades: Shades;
  /** The colour of the shades. */
  readonly role: 'ink' | 'measured';
  readonly weights: Weights;
  readonly step: Step;
  /** The neuron of the layer of the step that is looked at, if any. */
  readonly neuron: number | null;
  readonly summary: string;
  /** What is at a place, in words; with null, what the step does. */
  readonly reading: (hit: NetworkHit | null) => string;
  readonly spoken: string;
  readonly onPoint: (hit: NetworkHit | null) => void;
  readonly onLayer: (layer: number, neuron: number | null) => void;
  /** What is lit from elsewhere. */
  readonly children?: (layout: NetworkLayout, most: number) => ReactNode;
}

const noClasses = [] as const;

/** A net with what passes through it. Pointing reads a neuron or weights; arrow keys walk layers and neurons. */
export function Network(props: NetworkProps): ReactNode {
  const { sizes, shades, role, weights, step, neuron } = props;
  const [ref, size] = useSize<HTMLDivElement>();
  const [pointed, setPointed] = useState<NetworkHit | null>(null);
  const layout = useMemo(() => size && networkLayout(sizes, size), [sizes, size]);
  const isPainted = layout !== null && neuronCount(layout) > mostPaths;
  const most = useMemo(() => (layout?.kind === 'graph' ? largestWeight(weights) : 0), [layout, weights]);
  const edges = useMemo(
    () => (layout?.kind === 'graph' ? edgeClasses(layout, weights, most) : noClasses),
    [layout, weights, most],
  );
  const classes = useMemo(
    () => (layout && !isPainted ? shadeClasses(layout, shades) : noClasses),
    [layout, shades, isPainted],
  );
  const last = sizes.length - 1;
  const { layer } = step;

  const point = (hit: NetworkHit | null) => {
    const same =
      hit?.kind === pointed?.kind && hit?.layer === pointed?.layer && neuronOf(hit) === neuronOf(pointed);
    if (same) return;
    setPointed(hit);
    props.onPoint(hit);
  };
  const hitOf = (event: { clientX: number; clientY: number; currentTarget: Element }): NetworkHit | null => {
    const box = event.currentTarget.getBoundingClientRect();
    return layout && networkHit(layout, { x: event.clientX - box.left, y: event.clientY - box.top });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const place = keyed(event.key, layer, neuron, last, sizes[layer]!);
    if (!place) return;
    event.preventDefault();
    point(null);
    props.onLayer(
      place.layer,
      place.neuron === null ? null : Math.min(place.neuron, sizes[place.layer]! - 1),
    );
  };
  const chosen: NetworkHit | null = neuron === null ? null : { kind: 'neuron', layer, neuron };

  return (
    <div className="chart-plot">
      <div
        ref={ref}
        className="chart-plot-frame chart-network"
        role="slider"
        tabIndex={0}
        aria-label={props.summary}
        aria-valuemin={2}
        aria-valuemax={last}
        aria-valuenow={layer}
        aria-valuetext={props.spoken}
        onKeyDown={onKeyDown}
        onPointerMove={(event: PointerEvent) => event.pointerType !== 'touch' && point(hitOf(event))}
        onPointerLeave={() => point(null)}
        onClick={(event) => {
          const hit = hitOf(event);
          if (hit) props.onLayer(Math.max(2, hit.layer), hit.layer < 2 ? null : neuronOf(hit));
        }}
      >
        {layout && isPainted && <NetworkCells layout={layout} shades={shades} role={role} />}
        {layout && (
          <ChartSvg size={layout.size}>
            <g data-role={role} data-kind={layout.kind}>
              {!isPainted && <NetworkBand layout={layout} step={step} />}
              <g className="chart-network-rest">
                <Edges classes={edges} />
              </g>
              <NetworkStep layout={layout} weights={weights} step={step} most={most} />
              <Neurons layout={layout} classes={classes} isPainted={isPainted} />
              <NetworkRings layout={layout} step={step} />
              {props.children?.(layout, most)}
              <NetworkFocus
                layout={layout}
                weights={weights}
                step={step}
                most={most}
                hit={pointed ?? chosen}
              />
              <Numbers layout={layout} layer={layer} />
              <Surroundings layout={layout} backward={step.pass === 'backward'} />
            </g>
          </ChartSvg>
        )}
      </div>
      <p className="chart-reading" aria-hidden="true">
        {props.reading(pointed ?? chosen)}
      </p>
    </div>
  );
}

const neuronOf = (hit: NetworkHit | null): number | null => (hit?.kind === 'neuron' ? hit.neuron : null);

/** Left and right walk the layers, up and down the neurons of one. */
function keyed(
  key: string,
  layer: number,
  neuron: number | null,
  last: number,
  neurons: number,
): { layer: number; neuron: number | null } | null {
  const to = (next: number) => ({ layer: Math.max(2, Math.min(last, next)), neuron });
  const at = (next: number) => ({ layer, neuron: Math.max(0, Math.min(neurons - 1, next)) });
  switch (key) {
    case 'ArrowRight':
      return to(layer + 1);
    case 'ArrowLeft':
      return to(layer - 1);
    case 'Home':
      return to(2);
    case 'End':
      return to(last);
    case 'ArrowDown':
      return at(neuron === null ? 0 : neuron + 1);
    case 'ArrowUp':
      return at(neuron === null ? neurons - 1 : neuron - 1);
    case 'PageDown':
      return at((neuron ?? 0) + 10);
    case 'PageUp':
      return at((neuron ?? neurons - 1) - 10);
    default:
      return null;
  }
}

function Numbers({ layout, layer }: { readonly layout: NetworkLayout; readonly layer: number }): ReactNode {
  const { columns, numbers, size } = layout;
  const spacing = columns.length > 2 ? (columns.at(-1)!.x - columns[1]!.x) / (columns.length - 2) : 0;
  const ticks = layerTicks(columns.length - 1, layer, spacing, 2 * size.text);
  // The input bears its number where it has room beside layer 2.
  if (columns[2]!.x - columns[1]!.x >= 2 * size.text || !ticks.includes(2)) ticks.unshift(1);
  return ticks.map((tick) => (
    <text
      key={tick}
      className="chart-number"
      data-selected={tick === layer || undefined}
      x={columns[tick]!.x}
      y={numbers}
    >
      {tick}
    </text>
  ));
}
