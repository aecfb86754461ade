import { RotateCcw, Shuffle, SlidersHorizontal } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { positionOf } from '../model/track.ts';
import { newWeights, resetSettings } from '../state/changes.ts';
import { useResults, useStep } from '../state/hooks.ts';
import { ActivationChoice } from './activation-choice.tsx';
import { MoreSettings, Sub } from './more-settings.tsx';
import { SettingSlider } from './setting-slider.tsx';

function WeightScale(): ReactNode {
  const { certifiedScale } = useResults();
  const to = certifiedScale > 0 ? positionOf('scale', certifiedScale) : 0;
  return (
    <SettingSlider
      setting="scale"
      symbol={<Sub base="σ" index="w" />}
      band={to > 0 ? { to, words: 'Here vanishing is a theorem for these very weights' } : undefined}
    />
  );
}

/** Depth, activation and weight scale, always in sight; the rest one press away. */
export function Controls(): ReactNode {
  const [open, setOpen] = useState(false);
  const more = useId();
  const step = useStep();
  return (
    <div className="fig-controls">
      <div className="fig-primary">
        <SettingSlider setting="layers" symbol="L" />
        <ActivationChoice />
        <WeightScale />
        <div className="fig-buttons">
          <button type="button" className="ui-button" onClick={() => step(newWeights)}>
            <Shuffle size={15} aria-hidden /> <span>New weights</span>
          </button>
          <button type="button" className="ui-button" onClick={() => step(resetSettings)}>
            <RotateCcw size={15} aria-hidden /> <span>Reset</span>
          </button>
          <button
            type="button"
            className="ui-button"
            aria-expanded={open}
            aria-controls={more}
            onClick={() => setOpen(!open)}
          >
            <SlidersHorizontal size={15} aria-hidden /> <span>More</span>
          </button>
        </div>
      </div>
      {open && <MoreSettings id={more} />}
    </div>
  );
}
