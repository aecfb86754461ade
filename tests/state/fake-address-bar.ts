import type { AddressBar } from '../../src/state/sync.ts';

type Write = 'replaceState' | 'pushState';

/** A browser's address bar and history, as far as {@link AddressBar} needs them. */
export class FakeAddressBar implements AddressBar {
  entries: string[];
  at = 0;
  /** Every write that was tried, with the hash it was to give. */
  readonly writes: [Write, string][] = [];
  /** What the browser does with the next writes. */
  mood: 'writes' | 'throws' | 'ignores' = 'writes';
  /** Whether going somewhere fires popstate, as all browsers of today do. */
  firesPopstate = true;
  readonly #listeners = { popstate: new Set<() => void>(), hashchange: new Set<() => void>() };

  constructor(hash = '') {
    this.entries = [`https://page.example/a/?b=c${hash}`];
  }

  get location() {
    const { href, hash } = new URL(this.entries[this.at]!);
    return { href, hash };
  }

  get hashes(): string[] {
    return this.entries.map((href) => new URL(href).hash);
  }

  readonly history = {
    replaceState: (_: unknown, __: string, url?: string | URL | null) =>
      this.#write('replaceState', String(url)),
    pushState: (_: unknown, __: string, url?: string | URL | null) => this.#write('pushState', String(url)),
  };

  #write(kind: Write, url: string): void {
    const { href, hash } = new URL(url, this.location.href);
    this.writes.push([kind, hash]);
    if (this.mood === 'throws') throw new DOMException('Too many calls', 'SecurityError');
    if (this.mood === 'ignores') return;
    if (kind === 'pushState') this.entries = [...this.entries.slice(0, ++this.at), href];
    else this.entries[this.at] = href;
  }

  #go(at: number): void {
    const before = this.location.hash;
    this.at = at;
    if (this.firesPopstate) for (const listener of this.#listeners.popstate) listener();
    if (this.location.hash !== before) for (const listener of this.#listeners.hashchange) listener();
  }

  back(): void {
    this.#go(this.at - 1);
  }

  forward(): void {
    this.#go(this.at + 1);
  }

  /** As a link or a person who types does. */
  open(hash: string): void {
    const href = new URL(hash, this.location.href).href;
    this.entries = [...this.entries.slice(0, this.at + 1), href];
    this.#go(this.at + 1);
  }

  readonly addEventListener: AddressBar['addEventListener'] = (type, listener) => {
    this.#listeners[type].add(listener);
  };

  readonly removeEventListener: AddressBar['removeEventListener'] = (type, listener) => {
    this.#listeners[type].delete(listener);
  };

  get listening(): number {
    return this.#listeners.popstate.size + this.#listeners.hashchange.size;
  }
}
