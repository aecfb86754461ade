import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { Network } from '../charts/network.tsx';
import type { NetworkHit, NetworkLayout } from '../charts/network-layout.ts';
import { NetworkLit, type Step } from '../charts/network-step.tsx';
import { aloud } from '../model/format.ts';
import { selectedLayer } from '../model/settings.ts';
import { setFocus, setSetting } from '../state/changes.ts';
import { useApply, useAppState } from '../state/hooks.ts';
import type { Results } from '../state/results.ts';
import { Segments } from '../ui/segments.tsx';
import { missing } from './cells.ts';
import type { Table } from './data-table.tsx';
import { Figure } from './figure.tsx';
import { InSight, useResultsInSight } from './in-sight.tsx';
import {
  depthOf,
  isPlain,
  litIn,
  networkReading,
  networkTitle,
  neuronNumbers,
  stepSentence,
} from './network.ts';
import { NetworkKey, NetworkSteps } from './network-controls.tsx';
import { activationScale, errorScale, type Shown, shadesOf } from './network-shades.ts';
import { useHeld } from './use-held.ts';
import './network.css';

const choices = [
  { id: 'activations', words: 'Activations a' },
  { id: 'delta', words: 'Errors δ' },
] as const satisfies readonly { id: Shown; words: string }[];

interface NetworkFigureProps {
  /** Which pass it shows first. */
  readonly pass?: Step['pass'];
}

/** The net on show with what passes through it, forward or backward. */
export function NetworkFigure({ pass = 'forward' }: NetworkFigureProps): ReactNode {
  const [shown, setShown] = useState<Shown>(pass === 'forward' ? 'activations' : 'delta');
  return (
    <InSight>
      <ShownNet shown={shown} onShown={setShown} />
    </InSight>
  );
}

interface ShownNetProps {
  readonly shown: Shown;
  readonly onShown: (shown: Shown) => void;
}

function ShownNet(props: ShownNetProps): ReactNode {
  const results = useDeferredValue(useResultsInSight());
  if (results.measurement.single) return <Net {...props} results={results} />;
  return (
    <Figure id="network" title={networkTitle(results, props.shown === 'delta')}>
      <p className="fig-note">
        Several examples go through the net at present, each with activations and errors of its own. Choose
        one example to see them.
      </p>
    </Figure>
  );
}

function Net({ shown, onShown, results }: ShownNetProps & { readonly results: Results }): ReactNode {
  const apply = useApply();
  const [part, setPart] = useState<Step['part']>('slopes');
  const [neuron, setNeuron] = useState<number | null>(null);
  const { net, settings } = results;
  const L = depthOf(results);
  const plain = isPlain(results);
  const isBack = shown === 'delta';
  const layer = Math.min(selectedLayer(settings), L);
  const step: Step = useMemo(
    () => ({ pass: isBack ? 'backward' : 'forward', layer, part: plain ? part : 'slopes' }),
    [isBack, layer, part, plain],
  );
  const wanted = useMemo(() => (isBack ? errorScale(results) : activationScale(results)), [isBack, results]);
  const scale = useHeld(wanted, `${shown} ${settings.activation}`);
  const shades = useMemo(() => shadesOf(results, shown, scale, step), [results, shown, scale, step]);
  const hasZeros = useMemo(
    () => isBack && shades.some((own) => own && Array.from(own).some(Number.isNaN)),
    [isBack, shades],
  );
  const looked = neuron === null ? null : Math.min(neuron, net.sizes[layer]! - 1);
  const hit: NetworkHit | null = looked === null ? null : { kind: 'neuron', layer, neuron: looked };
  const said = useHeld(stepSentence(results, step), step);
  const title = networkTitle(results, isBack);

  const onPoint = (place: NetworkHit | null) => {
    if (!place) return apply(setFocus(null));
    const own = place.layer === 1 ? 'activations' : shown;
    apply(setFocus({ quantity: place.kind === 'weights' ? 'weights' : own, layer: place.layer }));
  };
  const onLayer = (next: number, at: number | null) => {
    setNeuron(at);
    apply(setSetting('layer', next));
  };
  return (
    <Figure
      id="network"
      title={title}
      table={(): Table => ({
        columns: [`neuron of layer ${layer}`, 'z', 'a', 'σ′(z)', 'δ'],
        rows: Array.from({ length: net.sizes[layer]! }, (_, j) => [
          j + 1,
          ...neuronNumbers(results, layer, j).map((cell) => cell ?? missing('–')),
        ]),
      })}
    >
      <div className="fig-network-head">
        <Segments name="What the neurons show" choices={choices} value={shown} onChoose={onShown} />
        <NetworkKey shown={shown} scale={scale} hasZeros={hasZeros} />
      </div>
      <div className="fig-plot fig-network" data-stale={results.stale || undefined}>
        <Network
          sizes={net.sizes}
          shades={shades}
          role={isBack ? 'measured' : 'ink'}
          weights={net.w}
          step={step}
          neuron={looked}
          summary={`${title}. Left and right walk the layers, up and down the neurons of one`}
          reading={(place) => networkReading(results, step, place)}
          spoken={aloud(networkReading(results, step, hit))}
          onPoint={onPoint}
          onLayer={onLayer}
        >
          {(layout, most) => <Lit layout={layout} most={most} weights={net.w} L={L} />}
        </Network>
      </div>
      <NetworkSteps
        step={step}
        L={L}
        plain={plain}
        hasOutputSlopes={net.cost === 'quadratic'}
        onStep={(next) => {
          setPart(next.part);
          setNeuron(null);
          if (next.layer !== layer) apply(setSetting('layer', next.layer));
        }}
      />
      {!isBack && (
        <p className="fig-note">
          The larger an activation, the stronger its tone. The input and the sums z have scales of their own.
        </p>
      )}
      {!plain && (
        <p className="fig-note">
          With skip connections or normalisation there is more to a step than weights and slopes.
        </p>
      )}
      <p className="ui-hidden" aria-live="polite">
        {aloud(said)}
      </p>
    </Figure>
  );
}

interface LitProps {
  readonly layout: NetworkLayout;
  readonly most: number;
  readonly weights: Results['net']['w'];
  readonly L: number;
}

/** What the focus means, wherever it comes from. */
function Lit({ L, ...net }: LitProps): ReactNode {
  const focus = useAppState((state) => state.focus);
  const { columns, into } = useMemo(() => litIn(focus, L), [focus, L]);
  return <NetworkLit {...net} columns={columns} into={into} />;
}
