import type { ReactNode } from 'react';
import type { SceneControl } from '../model/scene.ts';
import { settingRows } from '../model/settings.ts';
import { setSetting } from '../state/changes.ts';
import { useApply, useAppState } from '../state/hooks.ts';
import { Segments } from '../ui/segments.tsx';
import { ActivationChoice } from './activation-choice.tsx';
import { WeightScale } from './controls.tsx';
import { SettingSlider } from './setting-slider.tsx';
import { Sub } from './sub.tsx';
import './controls.css';

function SkipChoice(): ReactNode {
  const skip = useAppState((state) => state.settings.skip);
  const apply = useApply();
  const { words, choices } = settingRows.skip;
  return (
    <div className="fig-activation">
      <div className="fig-label">{words}</div>
      <Segments
        name={words}
        choices={choices}
        value={skip}
        onChoose={(id) => apply(setSetting('skip', id))}
      />
    </div>
  );
}

const controls: Readonly<Record<SceneControl, () => ReactNode>> = {
  layers: () => <SettingSlider setting="layers" symbol="L" />,
  activation: () => <ActivationChoice />,
  scale: () => <WeightScale />,
  bias: () => <SettingSlider setting="bias" symbol={<Sub base="σ" index="b" />} />,
  width: () => <SettingSlider setting="width" symbol="n" />,
  skip: () => <SkipChoice />,
};

/** The controls that a scene leaves in the lecturer's reach. */
export function SceneControls({ of }: { readonly of: readonly SceneControl[] }): ReactNode {
  return of.map((control) => (
    <div key={control} className="fig-scene-control">
      {controls[control]()}
    </div>
  ));
}
