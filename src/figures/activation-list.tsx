import { type ReactNode, useEffect, useRef } from 'react';
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
  const list = useRef<HTMLDivElement>(null);
  // What it opens in takes the focus, before or after the options are there.
  useEffect(() => {
    const frame = requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus(),
    );
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <ListBox
      ref={list}
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
