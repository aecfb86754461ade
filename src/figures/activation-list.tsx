import type { ReactNode } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { activations } from '../core/activations.ts';
import type { ActivationId } from '../core/types.ts';
import { formatNumber } from '../model/format.ts';
import { settingRows } from '../model/settings.ts';

interface Props {
  readonly chosen: ActivationId;
  readonly onChoose: (id: ActivationId) => void;
}

/** All activations, each with its γ. */
export function ActivationList({ chosen, onChoose }: Props): ReactNode {
  return (
    <ListBox
      aria-label="Activation"
      className="ui-list"
      selectionMode="single"
      disallowEmptySelection
      autoFocus
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => {
        if (keys === 'all') return;
        for (const key of keys) onChoose(key as ActivationId);
      }}
    >
      {settingRows.activation.choices.map(({ id, words }) => (
        <ListBoxItem key={id} id={id} textValue={words} className="ui-option">
          {words} <small>γ = {formatNumber(activations[id].slopeBound, { trim: true })}</small>
        </ListBoxItem>
      ))}
    </ListBox>
  );
}
