import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const read = (path: string) => JSON.parse(readFileSync(resolve(root, path), 'utf8'));

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly resolved?: string;
  readonly dev?: boolean;
}

/** What may be given on with the page under its own licence. */
const free = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'OFL-1.1',
  'Unlicense',
  'CC0-1.0',
];
/** What tools may be under besides: nothing of them is in the page. */
const forTools = ['MPL-2.0', 'Python-2.0', 'CC-BY-4.0'];

/** "MIT", "(MIT OR Apache-2.0)": one of the choices suffices; "A AND B" wants both. */
const isUnder = (licence: string, allowed: readonly string[]): boolean =>
  licence
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((one) => allowed.includes(one.trim())));

const locked = Object.entries(read('package-lock.json').packages as Record<string, Locked>).filter(
  ([path]) => path !== '',
);

describe('the packages of the lock file', () => {
  it('each have a licence under which they may be used here', () => {
    expect(locked.length).toBeGreaterThan(100);
    const others = locked.flatMap(([path, { license = 'none', dev }]) =>
      isUnder(license, dev ? [...free, ...forTools] : free) ? [] : [`${path}: ${license}`],
    );
    expect(others).toEqual([]);
  });

  it('say the same of themselves where they are installed', () => {
    const installed = locked.filter(([path]) => existsSync(resolve(root, path, 'package.json')));
    expect(installed.length).toBeGreaterThan(100);
    for (const [path, { version, license }] of installed) {
      const own = read(`${path}/package.json`) as { version: string; license?: string | { type: string } };
      expect([path, own.version]).toEqual([path, version]);
      const named = typeof own.license === 'object' ? own.license.type : own.license;
      expect([path, named]).toEqual([path, license]);
    }
  });

  it('are no more than are named: nothing comes from elsewhere than the registry', () => {
    const elsewhere = locked.filter(
      ([, { resolved }]) => resolved !== undefined && !/^https:\/\/[^/]+\//.test(resolved),
    );
    expect(elsewhere).toEqual([]);
  });
});
