import InlineWorker from './worker.ts?worker&inline';

/** The worker from the text of the page itself. */
export const startWorker = (): Worker => new InlineWorker();
