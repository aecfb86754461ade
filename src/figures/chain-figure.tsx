import { type KeyboardEvent, type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { Chain } from '../charts/chain.tsx';
import type { ChainData } from '../charts/chain-geometry.ts';
import { Plot } from '../charts/plot.tsx';
import type { PlotData } from '../charts/plot-data.ts';
import { plain } from '../charts/text.ts';
import { activations } from '../core/activations.ts';
import { intervalWidth } from '../core/single-chain.ts';
import { aloud, formatLog10, formatNumber } from '../model/format.ts';
import { Slider } from '../ui/slider.tsx';
import { log10Cell, numberCell } from './cells.ts';
import {
  type ChainSettings,
  chainLayers,
  chainTitle,
  exploding,
  factorWays,
  neuronWords,
  offsetRange,
  powerOf,
  ratiosOf,
  stepBack,
  valueWays,
  weightRange,
  windowWords,
} from './chain.ts';
import type { Table } from './data-table.tsx';
import { Figure } from './figure.tsx';
import './chain.css';

const layers = Array.from({ length: chainLayers - 1 }, (_, i) => i + 2);

function chainData(chain: ChainSettings): ChainData {
  return {
    layers: chainLayers,
    factor: factorWays(chain),
    z: chain.weight * chain.offset,
    ratios: ratiosOf(chain),
    powers: layers.map((layer) => powerOf(chain, layer)),
    values: layers.map((layer) => valueWays(chain, layer)),
  };
}

const offsets = Array.from({ length: 201 }, (_, i) => (i - 100) / 1000);

/** The factor of a step back against the offset, and where the chain stands on it. */
function windowData(chain: ChainSettings): PlotData {
  const { weight, offset } = chain;
  const half = intervalWidth(weight) / 2;
  const edges = half > 0 && half < offsetRange.max ? [-half, half] : [];
  return {
    x: { title: plain('offset of every activation'), domain: [offsetRange.min, offsetRange.max] },
    y: { title: plain('what a step back multiplies by'), domain: [-7, 2], decades: true },
    series: [
      {
        id: 'factor',
        label: [{ text: 'w', set: 'symbol' }, { text: ' σ′' }],
        role: 'slope',
        points: offsets.map((x) => ({ x, y: stepBack({ weight, offset: x }) })),
      },
    ],
    rules: [
      { along: 'x', at: 0, role: 'ink' },
      ...edges.map((at) => ({
        along: 'y' as const,
        at,
        role: 'ink' as const,
        ...(at > 0 && { label: plain(formatNumber(half, { rounding: 'down' })) }),
      })),
    ],
    marks: [{ x: offset, y: stepBack(chain), role: 'slope' }],
  };
}

const within = ({ min, max }: { min: number; max: number }, value: number): number =>
  Math.min(max, Math.max(min, value));
const rounded = (value: number, unit: number): number => Math.round(value / unit) / Math.round(1 / unit) + 0;

/** The steps of the keys: arrows one, Shift or Page ten, Alt a tenth. */
function keyed({ key, shiftKey, altKey }: KeyboardEvent): number | undefined {
  const size = shiftKey ? 10 : altKey ? 0.1 : 1;
  return { ArrowRight: size, ArrowUp: size, ArrowLeft: -size, ArrowDown: -size, PageUp: 10, PageDown: -10 }[
    key
  ];
}

/** One logistic neuron per layer: large weights explode on a knife-edge and vanish beside it. */
export function ChainFigure(): ReactNode {
  const [chain, setChain] = useState(exploding);
  const { weight, offset } = chain;
  const [isDragged, setDragged] = useState(false);
  const data = useMemo(() => chainData(chain), [chain]);
  const plotted = useMemo(() => windowData(chain), [chain]);
  const settled = useDeferredValue(isDragged ? null : chain);
  const setWeight = (next: number) => setChain((now) => ({ ...now, weight: within(weightRange, next) }));
  const setOffset = (next: number) => setChain((now) => ({ ...now, offset: within(offsetRange, next) }));
  const ratio = weightRange.max / weightRange.min;
  const span = offsetRange.max - offsetRange.min;
  const shownOffset = formatNumber(offset, { digits: 3, trim: true });
  const untouched = weight === exploding.weight && offset === exploding.offset;
  return (
    <Figure
      id="chain"
      title={chainTitle(chain)}
      about={`Weight ${formatNumber(weight, { trim: true })} · offset ${shownOffset}`}
      note={`One logistic neuron per layer, with equal weights. The biases put every activation at the same offset from the point where the next neuron is steepest; in Nielsen’s example the offset is 0. ${windowWords(chain)}`}
      table={(): Table => ({
        columns: ['layer', 'z', 'σ′(z)', `|∂C/∂b| relative to layer ${chainLayers}`],
        rows: layers.map((layer) => [
          layer,
          numberCell(weight * offset, { trim: true }),
          numberCell(activations.sigmoid.slope(weight * offset), { trim: true }),
          log10Cell(ratiosOf(chain)[layer]!, { trim: true }),
        ]),
      })}
    >
      <div className="fig-chain-controls">
        <Slider
          name="Weight of the chain"
          label={
            <>
              Weight <span className="fig-symbol">w</span>
            </>
          }
          shown={formatNumber(weight, { trim: true })}
          valueText={formatNumber(weight, { trim: true })}
          value={weight}
          {...weightRange}
          position={Math.log(weight) / Math.log(ratio)}
          valueAt={(position) => Number((ratio ** within({ min: 0, max: 1 }, position)).toPrecision(3))}
          keyed={(event) => {
            if (event.key === 'Home') return weightRange.min;
            if (event.key === 'End') return weightRange.max;
            const steps = keyed(event);
            return steps && rounded(weight + steps, 0.1);
          }}
          onChange={setWeight}
          onDrag={setDragged}
          onRestore={() => setWeight(exploding.weight)}
          tick={{ at: Math.log(4) / Math.log(ratio), words: 'Below 4 nothing explodes' }}
        />
        <Slider
          name="Offset of the activations"
          label="Offset of the activations"
          shown={shownOffset}
          valueText={shownOffset}
          value={offset}
          {...offsetRange}
          position={(offset - offsetRange.min) / span}
          valueAt={(position) =>
            rounded(offsetRange.min + within({ min: 0, max: 1 }, position) * span, 0.001)
          }
          keyed={(event) => {
            if (event.key === 'Home') return offsetRange.min;
            if (event.key === 'End') return offsetRange.max;
            const steps = keyed(event);
            return steps && rounded(offset + steps * 0.001, 0.0001);
          }}
          onChange={setOffset}
          onDrag={setDragged}
          onRestore={() => setOffset(exploding.offset)}
        />
        <button type="button" className="ui-button" disabled={untouched} onClick={() => setChain(exploding)}>
          Nielsen’s chain
        </button>
      </div>
      <div className="fig-chain">
        <Chain
          data={data}
          summary={`Chain of ${layers.length} single neurons, layers 2 to ${chainLayers}`}
          reading={(layer) => neuronWords(chain, layer)}
        />
      </div>
      <div className="fig-chain-window">
        <Plot
          data={plotted}
          summary="What a step back multiplies the error by, against the offset of the activations"
          reading={(x) =>
            `At an offset of ${formatNumber(x, { trim: true })} each step back multiplies by ${formatLog10(stepBack({ weight, offset: x }), { trim: true })}.`
          }
          step={0.001}
          start={offset}
        />
      </div>
      <p className="ui-hidden" aria-live="polite">
        {settled && aloud(chainTitle(settled))}
      </p>
    </Figure>
  );
}
