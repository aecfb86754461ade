/** The worker from a file of its own. The build into one file puts start-worker-inline.ts in place of this. */
export const startWorker = (): Worker =>
  new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
