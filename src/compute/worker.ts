import { channelPause, createRunner, type ToRunner } from './runner.ts';

const hear = createRunner({
  post: (message, transfer) => self.postMessage(message, { transfer }),
  now: () => performance.now(),
  pause: channelPause(),
});
self.onmessage = (event: MessageEvent<ToRunner>) => hear(event.data);
self.postMessage({ type: 'ready' });
