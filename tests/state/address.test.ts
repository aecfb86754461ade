import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  defaultSettings,
  isValid,
  type Settings,
  settingKeys,
  settingRows,
} from '../../src/model/settings.ts';
import { formatAddress, parseAddress } from '../../src/state/address.ts';
import { anySettings, soundSettings } from './arbitrary-settings.ts';

const partsOf = (hash: string): string[] =>
  hash
    .slice(1)
    .split('&')
    .filter((part) => part !== '');

/** Text without the signs that divide an address into parts. */
const word = fc.string({ unit: 'binary' }).map((text) => text.replace(/[&=#%]/g, ''));
const unknownPart = fc
  .tuple(word, word)
  .filter(([key]) => key !== '' && key !== 'pin' && !(key in settingRows))
  .map(([key, value]) => `${key}=${value}`);

/** A valid address after a few slips of the hand. */
const mutated: fc.Arbitrary<string> = fc
  .tuple(
    anySettings,
    fc.array(fc.record({ at: fc.nat(300), gone: fc.nat(4), put: fc.string({ maxLength: 3 }) }), {
      minLength: 1,
      maxLength: 6,
    }),
  )
  .map(([settings, slips]) =>
    slips.reduce((hash, { at, gone, put }) => {
      const place = at % (hash.length + 1);
      return hash.slice(0, place) + put + hash.slice(place + gone);
    }, formatAddress(settings)),
  );

const percentEncoded = (text: string): string =>
  [...new TextEncoder().encode(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

describe('an address', () => {
  it('gives back the settings it was made of (parse∘format is the identity)', () => {
    fc.assert(
      fc.property(soundSettings, (settings) => {
        expect(parseAddress(formatAddress(settings))).toEqual({ settings, pins: [], dropped: [] });
      }),
      { numRuns: 1000 },
    );
  });

  it('writes the selected layer that is shown if the chosen one is above L', () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        const layer = Math.min(settings.layer, settings.layers);
        expect(parseAddress(formatAddress(settings))).toEqual({
          settings: { ...settings, layer },
          pins: [],
          dropped: [],
        });
      }),
    );
  });

  it('is empty for the defaults and names only what differs from them', () => {
    expect(formatAddress(defaultSettings)).toBe('');
    expect(parseAddress('')).toEqual({ settings: defaultSettings, pins: [], dropped: [] });
    expect(parseAddress('#')).toEqual({ settings: defaultSettings, pins: [], dropped: [] });
    expect(formatAddress({ ...defaultSettings, layers: 30, activation: 'tanh', scale: 1.5 })).toBe(
      '#layers=30&activation=tanh&scale=1.5',
    );
  });

  it('consists of signs that no messenger and no browser rewrites', () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        expect(formatAddress(settings)).toMatch(/^(#[a-z]+=[a-z0-9.+-]+(&[a-z]+=[a-z0-9.+-]+)*)?$/);
      }),
    );
  });

  it('may be given in any order, with or without its #', () => {
    const shuffled = soundSettings.chain((settings) => {
      const parts = partsOf(formatAddress(settings));
      return fc.tuple(
        fc.constant(settings),
        fc.shuffledSubarray(parts, { minLength: parts.length }),
        fc.constantFrom('#', ''),
      );
    });
    fc.assert(
      fc.property(shuffled, ([settings, parts, sign]) => {
        expect(parseAddress(sign + parts.join('&'))).toEqual({ settings, pins: [], dropped: [] });
      }),
    );
  });

  it('may be percent-encoded, key and value, as messengers do', () => {
    fc.assert(
      fc.property(soundSettings, (settings) => {
        const parts = partsOf(formatAddress(settings)).map((part) =>
          part.split('=').map(percentEncoded).join('='),
        );
        expect(parseAddress(`#${parts.join('&')}`)).toEqual({ settings, pins: [], dropped: [] });
      }),
    );
  });

  it('loses only its wrong parts, and says each of them in its order', () => {
    const mixed = fc
      .tuple(soundSettings, fc.uniqueArray(unknownPart, { maxLength: 5 }))
      .chain(([settings, unknown]) => {
        const parts = [...partsOf(formatAddress(settings)), ...unknown];
        return fc.tuple(fc.constant(settings), fc.shuffledSubarray(parts, { minLength: parts.length }));
      });
    fc.assert(
      fc.property(mixed, ([settings, parts]) => {
        const parsed = parseAddress(`#${parts.join('&')}`);
        const unknown = parts.map((part) => part.split('=')[0]!).filter((key) => !(key in settingRows));
        expect(parsed.settings).toEqual(settings);
        expect(parsed.dropped.map(({ key }) => key.replace(/…$/, ''))).toEqual(
          unknown.map((key) => (key.length > 40 ? key.slice(0, 39) : key)),
        );
        expect(new Set(parsed.dropped.map(({ reason }) => reason)).size).toBe(unknown.length > 0 ? 1 : 0);
      }),
    );
  });

  it.each([
    ['layer=13', { layers: 12 }, 'layer runs from 2 to 12, the number of layers'],
    ['layers=101', {}, 'layers runs from 2 to 100'],
    ['layers=1', {}, 'layers runs from 2 to 100'],
    ['layers=2.5', {}, 'layers needs a whole number'],
    ['layers=many', {}, 'layers needs a whole number'],
    ['layers=', {}, 'layers needs a whole number'],
    ['layers', {}, 'layers needs a whole number'],
    ['layers=0x10', {}, 'layers needs a whole number'],
    ['layers= 8', {}, 'layers needs a whole number'],
    ['seed=4294967296', {}, 'seed runs from 0 to 4294967295'],
    ['scale=0.049', {}, 'scale runs from 0.05 to 20'],
    ['scale=1e999', {}, 'scale runs from 0.05 to 20'],
    ['scale=Infinity', {}, 'scale needs a number'],
    ['scale=NaN', {}, 'scale needs a number'],
    ['scale=1e', {}, 'scale needs a number'],
    ['scale=.', {}, 'scale needs a number'],
    ['bias=-0.1', {}, 'bias runs from 0 to 5'],
    ['activation=step', {}, 'activation has no choice of this name'],
    ['activation=Tanh', {}, 'activation has no choice of this name'],
    ['depth=3', {}, 'no setting has this name'],
    ['__proto__=3', {}, 'no setting has this name'],
    ['constructor=3', {}, 'no setting has this name'],
  ] satisfies [string, Partial<Settings>, string][])('#%s is dropped', (part, settings, reason) => {
    const [key = '', value = ''] = part.split('=');
    const parsed = parseAddress(`#scale=3&${part}&width=7`);
    // A part that is wrong leaves a valid one of the same key alone.
    expect(parsed.settings).toEqual({ ...defaultSettings, ...settings, scale: 3, width: 7 });
    expect(parsed.dropped).toEqual([{ key, value, reason }]);
  });

  it('takes numbers as people write them', () => {
    const given: [string, number][] = [
      ['1.50', 1.5],
      ['+2', 2],
      ['2.', 2],
      ['.5', 0.5],
      ['15e-1', 1.5],
      ['1E1', 10],
    ];
    for (const [text, scale] of given) expect(parseAddress(`#scale=${text}`).settings.scale).toBe(scale);
    expect(parseAddress('#layers=30.0').settings.layers).toBe(30);
    expect(parseAddress('#bias=-0').settings.bias).toBe(0);
  });

  it('takes the last valid one of a repeated key and says so of the others', () => {
    expect(parseAddress('#layers=8&width=5&layers=9&layers=900')).toEqual({
      settings: { ...defaultSettings, layers: 9, width: 5 },
      pins: [],
      dropped: [
        { key: 'layers', value: '8', reason: 'layers is given more than once; the last valid one counts' },
        { key: 'layers', value: '900', reason: 'layers runs from 2 to 100' },
      ],
    });
    expect(parseAddress('#x=1&x=1&x=1').dropped).toHaveLength(1);
  });

  it('holds the selected layer against the number of layers wherever that stands', () => {
    expect(parseAddress('#layer=20&layers=30').settings).toMatchObject({ layers: 30, layer: 20 });
    expect(parseAddress('#layers=30&layer=20&layers=10').settings).toMatchObject({ layers: 10, layer: 2 });
    expect(parseAddress('#layer=5&layer=20').settings).toMatchObject({ layers: 12, layer: 5 });
  });

  it('leaves broken percent sequences as they are and cuts long ones in the notice', () => {
    expect(parseAddress('#scale=%zz').dropped).toEqual([
      { key: 'scale', value: '%zz', reason: 'scale needs a number' },
    ]);
    const [long] = parseAddress(`#${'k'.repeat(1000)}=${'v'.repeat(38)}😀😀`).dropped;
    expect(long).toMatchObject({ key: `${'k'.repeat(39)}…`, value: `${'v'.repeat(38)}…` });
  });

  it('never throws, whatever it is, and gives valid settings and printable reasons', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: fc.constantFrom(...'#&=%.+-e019layerscopt'), maxLength: 60 }),
      // Halves of surrogate pairs too.
      fc.array(fc.nat(0xffff), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
      mutated,
    );
    fc.assert(
      fc.property(anything, (hash) => {
        const { settings, dropped } = parseAddress(hash);
        expect(settingKeys.filter((key) => !isValid(key, settings[key]))).toEqual([]);
        expect(Object.keys(settings)).toEqual(settingKeys);
        expect(settings.layer).toBeLessThanOrEqual(settings.layers);
        for (const { key, value, reason } of dropped) {
          expect(key.length).toBeLessThanOrEqual(40);
          expect(value.length).toBeLessThanOrEqual(40);
          expect(reason).not.toBe('');
        }
        expect(parseAddress(formatAddress(settings))).toEqual({ settings, pins: [], dropped: [] });
      }),
      { numRuns: 10_000 },
    );
  });

  // A quadratic one would run into the time limit of every test.
  it.each([
    ['digits', `scale=${'1'.repeat(1e6)}x`],
    ['exponents', `scale=${'1e'.repeat(5e5)}`],
    ['points', `scale=${'.'.repeat(1e6)}`],
    ['separators', '&'.repeat(1e6)],
    ['signs of equality', '='.repeat(1e6)],
    ['percent signs', `scale=${'%'.repeat(1e6)}`],
    ['one part again and again', 'layers=7&'.repeat(2e5)],
    ['unknown parts', Array.from({ length: 2e5 }, (_, i) => `k${i}`).join('&')],
  ])('a megabyte of %s is read in one go', (_, text) => {
    expect(isValid('layers', parseAddress(`#${text}`).settings.layers)).toBe(true);
  });
});
