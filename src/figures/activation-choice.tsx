import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { activations } from '../core/activations.ts';
import type { ActivationId } from '../core/types.ts';
import { formatNumber } from '../model/format.ts';
import { settingRows } from '../model/settings.ts';
import { setSetting } from '../state/changes.ts';
import { useApply, useAppState } from '../state/hooks.ts';
import { PopoverButton } from '../ui/popover.tsx';
import { Segments } from '../ui/segments.tsx';
import { useKeyLinked } from './key-linked.ts';
import { LinkedName } from './linked-name.tsx';

const all = settingRows.activation.choices;
const first: readonly ActivationId[] = ['sigmoid', 'tanh', 'relu', 'gelu'];
const shortcuts = first.map((id) => all.find((choice) => choice.id === id)!);

/** The activation: four at hand, all of them in a list, each with its γ. */
export function ActivationChoice(): ReactNode {
  const chosen = useAppState((state) => state.settings.activation);
  const apply = useApply();
  const choose = (id: ActivationId) => apply(setSetting('activation', id));
  const other = first.includes(chosen) ? undefined : all.find((choice) => choice.id === chosen)!;
  return (
    <div className="fig-activation" {...useKeyLinked('sigma')}>
      <div className="fig-label">
        <LinkedName of="sigma">
          Activation <span className="fig-symbol">σ</span>
        </LinkedName>
        <LinkedName of="gamma" className="fig-gamma">
          <span className="fig-symbol">γ</span> ={' '}
          {formatNumber(activations[chosen].slopeBound, { trim: true })}
        </LinkedName>
      </div>
      <Segments name="Activation" choices={shortcuts} value={chosen} onChoose={choose}>
        <PopoverButton
          name={other ? `More activations, ${other.words} is chosen` : 'More activations'}
          className={other ? 'fig-more-activations fig-chosen' : 'fig-more-activations'}
          face={
            <>
              <span>{other?.words ?? 'More'}</span> <ChevronDown size={14} aria-hidden />
            </>
          }
        >
          {(close) => (
            <ListBox
              aria-label="Activation"
              className="ui-list"
              selectionMode="single"
              disallowEmptySelection
              autoFocus
              selectedKeys={[chosen]}
              onSelectionChange={(keys) => {
                if (keys === 'all') return;
                for (const key of keys) choose(key as ActivationId);
                close();
              }}
            >
              {all.map(({ id, words }) => (
                <ListBoxItem key={id} id={id} textValue={words} className="ui-option">
                  {words} <small>γ = {formatNumber(activations[id].slopeBound, { trim: true })}</small>
                </ListBoxItem>
              ))}
            </ListBox>
          )}
        </PopoverButton>
      </Segments>
    </div>
  );
}
