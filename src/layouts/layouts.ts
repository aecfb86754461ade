import { type ComponentType, lazy } from 'react';
import type { Settings } from '../model/settings.ts';
import { Read } from './read.tsx';

export type ViewId = Settings['view'];

interface LayoutRow {
  readonly Layout: ComponentType;
  /** Fetches the code of the layout; what is fetched already costs nothing. */
  readonly load?: () => Promise<unknown>;
  /** Once shown it is only hidden while another is shown: what has been opened in it stays open. */
  readonly stays?: true;
}

/** A layout whose code is fetched when it is first asked for. */
function later(load: () => Promise<ComponentType>): LayoutRow {
  return { Layout: lazy(async () => ({ default: await load() })), load };
}

/** The layouts, in the order of their links. */
export const layouts: Readonly<Record<ViewId, LayoutRow>> = {
  read: { Layout: Read, stays: true },
  explore: later(async () => (await import('./explore.tsx')).Explore),
};

export const viewIds = Object.keys(layouts) as readonly ViewId[];
