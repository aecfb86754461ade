import { act, Component, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '../../src/model/settings.ts';
import { setFocus, setSetting } from '../../src/state/changes.ts';
import { StoreProvider, useApply, useAppState, useStep } from '../../src/state/hooks.ts';
import { type AppStore, createAppStore } from '../../src/state/store.ts';

let root: Root;
let place: HTMLElement;

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  place = document.createElement('div');
  root = createRoot(place);
});

afterEach(() => {
  act(() => root.unmount());
  vi.unstubAllGlobals();
});

const show = (store: AppStore, children: ReactNode) =>
  act(() => root.render(<StoreProvider store={store}>{children}</StoreProvider>));

describe('the hooks', () => {
  it('give a part of the state and render again only when that part changes', () => {
    const store = createAppStore(defaultSettings);
    const rendered = vi.fn();
    const Layers = () => {
      const layers = useAppState((state) => state.settings.layers);
      rendered(layers);
      return <b>{layers}</b>;
    };
    show(store, <Layers />);
    act(() => store.apply(setSetting('width', 5)));
    act(() => store.apply(setFocus({ quantity: 'delta' })));
    expect(rendered.mock.calls).toEqual([[12]]);
    act(() => store.apply(setSetting('layers', 30)));
    expect(rendered.mock.calls).toEqual([[12], [30]]);
    expect(place.textContent).toBe('30');
  });

  it('give the same functions to every rendering, and these change the store they stand under', () => {
    const store = createAppStore(defaultSettings);
    const steps: boolean[] = [];
    store.subscribe(() => steps.push(store.isStep()));
    const seen: unknown[] = [];
    const Buttons = () => {
      const apply = useApply();
      const step = useStep();
      useAppState((state) => state.settings.layers);
      seen.push(apply, step);
      return (
        <>
          <button type="button" onClick={() => apply(setSetting('layers', 20))} />
          <button type="button" onClick={() => step(setSetting('layers', 40))} />
        </>
      );
    };
    show(store, <Buttons />);
    for (const button of place.querySelectorAll('button')) act(() => button.click());
    expect(store.getState().settings.layers).toBe(40);
    expect(steps).toEqual([false, true]);
    expect(new Set(seen)).toEqual(new Set([store.apply, store.step]));
    expect(seen).toHaveLength(6);
  });

  it('say what is missing where there is no store above', () => {
    class Boundary extends Component<{ readonly children: ReactNode }> {
      override state = { words: '' };
      static getDerivedStateFromError = (error: Error) => ({ words: error.message });
      override render = () => this.state.words || this.props.children;
    }
    const Lost = () => useAppState((state) => state.settings.layers);
    vi.spyOn(console, 'error').mockImplementation(() => {});
    act(() =>
      root.render(
        <Boundary>
          <Lost />
        </Boundary>,
      ),
    );
    vi.restoreAllMocks();
    expect(place.textContent).toBe('No StoreProvider above this component.');
  });
});
