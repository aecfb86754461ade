import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// 127.0.0.1 and not "localhost", which on some machines means IPv6 alone.
const host = '127.0.0.1';

export default defineConfig({
  // A relative base, so that the built page can be hosted in any folder.
  base: './',
  // No routes: what is not there is 404, as on any plain file server.
  appType: 'mpa',
  plugins: [react()],
  worker: { format: 'es' },
  server: { host },
  preview: { host },
  test: {
    exclude: ['**/node_modules/**', 'tests/browser/**'],
    // No test is about time; a busy machine may take its own.
    testTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'node', environment: 'node', include: ['tests/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'dom',
          environment: 'happy-dom',
          include: ['tests/**/*.test.tsx'],
          setupFiles: ['tests/dom-setup.ts'],
        },
      },
    ],
  },
});
