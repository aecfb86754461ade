import { hasLayer, type QuantityId } from '../model/quantities.ts';
import { type Settings, selectedLayer } from '../model/settings.ts';
import type { Focus, State } from '../state/changes.ts';
import { layerAt, type Term, termKey } from '../tex/term.ts';

/** Whether the focus means this quantity; one without a layer means it at every layer, and is meant by each. */
export const concerns = (focus: Focus | null, quantity: QuantityId, layer: number | undefined): boolean =>
  focus?.quantity === quantity && (focus.layer === undefined || layer === undefined || focus.layer === layer);

export const focusOn = (quantity: QuantityId, layer: number | undefined): Focus =>
  layer === undefined ? { quantity } : { quantity, layer };

/** The layer at which a term stands in the net of these settings; undefined for a quantity without layers. */
export function layerOf({ id, at }: Term, settings: Settings): number | undefined {
  return hasLayer(id) ? layerAt(at, { l: selectedLayer(settings), L: settings.layers }) : undefined;
}

/** The keys of the terms that the focus means, separated by blanks. */
export const litKeys = (terms: readonly Term[], { focus, settings }: State): string =>
  focus === null
    ? ''
    : terms
        .filter((term) => term.id === focus.quantity && concerns(focus, term.id, layerOf(term, settings)))
        .map(termKey)
        .join(' ');
