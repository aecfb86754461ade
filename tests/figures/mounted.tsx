import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, vi } from 'vitest';
import type { Settings } from '../../src/model/settings.ts';
import { StoreProvider } from '../../src/state/hooks.ts';
import type { Results } from '../../src/state/results.ts';
import type { AppStore } from '../../src/state/store.ts';
import { layOut } from './laid-out.ts';
import { storeWithResults } from './nets.ts';

export interface Mounted {
  readonly host: HTMLElement;
  readonly store: AppStore;
  readonly results: () => Results;
}

const endings: (() => void)[] = [];

afterEach(() => {
  for (const end of endings.splice(0)) end();
  vi.unstubAllGlobals();
});

/** A part of the page about a small net. */
export function mount(settings: Partial<Settings>, children: ReactNode): Mounted {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  const { store, results } = storeWithResults(settings);
  const host = document.body.appendChild(document.createElement('div'));
  const root = createRoot(host);
  act(() =>
    root.render(
      <StoreProvider store={store} results={results}>
        {children}
      </StoreProvider>,
    ),
  );
  layOut();
  endings.push(() => {
    act(() => root.unmount());
    host.remove();
    results.stop();
  });
  return { host, store, results: results.get };
}

export const fire = (target: Element, event: Event): void => act(() => void target.dispatchEvent(event));

export function press(key: string): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  fire(document.activeElement!, event);
  return event;
}

/** Waits for something whose code is fetched. */
export async function appears(host: HTMLElement, selector: string): Promise<void> {
  await vi.waitFor(async () => {
    await act(async () => {});
    layOut();
    expect(host.querySelector(selector)).not.toBeNull();
  }, 20_000);
}
