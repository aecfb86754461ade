import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/source-serif-4/opsz.css';
import '@fontsource-variable/source-serif-4/opsz-italic.css';
import './tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { createPool } from './compute/pool.ts';
import { parseAddress } from './state/address.ts';
import { createCompared } from './state/compared.ts';
import { createDigits } from './state/digits.ts';
import { createHistory } from './state/history.ts';
import { StoreProvider } from './state/hooks.ts';
import { createPinned } from './state/pinned.ts';
import { createPlanes } from './state/planes.ts';
import { createResults } from './state/results.ts';
import { createSpectra } from './state/spectra.ts';
import { createStartingSpeeds } from './state/starting-speeds.ts';
import { createAppStore } from './state/store.ts';
import { syncAddress } from './state/sync.ts';
import { createTraining } from './state/training.ts';

const { settings, pins, dropped } = parseAddress(window.location.hash);
const store = createAppStore(settings, dropped, pins);
const pool = createPool();
const digits = createDigits();
const results = createResults(store, pool, undefined, digits);
const history = createHistory(store);
const pinned = createPinned(store, digits);
const planes = createPlanes(pool);
const spectra = createSpectra(results, pool);
const compared = createCompared(store, results, pool);
// Training takes all the time of its thread, and the instrument needs another.
const learningPool = createPool({ size: 2 });
const learning = {
  digits,
  training: createTraining(learningPool, digits),
  startingSpeeds: createStartingSpeeds(learningPool, digits),
};
syncAddress(store, window);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <StoreProvider
      store={store}
      results={results}
      history={history}
      pinned={pinned}
      planes={planes}
      spectra={spectra}
      compared={compared}
      learning={learning}
    >
      <App />
    </StoreProvider>
  </StrictMode>,
);
