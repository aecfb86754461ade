import type { ReactNode } from 'react';
import { formatNumber } from '../model/format.ts';
import type { QuantityId } from '../model/quantities.ts';
import type { SettingRow } from '../model/setting-row.ts';
import { type NumericKey, settingRows } from '../model/settings.ts';
import { defaultValue, keyedValue, positionOf, valueAt } from '../model/track.ts';
import { setDragging, setSetting } from '../state/changes.ts';
import { useApply, useAppState } from '../state/hooks.ts';
import { Slider, type SliderProps } from '../ui/slider.tsx';
import { useKeyLinked } from './key-linked.ts';
import { LinkedName } from './linked-name.tsx';

interface Props extends Pick<SliderProps, 'zone' | 'tick'> {
  readonly setting: NumericKey;
  readonly symbol: ReactNode;
  /** The name where there is little room for it. */
  readonly short?: string;
}

/** What the formulas call the setting. */
const quantities: Partial<Record<NumericKey, QuantityId>> = {
  layers: 'layers',
  width: 'width',
  scale: 'weightScale',
  bias: 'biasScale',
};

/** The slider of a numeric setting. While it is held the axes stand still; a double click restores the default. */
export function SettingSlider({ setting, symbol, short, zone, tick }: Props): ReactNode {
  const value = useAppState((state) => state.settings[setting]);
  const apply = useApply();
  const row: Extract<SettingRow, { readonly min: number }> = settingRows[setting];
  const set = (next: number) => apply(setSetting(setting, next));
  const shown = row.kind === 'integer' ? String(value) : formatNumber(value);
  const quantity = quantities[setting];
  const linked = useKeyLinked(quantity);
  const name = (
    <>
      {short === undefined ? (
        row.words
      ) : (
        <>
          <span className="fig-long">{row.words}</span>
          <span className="fig-short">{short}</span>
        </>
      )}{' '}
      <span className="fig-symbol">{symbol}</span>
    </>
  );
  return (
    <Slider
      name={row.words}
      label={quantity === undefined ? name : <LinkedName of={quantity}>{name}</LinkedName>}
      shown={shown}
      valueText={shown}
      value={value}
      min={row.min}
      max={row.max}
      position={positionOf(setting, value)}
      valueAt={(position) => valueAt(setting, position)}
      keyed={(event) => keyedValue(setting, value, event)}
      onChange={set}
      onDrag={(dragging) => apply(setDragging(dragging ? setting : null))}
      onRestore={() => set(defaultValue(setting))}
      zone={zone}
      tick={tick}
      {...linked}
    />
  );
}
