import { Pin, Redo2, RotateCcw, Shuffle, SlidersHorizontal, Undo2 } from 'lucide-react';
import { type ReactNode, useId, useMemo, useState } from 'react';
import { formatNumber } from '../model/format.ts';
import { positionOf } from '../model/track.ts';
import { newWeights, resetSettings } from '../state/changes.ts';
import { useAppState, useHistory, useResults, useStep } from '../state/hooks.ts';
import { canPin, mostPins, pinNet } from '../state/pins.ts';
import { edgeOf } from '../state/typical.ts';
import { fetched } from '../ui/fetched.tsx';
import { ActivationChoice } from './activation-choice.tsx';
import { SettingSlider } from './setting-slider.tsx';
import { Sub } from './sub.tsx';
import './controls.css';

const MoreSettings = fetched({
  what: 'The settings',
  load: async () => (await import('./more-settings.tsx')).MoreSettings,
});

const edgeWords = (edge: number): string =>
  `At ${formatNumber(edge)} gradients typically neither grow nor decay`;

export function WeightScale(): ReactNode {
  const { certifiedScale } = useResults();
  const activation = useAppState((state) => state.settings.activation);
  const bias = useAppState((state) => state.settings.bias);
  const tied = useAppState((state) => state.settings.tied);
  const skip = useAppState((state) => state.settings.skip);
  const norm = useAppState((state) => state.settings.norm);
  const edge = useMemo(
    () => edgeOf({ activation, bias, tied, skip, norm }),
    [activation, bias, tied, skip, norm],
  );
  const to = certifiedScale > 0 ? positionOf('scale', certifiedScale) : 0;
  return (
    <SettingSlider
      setting="scale"
      short="Scale"
      symbol={<Sub base="σ" index="w" />}
      zone={to > 0 ? { to, words: 'Here vanishing is a theorem for these very weights' } : undefined}
      tick={edge === null ? undefined : { at: positionOf('scale', edge), words: edgeWords(edge) }}
    />
  );
}

/** Depth, activation and weight scale, always in sight; the rest one press away. */
export function Controls(): ReactNode {
  const [open, setOpen] = useState(false);
  const more = useId();
  const left = useAppState((state) => state.settings.controls);
  if (left === 'none') return null;
  return (
    <div className="fig-controls">
      <div className="fig-primary">
        <SettingSlider setting="layers" symbol="L" />
        <ActivationChoice />
        <WeightScale />
        {left === 'all' && (
          <button
            type="button"
            className="ui-button fig-more-button"
            aria-label="More settings"
            title="More settings"
            aria-expanded={open}
            aria-controls={more}
            onClick={() => setOpen(!open)}
          >
            <SlidersHorizontal size={16} aria-hidden />
          </button>
        )}
      </div>
      {open && left === 'all' && <MoreSettings id={more} />}
    </div>
  );
}

const pinRefusal = `This net is pinned, or ${mostPins} others are`;

/** Another net of the same kind, the net the page opened with, and this one kept to be compared. */
export function NetButtons(): ReactNode {
  const step = useStep();
  const mayPin = useAppState((state) => canPin(state.pins, state.settings));
  return (
    <>
      <button type="button" className="ui-button" onClick={() => step(newWeights)}>
        <Shuffle size={15} aria-hidden /> New weights
      </button>
      <button type="button" className="ui-button" onClick={() => step(resetSettings)}>
        <RotateCcw size={15} aria-hidden /> Reset
      </button>
      <button
        type="button"
        className="ui-button"
        aria-disabled={!mayPin}
        title={mayPin ? 'Keep this net, to compare others with it' : pinRefusal}
        onClick={() => step(pinNet)}
      >
        <Pin size={15} aria-hidden /> Pin
      </button>
      <HistoryButtons />
    </>
  );
}

/** One step back and one forth. They stay reachable where there is nothing to do, lest the keyboard lose its place. */
function HistoryButtons(): ReactNode {
  const { canUndo, canRedo, undo, redo } = useHistory();
  return (
    <span className="fig-history">
      <button
        type="button"
        className="ui-button"
        aria-label="Undo"
        title="Undo (Ctrl+Z)"
        aria-disabled={!canUndo}
        onClick={undo}
      >
        <Undo2 size={15} aria-hidden />
      </button>
      <button
        type="button"
        className="ui-button"
        aria-label="Redo"
        title="Redo (Ctrl+Shift+Z)"
        aria-disabled={!canRedo}
        onClick={redo}
      >
        <Redo2 size={15} aria-hidden />
      </button>
    </span>
  );
}
