import { readFile } from 'node:fs/promises';
import { readDigits } from '../src/compute/digits-file.ts';

/** The digits of the page. */
export const digitsFile: Uint8Array<ArrayBuffer> = new Uint8Array(await readFile('public/digits.bin'));
export const digits = await readDigits(digitsFile);
