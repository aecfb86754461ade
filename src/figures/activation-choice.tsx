import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { activations } from '../core/activations.ts';
import type { ActivationId } from '../core/types.ts';
import { formatNumber } from '../model/format.ts';
import { settingRows } from '../model/settings.ts';
import { setSetting } from '../state/changes.ts';
import { useApply, useAppState } from '../state/hooks.ts';
import { fetched } from '../ui/fetched.tsx';
import { PopoverButton } from '../ui/popover.tsx';
import { Segments } from '../ui/segments.tsx';
import { useKeyLinked } from './key-linked.ts';
import { LinkedName } from './linked-name.tsx';

const ActivationList = fetched({
  what: 'The list',
  load: async () => (await import('./activation-list.tsx')).ActivationList,
});

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
            <ActivationList
              chosen={chosen}
              onChoose={(id) => {
                choose(id);
                close();
              }}
            />
          )}
        </PopoverButton>
      </Segments>
    </div>
  );
}
