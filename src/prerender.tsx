import { prerenderToNodeStream } from 'react-dom/static';
import type { Pool } from './compute/pool.ts';
import { createPage } from './page.tsx';
import { createAppStore } from './state/store.ts';

/** What takes time is for the browser. */
const nobody: Pool = { run: () => {}, cancel: () => {}, close: () => {} };

/** The HTML of the page with the default settings, with all its formulas: what is there before any script has run. */
export async function prerender(): Promise<string> {
  const page = createPage({ store: createAppStore(), pool: nobody, learningPool: nobody });
  const { prelude } = await prerenderToNodeStream(page, {
    // Everything stands where it belongs, and no script has to put it there.
    progressiveChunkSize: Number.POSITIVE_INFINITY,
    onError: (error) => {
      throw error;
    },
  });
  let html = '';
  for await (const piece of prelude) html += String(piece);
  return html;
}
