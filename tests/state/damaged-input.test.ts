import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lectures } from '../../src/content/scenes/lectures.ts';
import { isValid, settingKeys } from '../../src/model/settings.ts';
import { addressOf, parseAddress } from '../../src/state/address.ts';
import { formatLecture, parseLecture } from '../../src/state/lecture-file.ts';

/** What breaks readers: marks of their grammars, of HTML and of JavaScript's objects, broken codes, numbers at the ends. */
const pieces = [
  ...[
    '',
    '#',
    '&',
    '=',
    ';',
    ':',
    ',',
    '%',
    '%2',
    '%E0%A4%A',
    '%00',
    '+',
    '-',
    '.',
    '"',
    "'",
    '`',
    '\\',
    '\\u12',
  ],
  ...[
    '{',
    '}',
    '[',
    ']',
    '{}',
    '[]',
    'null',
    'true',
    '\n',
    '\u0000',
    '\u2028',
    '\ud800',
    '\udc00',
    '🙂',
    '\u202e',
  ],
  ...['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', 'javascript:alert(1)', '\\href{x}{y}'],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'layers',
    'pin=',
    'pin=A;layers:30;',
    'scale=1e999',
    'layers=-0',
  ],
  ...[
    'NaN',
    'Infinity',
    '-0',
    '1e-999',
    '0x10',
    '9'.repeat(400),
    'a'.repeat(2000),
    '$'.repeat(50),
    '((((((((',
  ],
];

interface Cut {
  readonly at: number;
  readonly length: number;
  readonly piece: string;
}
const cuts: fc.Arbitrary<readonly Cut[]> = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(12),
    piece: fc.constantFrom(...pieces),
  }),
  { minLength: 1, maxLength: 6 },
);
const damaged = (text: string, all: readonly Cut[]): string =>
  all.reduce((now, { at, length, piece }) => {
    const from = Math.floor(at * now.length);
    return now.slice(0, from) + piece + now.slice(from + length);
  }, text);

const each = { numRuns: 50_000, endOnFailure: true };

describe('input that is damaged', () => {
  it('an address gives settings that are all valid, and is whole after it has been written once', () => {
    const sources = [
      '#layers=30&activation=tanh&scale=1.5',
      '#view=present&lecture=whole&scene=4',
      '#pin=A;layers:30;activation:tanh&pin=B;scale:2&layer=7&theme=dark&embed=gradient&controls=few',
      '',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...sources), cuts, (source, all) => {
        const parsed = parseAddress(damaged(source, all));
        const bad = settingKeys.filter((key) => !isValid(key, parsed.settings[key]));
        const long = parsed.dropped.filter(({ key, value }) => key.length > 40 || value.length > 40);
        if (bad.length + long.length > 0) expect({ bad, long }).toEqual({ bad: [], long: [] });
        const again = parseAddress(addressOf(parsed));
        if (again.dropped.length > 0) expect(again.dropped).toEqual([]);
        if (addressOf(again) !== addressOf(parsed)) expect(addressOf(again)).toBe(addressOf(parsed));
      }),
      each,
    );
  });

  it('a lecture file gives a lecture that can be written and read, or says why not', () => {
    const source = formatLecture({ ...lectures.short, scenes: lectures.short.scenes.slice(0, 2) });
    fc.assert(
      fc.property(cuts, (all) => {
        const parsed = parseLecture(damaged(source, all));
        if ('lecture' in parsed) {
          const again = parseLecture(formatLecture(parsed.lecture));
          if (!('lecture' in again)) expect(again).toEqual(parsed);
        } else if (parsed.faults.length === 0) expect(parsed.faults).not.toEqual([]);
      }),
      each,
    );
  });
});
