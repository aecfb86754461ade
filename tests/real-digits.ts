import { readFile } from 'node:fs/promises';
import { readDigits } from '../src/compute/digits-file.ts';

/** The digits of the page. */
export const digitsFile: Uint8Array<ArrayBuffer> = new Uint8Array(
  await readFile(new URL('../public/digits.bin', import.meta.url)),
);
export const digits = await readDigits(digitsFile);
