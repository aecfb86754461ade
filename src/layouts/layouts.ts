import type { ComponentType } from 'react';
import type { Settings } from '../model/settings.ts';
import { Read } from './read.tsx';

export type ViewId = Settings['view'];

interface LayoutRow {
  /** The layout, as soon as its code is there. */
  readonly get: () => ComponentType | undefined;
  /** Fetches its code; what is fetched already costs nothing. */
  readonly load: () => Promise<unknown>;
  /** Once shown it is only hidden while another is shown: what has been opened in it stays open. */
  readonly stays?: true;
  /** It fills the window: no header stands above it. */
  readonly bare?: true;
  /** No link leads to it: it is opened from another layout. */
  readonly unlisted?: true;
}

/** A layout whose code is fetched when it is first asked for. */
function later(fetch: () => Promise<ComponentType>): LayoutRow {
  let layout: ComponentType | undefined;
  return {
    get: () => layout,
    load: async () => {
      layout ??= await fetch();
    },
  };
}

/** The layouts, in the order of their links. */
export const layouts: Readonly<Record<ViewId, LayoutRow>> = {
  read: { get: () => Read, load: async () => {}, stays: true },
  explore: later(async () => (await import('./explore.tsx')).Explore),
  present: { ...later(async () => (await import('./present/present.tsx')).Present), bare: true },
  speaker: {
    ...later(async () => (await import('./present/speaker.tsx')).Speaker),
    bare: true,
    unlisted: true,
  },
};

export const viewIds = Object.keys(layouts) as readonly ViewId[];
