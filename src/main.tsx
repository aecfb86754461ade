import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/source-serif-4/opsz.css';
import '@fontsource-variable/source-serif-4/opsz-italic.css';
import './tokens.css';
import { StrictMode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { createPool } from './compute/pool.ts';
import { createPage } from './page.tsx';
import { parseAddress } from './state/address.ts';
import { createAppStore } from './state/store.ts';
import { syncAddress } from './state/sync.ts';

const root = document.getElementById('root')!;
const { settings, pins, dropped } = parseAddress(window.location.hash);
const isArticle = settings.view === 'read' && settings.embed === 'none';
const pools = { pool: createPool(), learningPool: createPool({ size: 2 }) };
/** From here on the page is what the address asks for; see index.html. */
const show = () => delete document.documentElement.dataset.opens;

if (root.hasChildNodes() && isArticle) {
  // The article as it was built, with the default settings, is taken over; then the address is followed.
  const store = createAppStore();
  const follow = () => {
    syncAddress(store, window);
    show();
  };
  hydrateRoot(root, createPage({ store, ...pools, onRendered: follow }));
} else {
  const store = createAppStore(settings, dropped, pins);
  syncAddress(store, window);
  root.replaceChildren();
  createRoot(root).render(<StrictMode>{createPage({ store, ...pools, onRendered: show })}</StrictMode>);
}
