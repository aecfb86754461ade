import { type ReactNode, useMemo, useState } from 'react';
import { Plot } from '../charts/plot.tsx';
import { activationIds } from '../core/types.ts';
import { selectedLayer } from '../model/settings.ts';
import { comparedActivations, mostCompared, toggleCompared } from '../state/activation-bands.ts';
import { setSetting } from '../state/changes.ts';
import { useApply, useAppState } from '../state/hooks.ts';
import { useActivationBands } from '../state/late-hooks.ts';
import { Segments } from '../ui/segments.tsx';
import {
  type Bands,
  bandsAt,
  bandsNote,
  bandsOf,
  decadesOf,
  layersOf,
  plotOf,
  type Side,
  tableOf,
  titleOf,
} from './activation-bands.ts';
import { Figure } from './figure.tsx';
import { InSight, useInSight } from './in-sight.tsx';
import { activationWords } from './slope-figure.tsx';
import { useHeld } from './use-held.ts';
import './activation-bands.css';

const sides = [
  { id: 'bias', words: 'Biases' },
  { id: 'weight', words: 'Weights' },
] as const;

function Choice(): ReactNode {
  const apply = useApply();
  const own = useAppState((state) => state.settings.activation);
  const compared = useAppState((state) => state.compared);
  const chosen = comparedActivations({ settings: { activation: own }, compared });
  const isFull = chosen.length === mostCompared;
  return (
    <details className="fig-compared-with">
      <summary>Choose activations</summary>
      <fieldset aria-label={`Activations compared, at most ${mostCompared}`}>
        {activationIds.map((id) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              disabled={id === own || (isFull && !chosen.includes(id))}
              onChange={() => apply(toggleCompared(id))}
            />{' '}
            {activationWords(id)}
          </label>
        ))}
      </fieldset>
      <p>At most {mostCompared}; that of the net on show is one of them.</p>
    </details>
  );
}

function BandsPlot({
  bands,
  side,
  stale,
}: {
  readonly bands: Bands;
  readonly side: Side;
  readonly stale: boolean;
}): ReactNode {
  const apply = useApply();
  const layer = useAppState((state) => selectedLayer(state.settings));
  const ids = bands.each.map(({ id }) => id).join(' ');
  const [low, high] = useHeld(decadesOf(bands), `${side} ${ids}`);
  const data = useMemo(() => plotOf(bands, side, [low, high], stale), [bands, side, low, high, stale]);
  return (
    <Plot
      data={data}
      summary="The gradient of every layer in many nets of several activations"
      reading={(x) => bandsAt(bands, Math.round(x))}
      step={layersOf(bands)}
      start={layer}
      onChoose={(x) => apply(setSetting('layer', Math.round(x)))}
    />
  );
}

function ActivationBands(): ReactNode {
  const { about, parts, status, stale } = useActivationBands(useInSight());
  const [side, setSide] = useState<Side>('bias');
  const bands = useMemo(() => bandsOf({ about, parts }, side), [about, parts, side]);
  const title = useHeld(titleOf(bands), side);
  const isFlat = about.experiment.layers < 3;
  return (
    <Figure
      id="activations"
      title={title}
      note={
        isFlat ? 'It takes three layers to compare an early one with the last.' : bandsNote(bands, status)
      }
      table={() => tableOf(bands, true)}
      numbers={() => tableOf(bands, false)}
    >
      <div className="fig-switch">
        <Segments name="Gradient of" choices={sides} value={side} onChoose={setSide} />
      </div>
      <div className="fig-plot fig-tall fig-many-bands">
        {bands && bands.layers > 2 && <BandsPlot bands={bands} side={side} stale={stale} />}
      </div>
      <Choice />
    </Figure>
  );
}

/** The gradients of every layer in many nets, one band an activation, at the scales of the net on show. */
export function ActivationBandsFigure(): ReactNode {
  return (
    <InSight>
      <ActivationBands />
    </InSight>
  );
}
