import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { checksum, loadDigits, readDigits } from '../../src/compute/digits-file.ts';
import { type DigitSets, digitPixels } from '../../src/core/digits.ts';
import { digits, digitsFile } from '../real-digits.ts';

const damaged = 'The file of digits is damaged.';
const serve = (file: Uint8Array<ArrayBuffer>, init?: ResponseInit) => async () => new Response(file, init);

/** The file with other bytes from `at` on. */
function withBytes(at: number, ...bytes: number[]): Uint8Array<ArrayBuffer> {
  const file = digitsFile.slice();
  file.set(bytes, at);
  return file;
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
/** As toEqual says it, but fast. */
const sameDigits = (a: DigitSets, b: DigitSets): boolean =>
  (['training', 'test'] as const).every(
    (set) => sameBytes(a[set].labels, b[set].labels) && sameBytes(a[set].pixels, b[set].pixels),
  );

describe('the digits of the page', () => {
  it('are 1,000 to train on and 1,000 to test on; any ten in a row of those for training hold every class', () => {
    for (const { labels, pixels } of [digits.training, digits.test]) {
      expect(labels).toHaveLength(1000);
      expect(pixels).toHaveLength(1000 * digitPixels);
      for (let i = 0; i < 1000; i++) expect(labels[i]).toBe(i % 10);
    }
  });

  it('are no image twice, and none of the test digits is trained on', () => {
    const { training, test } = digits;
    const images = [training, test].flatMap(({ pixels }) =>
      Array.from({ length: 1000 }, (_, i) => pixels.subarray(i * digitPixels, (i + 1) * digitPixels).join()),
    );
    expect(new Set(images).size).toBe(2000);
  });

  it('look like MNIST: one pixel in five has ink, none at the rim, mean ‖x‖² near 100', () => {
    for (const { pixels } of [digits.training, digits.test]) {
      const inked = pixels.filter((ink) => ink > 0).length / pixels.length;
      expect(inked).toBeGreaterThan(0.18);
      expect(inked).toBeLessThan(0.21);
      const square = pixels.reduce((sum, ink) => sum + (ink / 255) ** 2, 0) / 1000;
      expect(square).toBeGreaterThan(80);
      expect(square).toBeLessThan(105);
      expect(pixels.some((ink, k) => ink > 0 && k % digitPixels < 28)).toBe(false);
    }
  });
});

describe('the file of digits', () => {
  it('weighs little', () => {
    expect(digitsFile.length).toBeLessThan(330_000);
  });

  it('has the checksum that other programs compute: gzip carries the same in its last eight bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const packed = gzipSync(bytes);
        expect(checksum(bytes)).toBe(packed.readUInt32LE(packed.length - 8));
      }),
    );
    expect(checksum(gunzipSync(digitsFile.subarray(20)))).toBe(
      new DataView(digitsFile.buffer).getUint32(16, true),
    );
  });

  it.each([
    ['an empty file', new Uint8Array(0), 'The file of digits holds something else.'],
    [
      'a page in its place',
      new TextEncoder().encode('<!doctype html><html lang="en">'),
      'The file of digits holds something else.',
    ],
    [
      'a file of another version',
      withBytes(6, 2),
      'The file of digits belongs to another version of this page.',
    ],
    ['another number of digits', withBytes(8, 0xe7), damaged],
    ['a monstrous number of digits', withBytes(8, 255, 255, 255, 255), damaged],
    ['another checksum', withBytes(16, 1), damaged],
    ['a byte of the images changed', withBytes(200_000, digitsFile[200_000]! ^ 1), damaged],
    ['a file cut short', digitsFile.slice(0, 300_000), damaged],
    ['a header alone', digitsFile.slice(0, 20), damaged],
  ])('says what is wrong with %s', async (_, file, message) => {
    await expect(readDigits(new Uint8Array(file))).rejects.toThrow(new Error(message));
  });

  it('refuses labels that are no digits, whatever the checksum', async () => {
    const body = gunzipSync(digitsFile.subarray(20));
    body[5] = 10;
    const header = digitsFile.slice(0, 20);
    new DataView(header.buffer).setUint32(16, checksum(body), true);
    const file = new Uint8Array(Buffer.concat([header, gzipSync(body)]));
    await expect(readDigits(file)).rejects.toThrow(damaged);
  });
});

describe('fetching the digits', () => {
  it('tells how far it has come, if the server says how long the file is', async () => {
    const piece = 50_000;
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start: (controller) => {
        for (let at = 0; at < digitsFile.length; at += piece) {
          controller.enqueue(digitsFile.slice(at, at + piece));
        }
        controller.close();
      },
    });
    const shares: number[] = [];
    const headers = { 'content-length': String(digitsFile.length) };
    const sets = await loadDigits(
      'digits.bin',
      async () => new Response(body, { headers }),
      (share) => shares.push(share),
    );
    expect(sameDigits(sets, digits)).toBe(true);
    expect(shares).toHaveLength(Math.ceil(digitsFile.length / piece));
    expect(shares.every((share, i) => share > (shares[i - 1] ?? 0))).toBe(true);
    expect(shares.at(-1)).toBe(1);
  });

  it('does without the length', async () => {
    const onProgress = vi.fn();
    const sets = await loadDigits('digits.bin', serve(digitsFile), onProgress);
    expect(sameDigits(sets, digits)).toBe(true);
    expect(onProgress).not.toHaveBeenCalled();
  });

  it('says that the file is not there', async () => {
    const missing = serve(new Uint8Array(0), { status: 404 });
    await expect(loadDigits('digits.bin', missing, () => {})).rejects.toThrow(
      'The file of digits is not there (status 404).',
    );
  });

  it('says that it could not be fetched, or broke off', async () => {
    const offline = () => Promise.reject(new TypeError('Failed to fetch'));
    await expect(loadDigits('digits.bin', offline, () => {})).rejects.toThrow(
      'The file of digits could not be fetched.',
    );
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error('gone')) });
    const broken = async () => new Response(body, { headers: { 'content-length': '9' } });
    await expect(loadDigits('digits.bin', broken, () => {})).rejects.toThrow(
      'The file of digits broke off while it was fetched.',
    );
  });
});
