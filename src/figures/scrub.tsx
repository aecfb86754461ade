import type { ReactNode } from 'react';
import { formatNumber } from '../model/format.ts';
import { inSentence } from '../model/in-sentence.ts';
import type { SettingRow } from '../model/setting-row.ts';
import { type NumericKey, type SettingKey, settingRows } from '../model/settings.ts';
import { defaultValue, keyedValue, stepped } from '../model/track.ts';
import { setDragging, setSetting, setSettings } from '../state/changes.ts';
import { useApply, useAppState } from '../state/hooks.ts';
import { Scrubber } from '../ui/scrubber.tsx';
import { TextChoice } from '../ui/text-choice.tsx';

/** Names of their own, so that a scrubbed number is not taken for the slider of the same setting. */
const names = {
  layers: 'Depth of the net',
  width: 'Neurons in each layer',
  activation: 'Function σ of the net',
  scale: 'Scale σ_w of the weights',
  bias: 'Scale σ_b of the biases',
  weights: 'Law of the weights',
  cost: 'Cost function of the net',
  examples: 'Number of examples',
  layer: 'The layer l looked at',
} as const satisfies Partial<Record<SettingKey, string>>;

export type ScrubbedKey = keyof typeof names;
type ScrubbedNumber = Extract<ScrubbedKey, NumericKey>;
type ScrubbedChoice = Exclude<ScrubbedKey, NumericKey>;

const isNumeric = (key: ScrubbedKey): key is ScrubbedNumber => settingRows[key].kind !== 'choice';

/** A setting in a sentence: its value now, which can be dragged or chosen on the spot. */
export function Scrub({ setting }: { readonly setting: ScrubbedKey }): ReactNode {
  return isNumeric(setting) ? <ScrubNumber setting={setting} /> : <ScrubChoice setting={setting} />;
}

function ScrubNumber({ setting }: { readonly setting: ScrubbedNumber }): ReactNode {
  const layers = useAppState((state) => state.settings.layers);
  const chosen = useAppState((state) => state.settings[setting]);
  const apply = useApply();
  const row: Extract<SettingRow, { readonly min: number }> = settingRows[setting];
  const max = setting === 'layer' ? layers : row.max;
  const value = Math.min(chosen, max);
  const set = (next: number) => apply(setSetting(setting, Math.min(next, max)));
  return (
    <Scrubber
      name={names[setting]}
      value={value}
      min={row.min}
      max={max}
      shown={row.kind === 'integer' ? String(value) : formatNumber(value)}
      moved={(from, steps) => stepped(setting, from, steps)}
      keyed={(event) => keyedValue(setting, value, event, max)}
      onChange={set}
      onDrag={(dragging) => apply(setDragging(dragging ? setting : null))}
      onRestore={() => set(defaultValue(setting))}
    />
  );
}

function ScrubChoice({ setting }: { readonly setting: ScrubbedChoice }): ReactNode {
  const value = useAppState((state) => state.settings[setting]);
  const apply = useApply();
  const choices: readonly { readonly id: string; readonly words: string }[] = settingRows[setting].choices;
  const chosen = choices.find((choice) => choice.id === value)!;
  return (
    <TextChoice
      name={names[setting]}
      choices={choices}
      value={value as string}
      shown={setting === 'weights' ? chosen.words : inSentence(chosen.words)}
      onChoose={(id) => apply(setSettings({ [setting]: id }))}
    />
  );
}
