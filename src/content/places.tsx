import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { EquationId } from './equations/registry.ts';
import type { ReferenceId } from './references.ts';

/** How far the proofs of the whole article are open. */
export const depths = ['closed', 'sketch', 'steps'] as const;
export type ProofDepth = (typeof depths)[number];

interface Places {
  /** What all proofs show that were not opened or closed since. */
  readonly proofs: { readonly depth: ProofDepth };
  readonly openProofs: (depth: ProofDepth) => void;
  /** The element that a reference led to, and the place it was followed from. */
  readonly arrival: { readonly anchor: string; readonly from: Element | null } | null;
  readonly goTo: (anchor: string, from: Element | null) => void;
  readonly goBack: () => void;
}

const PlacesContext = createContext<Places | null>(null);

/** The id of the element that holds an equation or a work of the list. */
export const equationAnchor = (id: EquationId): string => `eq-${id}`;
export const referenceAnchor = (id: ReferenceId): string => `work-${id}`;

/** The id of the title of a chapter: the address of the chapter in an otherwise default page, which needs no script then. */
export const chapterAnchor = (id: string): string => `chapter=${id}`;

/** Scrolls there and puts the keyboard there too; the address, which holds the settings, stays as it is. */
export function visit(element: Element | null): void {
  if (!(element instanceof HTMLElement)) return;
  element.scrollIntoView({ block: 'start' });
  element.focus({ preventScroll: true });
}

export function PlacesProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [proofs, setProofs] = useState<Places['proofs']>({ depth: 'closed' });
  const [arrival, setArrival] = useState<Places['arrival']>(null);
  /** Where to go as soon as it is there: chapters are set one after the other. */
  const awaited = useRef<string | null>(null);
  useEffect(() => {
    const element = awaited.current === null ? null : document.getElementById(awaited.current);
    if (element === null) return;
    awaited.current = null;
    visit(element);
  });
  const places = useMemo<Places>(
    () => ({
      proofs,
      openProofs: (depth) => setProofs({ depth }),
      arrival,
      goTo: (anchor, from) => {
        // Visited after the rendering that this brings about, or a later one.
        awaited.current = anchor;
        setArrival({ anchor, from });
      },
      goBack: () => {
        visit(arrival?.from ?? null);
        setArrival(null);
      },
    }),
    [proofs, arrival],
  );
  return <PlacesContext value={places}>{children}</PlacesContext>;
}

export function usePlaces(): Places {
  const places = useContext(PlacesContext);
  if (places === null) throw new Error('No PlacesProvider above this component.');
  return places;
}
