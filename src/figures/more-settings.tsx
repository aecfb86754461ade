import { type ReactNode, useLayoutEffect } from 'react';
import { isChosen, presets } from '../model/presets.ts';
import { remarks } from '../model/remarks.ts';
import { type ChoiceKey, settingRows } from '../model/settings.ts';
import { setSetting, setSettings } from '../state/changes.ts';
import { useApply, useAppState, useStep } from '../state/hooks.ts';
import { Field } from '../ui/field.tsx';
import { Remarks } from './remarks.tsx';
import { SettingSlider } from './setting-slider.tsx';
import { Sub } from './sub.tsx';

export function ChoiceField({ setting }: { readonly setting: ChoiceKey }): ReactNode {
  const value = useAppState((state) => state.settings[setting]);
  const apply = useApply();
  const { words, choices } = settingRows[setting];
  return (
    <Field<typeof value>
      name={words}
      choices={choices}
      value={value}
      onChoose={(next) => apply(setSetting(setting, next))}
    />
  );
}

/** Those of the choices that have a list of their own. */
export const fields = [
  'weights',
  'fan',
  'cost',
  'target',
  'data',
  'skip',
  'norm',
  'tied',
  'precision',
] as const satisfies readonly ChoiceKey[];

export function Presets(): ReactNode {
  const settings = useAppState((state) => state.settings);
  const step = useStep();
  return (
    <fieldset className="fig-presets" aria-label="Known choices of weights">
      {presets.map((preset) => (
        <button
          key={preset.id}
          type="button"
          className="ui-button"
          aria-pressed={isChosen(preset, settings)}
          title={`${preset.note} (${preset.source})`}
          onClick={() => step(setSettings(preset.settings(settings)))}
        >
          {preset.words}
        </button>
      ))}
    </fieldset>
  );
}

/** Of the settings of now, those that have no effect or another one than their name says. */
function SettingRemarks(): ReactNode {
  const settings = useAppState((state) => state.settings);
  return <Remarks of={remarks(settings)} />;
}

/** Where the known choice that the settings are comes from; an empty line where they are none. */
export function PresetSource(): ReactNode {
  const chosen = useAppState((state) => presets.find((preset) => isChosen(preset, state.settings)));
  return (
    <p className="fig-preset-source" title={chosen?.note}>
      {chosen?.source}
    </p>
  );
}

/** What is one press away: width, biases, distribution, cost and the rest, and the well-known choices. */
export function MoreSettings({ id }: { readonly id: string }): ReactNode {
  const hasEnsemble = useAppState((state) => state.shown.ensemble);
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    dataset.more = 'open';
    return () => {
      delete dataset.more;
    };
  }, []);
  return (
    <div id={id} className="fig-more">
      <Presets />
      <div className="fig-more-grid">
        <SettingSlider setting="width" symbol="n" />
        <SettingSlider setting="bias" symbol={<Sub base="σ" index="b" />} />
        <SettingSlider setting="examples" symbol="m" />
        {hasEnsemble && <SettingSlider setting="runs" symbol="" />}
        {fields.map((key) => (
          <ChoiceField key={key} setting={key} />
        ))}
      </div>
      <SettingRemarks />
    </div>
  );
}
