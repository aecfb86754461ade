import { ArrowLeftRight, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { changedWords } from '../model/changed-words.ts';
import { formatFactorLog10 } from '../model/format.ts';
import type { Settings } from '../model/settings.ts';
import { experimentKeys } from '../state/experiment.ts';
import { useApply, usePinned, useResults, useStep } from '../state/hooks.ts';
import type { PinnedNet } from '../state/pinned.ts';
import { longestName, removePin, renamePin, swapPin } from '../state/pins.ts';
import type { Results } from '../state/results.ts';
import { layerOnShow } from './gradient-data.ts';
import { Powers } from './powers.tsx';
import './pin-list.css';

/** The pinned nets: how their gradient compares with that of the net on show, and what makes them another net. */
export function PinRows(): ReactNode {
  const pinned = usePinned();
  const results = useResults();
  const layer = layerOnShow(results.settings, results.net.sizes.length - 1);
  return (
    <div className="fig-pinned">
      <p className="fig-pinned-head" aria-hidden="true">
        Gradient of layer {layer} relative to that of the pinned net
      </p>
      <ul className="fig-pins" aria-label="Pinned nets">
        {pinned.map((pin, i) => (
          <Row key={pin.name} pin={pin} place={i + 1} results={results} />
        ))}
      </ul>
    </div>
  );
}

/** The gradient of the net on show at its selected layer, in units of that of the pinned net; words alone where there is none. */
function ratioOf(pin: PinnedNet, results: Results): { readonly words: string; readonly factor?: string } {
  const layer = layerOnShow(results.settings, results.net.sizes.length - 1);
  const depth = pin.results.net.sizes.length - 1;
  if (pin.results.stale) return { words: 'its weights are being drawn' };
  if (layer > depth) return { words: `it ends at layer ${depth}` };
  const [ours, theirs] = [results.measurement.logDelta[layer]!, pin.results.measurement.logDelta[layer]!];
  if (theirs === Number.NEGATIVE_INFINITY) return { words: `its gradient of layer ${layer} is exactly 0` };
  const words = `gradient of layer ${layer} relative to it`;
  if (ours === Number.NEGATIVE_INFINITY) return { words, factor: '×0' };
  const ratio = (ours - theirs) / Math.LN10;
  if (!Number.isFinite(ratio)) return { words: `its gradient of layer ${layer} is beyond all numbers` };
  return { words, factor: formatFactorLog10(ratio) };
}

const sameNet = 'the net on show';

function whatChanged(pin: Settings, now: Settings): string {
  const changed = changedWords(experimentKeys, pin, now);
  return changed.length === 0 ? sameNet : `now ${changed.join('; ')}`;
}

interface RowProps {
  readonly pin: PinnedNet;
  readonly place: number;
  readonly results: Results;
}

function Row({ pin, place, results }: RowProps): ReactNode {
  const step = useStep();
  const { name } = pin;
  const changed = whatChanged(pin.net, results.settings);
  const { words, factor } = ratioOf(pin, results);
  return (
    <li>
      <svg width="18" height="10" aria-hidden="true" data-series={`ghost${place}`}>
        <path d="M0,5H18" />
      </svg>
      <Name name={name} />
      <p>
        {changed === sameNet ? (
          sameNet
        ) : (
          <>
            <strong>
              {factor === undefined ? (
                words
              ) : (
                <>
                  <span className="ui-hidden">{words}: </span>
                  <Powers of={factor} />
                </>
              )}
            </strong>
            <span title={changed}>{changed}</span>
          </>
        )}
      </p>
      <button
        type="button"
        className="fig-pin-button"
        aria-label={`Swap with ${name}`}
        title="Put it on show, and the net on show in its place"
        onClick={() => step(swapPin(name))}
      >
        <ArrowLeftRight size={15} aria-hidden />
      </button>
      <button
        type="button"
        className="fig-pin-button"
        aria-label={`Remove ${name}`}
        title="Remove"
        onClick={() => step(removePin(name))}
      >
        <X size={16} aria-hidden />
      </button>
    </li>
  );
}

/** The name of a pin, written over in place; what cannot be its name is taken back. */
function Name({ name }: { readonly name: string }): ReactNode {
  const apply = useApply();
  const [draft, setDraft] = useState<string | null>(null);
  const settle = () => {
    if (draft !== null) apply(renamePin(name, draft));
    setDraft(null);
  };
  return (
    <input
      aria-label={`Name of the pinned net ${name}`}
      title="Rename"
      maxLength={longestName}
      size={Math.max(2, (draft ?? name).length)}
      value={draft ?? name}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle();
        if (event.key !== 'Escape' || draft === null) return;
        event.preventDefault();
        setDraft(null);
      }}
    />
  );
}
