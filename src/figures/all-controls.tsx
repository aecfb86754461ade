import type { ReactNode } from 'react';
import { useAppState } from '../state/hooks.ts';
import { ActivationChoice } from './activation-choice.tsx';
import { NetButtons, WeightScale } from './controls.tsx';
import { ChoiceField, fields, PresetSource, Presets } from './more-settings.tsx';
import { SettingSlider } from './setting-slider.tsx';
import { Sub } from './sub.tsx';
import './controls.css';
import './all-controls.css';

/** Every setting of the net in one column. */
export function AllControls(): ReactNode {
  const hasEnsemble = useAppState((state) => state.shown.ensemble);
  const left = useAppState((state) => state.settings.controls);
  if (left === 'none') return null;
  return (
    <div className="fig-all">
      <SettingSlider setting="layers" symbol="L" />
      <ActivationChoice />
      <WeightScale />
      {left === 'all' && (
        <>
          <Presets />
          <PresetSource />
          <div className="fig-all-pairs">
            <SettingSlider setting="width" symbol="n" />
            <SettingSlider setting="bias" symbol={<Sub base="σ" index="b" />} />
            <SettingSlider setting="examples" symbol="m" />
            {hasEnsemble && <SettingSlider setting="runs" symbol="" short="Nets" />}
            {fields.map((key) => (
              <ChoiceField key={key} setting={key} />
            ))}
          </div>
        </>
      )}
      <div className="fig-actions">
        <NetButtons />
      </div>
    </div>
  );
}
