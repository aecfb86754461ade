import { act, Component, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '../../src/model/settings.ts';
import { setSetting, toggleSeries } from '../../src/state/changes.ts';
import {
  StoreProvider,
  useAppState,
  useCompleteResults,
  useGetState,
  useResults,
} from '../../src/state/hooks.ts';
import { createResults } from '../../src/state/results.ts';
import { createManualPool } from '../compute/manual-pool.ts';
import { quietStore } from './quiet-store.ts';

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

function createBench(width = defaultSettings.width) {
  const store = quietStore({ ...defaultSettings, width });
  const pool = createManualPool();
  const results = createResults(store, pool);
  const page = (children: ReactNode) => (
    <StoreProvider store={store} results={results}>
      {children}
    </StoreProvider>
  );
  const show = (children: ReactNode) => act(() => root.render(page(children)));
  return { store, pool, results, page, show };
}

describe('useResults', () => {
  it('renders once for a slider event, with state and results of the same settings', () => {
    const { store, results, show } = createBench();
    const rendered = vi.fn();
    const Reading = () => {
      const scale = useAppState((state) => state.settings.scale);
      const { settings, bounds } = useResults();
      rendered(scale, settings.scale, bounds);
      return <b>{settings.scale}</b>;
    };
    show(<Reading />);
    act(() => store.apply(setSetting('scale', 2)));
    act(() => store.apply(setSetting('scale', 3)));
    expect(rendered.mock.calls.map(([scale, own]) => [scale, own])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
    expect(rendered).toHaveBeenLastCalledWith(3, 3, results.get().bounds);
    expect(place.textContent).toBe('3');
  });

  it('does not render for what leaves the results as they are', () => {
    const { store, show } = createBench();
    const rendered = vi.fn();
    const Reading = () => {
      rendered(useResults().pending);
      return null;
    };
    show(<Reading />);
    act(() => store.apply(toggleSeries('lower')));
    act(() => store.apply(setSetting('scale', 1)));
    expect(rendered).toHaveBeenCalledOnce();
  });

  it('renders what comes later', () => {
    const { pool, show } = createBench(60);
    const Reading = () => {
      const { pending, certifiedScale } = useResults();
      return <b>{pending ? 'pending' : certifiedScale > 0 ? 'certified' : 'nothing'}</b>;
    };
    show(<Reading />);
    expect(place.textContent).toBe('pending');
    act(() => pool.finish());
    expect(place.textContent).toBe('certified');
  });

  it('is there when a page is rendered to text', () => {
    const { page } = createBench();
    const Reading = () => <b>{useResults().verdict}</b>;
    expect(renderToString(page(<Reading />))).toBe('<b>vanishing</b>');
  });

  it('says what is missing where there are no results above', () => {
    class Boundary extends Component<{ readonly children: ReactNode }> {
      override state = { words: '' };
      static getDerivedStateFromError = (error: Error) => ({ words: error.message });
      override render = () => this.state.words || this.props.children;
    }
    const Lost = () => <b>{useResults().verdict}</b>;
    vi.spyOn(console, 'error').mockImplementation(() => {});
    act(() =>
      root.render(
        <StoreProvider store={quietStore(defaultSettings)}>
          <Boundary>
            <Lost />
          </Boundary>
        </StoreProvider>,
      ),
    );
    vi.restoreAllMocks();
    expect(place.textContent).toBe('No StoreProvider with results above this component.');
  });
});

describe('for event handlers', () => {
  it('the state of then, and results that wait for the inner rungs', async () => {
    const { store, show } = createBench();
    let complete: ReturnType<typeof useCompleteResults> | undefined;
    let getState: ReturnType<typeof useGetState> | undefined;
    const rendered = vi.fn();
    const Handlers = () => {
      complete = useCompleteResults();
      getState = useGetState();
      rendered();
      return null;
    };
    show(<Handlers />);
    store.apply(setSetting('layers', 5));
    expect(getState!().settings.layers).toBe(5);
    const { rungs, settings } = await complete!();
    expect(settings.layers).toBe(5);
    expect(rungs.filter((rung) => rung).map((rung) => rung!.layer)).toEqual([2, 3, 4, 5]);
    expect(rendered).toHaveBeenCalledOnce();
  });
});
