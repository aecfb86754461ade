import { addressOf, formatAddress, parseAddress } from './address.ts';
import { restore } from './changes.ts';
import type { AppStore } from './store.ts';

/** What is needed of a window. */
export interface AddressBar {
  readonly location: { readonly href: string; readonly hash: string };
  readonly history: Pick<History, 'replaceState' | 'pushState'>;
  readonly addEventListener: (type: 'popstate' | 'hashchange', listener: () => void) => void;
  readonly removeEventListener: (type: 'popstate' | 'hashchange', listener: () => void) => void;
}

const writeMs = 250;
/**
 * Safari throws after 100 writes in 30 s, Chromium silently ignores floods, a sandboxed frame may always throw. Four
 * more trials 10 s apart outlive the first two; after that only the next change tries again.
 */
const retryMs = 10_000;
const retries = 4;

/**
 * Keeps the address and the settings in step, the address read first; returns what ends it. A change replaces the
 * address at most every 250 ms and always in the end; a step first brings the entry it leaves up to date, then pushes.
 */
export function syncAddress(store: AppStore, bar: AddressBar): () => void {
  /** The address of the settings that the address bar stands for; the bar may say the same in other words. */
  let written = '';
  /** The hash last read or written, as the bar gives it. */
  let seen = '';
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const cancel = () => {
    clearTimeout(timer);
    timer = undefined;
  };

  const read = () => {
    cancel();
    seen = bar.location.hash;
    const { settings, pins, dropped } = parseAddress(seen);
    written = formatAddress(settings, pins);
    // Told of this, the subscriber below finds later that nothing is to be written.
    store.apply(restore(settings, dropped, pins));
  };

  const write = (method: 'replaceState' | 'pushState', address: string): boolean => {
    if (address === written) return true;
    try {
      bar.history[method](null, '', bar.location.href.replace(/#.*$/s, '') + address);
    } catch {
      return false;
    }
    if (bar.location.hash !== address) return false;
    seen = address;
    written = address;
    failures = 0;
    return true;
  };

  const flush = () => {
    cancel();
    if (write('replaceState', addressOf(store.getState()))) return;
    if (failures++ < retries) timer = setTimeout(flush, retryMs);
  };

  const unsubscribe = store.subscribe((state, previous) => {
    if (state.settings === previous.settings && state.pins === previous.pins) return;
    if (store.isStep()) {
      cancel();
      write('replaceState', addressOf(previous));
      if (write('pushState', addressOf(state))) return;
    }
    timer ??= setTimeout(flush, writeMs);
  });

  // Going back or forward fires both, popstate first; the second must not undo what has been done in between.
  const onHashChange = () => {
    if (bar.location.hash !== seen) read();
  };

  read();
  bar.addEventListener('popstate', read);
  bar.addEventListener('hashchange', onHashChange);
  return () => {
    unsubscribe();
    bar.removeEventListener('popstate', read);
    bar.removeEventListener('hashchange', onHashChange);
    if (timer !== undefined) flush();
    cancel();
  };
}
