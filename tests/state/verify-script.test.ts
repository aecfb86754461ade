import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSettings, type Settings } from '../../src/model/settings.ts';
import { experimentOf } from '../../src/state/experiment.ts';
import { type NetRecord, recordOf } from '../../src/state/record.ts';
import { base64Of, type ScriptId, verifyScript } from '../../src/state/verify-script.ts';
import { runExperiment } from '../core/nets.ts';
import { pythonWith, run } from '../python.ts';

function record(settings: Partial<Settings>): NetRecord {
  const all: Settings = { ...defaultSettings, ...settings };
  const results = { settings: all, ...runExperiment(experimentOf(all)) };
  return JSON.parse(JSON.stringify(recordOf(results))) as NetRecord;
}

const doublesOf = (text: string): number[] => {
  const bytes = Buffer.from(text, 'base64');
  return Array.from({ length: bytes.length / 8 }, (_, i) => bytes.readDoubleLE(8 * i));
};

const link = 'https://example.org/#layers=4';

describe('what the scripts carry', () => {
  it('is every double to its last bit, as another decoder reads it', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true })), (numbers) => {
        const back = doublesOf(base64Of(numbers));
        expect(back.length).toBe(numbers.length);
        back.forEach((value, i) => {
          expect(Object.is(value, numbers[i])).toBe(true);
        });
      }),
    );
  });

  it.each(['torch', 'numpy'] as const)('is the record and nothing but it: %s', (id) => {
    const whole = record({ layers: 4, width: 3, activation: 'tanh', bias: 0.3, examples: 2 });
    const { file, text } = verifyScript(id, whole, link);
    expect(file).toBe(`verify_${id}.py`);
    expect(text).toContain(link);
    const { w, b, x, y, error, ...rest } = whole;
    expect(JSON.parse(/^RECORD = json\.loads\(r'''(.*)'''\)$/m.exec(text)![1]!)).toEqual(rest);
    const carried = [...text.matchAll(/"""\n([\w+/=\n]+)\n"""/g)].map(([, lines]) => doublesOf(lines!));
    expect(carried).toEqual([
      ...Object.values(w).map((rows) => rows.flat()),
      ...Object.values(b),
      x.flat(),
      y.flat(),
      error.flat(),
    ]);
    // Every line fits an editor.
    const program = text.slice(0, text.indexOf('RECORD ='));
    expect(Math.max(...program.split('\n').map((line) => line.length))).toBeLessThan(160);
  });
});

const folder = mkdtempSync(join(tmpdir(), 'verify-'));

async function verdictOn(id: ScriptId, python: string, whole: NetRecord): Promise<[number | null, string]> {
  const { text } = verifyScript(id, whole, link);
  const file = join(folder, `${id}-${whole.activation}-${whole.layers[0]!.deltaNorm}.py`);
  writeFileSync(file, text);
  const { status, output } = await run(python, [file]);
  return [status, output];
}

describe.each([
  ['numpy', pythonWith('numpy')],
  ['torch', pythonWith('torch')],
] as const)('the script for %s', (id, python) => {
  const name = python ? '' : ` (skipped: there is no Python with ${id} here)`;

  it.skipIf(python === null)(`finds a record that is right to be right${name}`, async () => {
    const whole = record({ layers: 6, width: 5, activation: 'mish', bias: 0.4, scale: 1.3 });
    const [status, output] = await verdictOn(id, python!, whole);
    expect(status, output).toBe(0);
    expect(output).toMatch(/^AGREES: .*, the limit 1e-09\.$/m);
  });

  it.skipIf(python === null)(`finds a gradient that is wrong in the ninth digit${name}`, async () => {
    const whole = record({ layers: 6, width: 5, activation: 'mish', bias: 0.4, scale: 1.3 });
    const layers = whole.layers.map((layer) =>
      layer.layer === 3
        ? { ...layer, log10: { ...layer.log10, delta: layer.log10.delta! + Math.log10(1 + 3e-9) } }
        : layer,
    );
    const [status, output] = await verdictOn(id, python!, { ...whole, layers });
    expect(status, output).toBe(1);
    expect(output).toMatch(/^DIFFERS: bias gradients \|dC\/db\|: 3\.0e-09 at layer 3$/m);
  });
});
