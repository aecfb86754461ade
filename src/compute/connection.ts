import type { FromRunner, ToRunner } from './runner.ts';
import { startWorker } from './start-worker.ts';

export interface Connection {
  readonly send: (message: ToRunner) => void;
  readonly close: () => void;
}

/** Opens a line to a runner. `hear` gets what it says, later than now; `died` is called if it is lost. */
export type Connect = (hear: (message: FromRunner) => void, died: (reason: string) => void) => Connection;

/** A worker; a runner on this thread where the browser has no workers or refuses to make one. */
export const connectWorker: Connect = (hear, died) => {
  try {
    const worker = startWorker();
    worker.onmessage = (event: MessageEvent<FromRunner>) => hear(event.data);
    worker.onerror = (event) => died(event.message || 'it could not be started');
    worker.onmessageerror = () => died('a message could not be read');
    return { send: (message) => worker.postMessage(message), close: () => worker.terminate() };
  } catch {
    return connectLocally(hear, died);
  }
};

/** A runner on this thread that gives way to everything else between its slices. Its code is fetched for it. */
export const connectLocally: Connect = (hear, died) => {
  let open = true;
  const runner = import('./runner.ts').then(({ channelPause, createRunner }) =>
    createRunner({
      post: (message) => {
        if (open) hear(message);
      },
      now: () => performance.now(),
      pause: channelPause(),
    }),
  );
  runner.catch(() => died('its code could not be fetched'));
  return {
    send: (message) =>
      void runner.then(
        (listen) => {
          if (open) listen(message);
        },
        () => {},
      ),
    close: () => {
      open = false;
    },
  };
};
