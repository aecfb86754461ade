import { type DigitSets, digitClasses, digitPixels } from '../core/digits.ts';

/**
 * The file of digits: "digits" · version 1, 16 bits · number of training digits, 32 bits · of test digits, 32 bits · CRC-32 of
 * what follows unpacked, 32 bits, all little-endian · packed by gzip: a label for every digit, then 784 pixels for every
 * digit, those for training first. `tests/run/make-digits.mjs` writes it.
 */
const magic = 'digits';
const version = 1;
const headerLength = 20;
/** Far more than any version will hold; a damaged header asks for no more memory than this. */
const mostDigits = 100_000;

/** Where to get a file: fetch, or what a test has in its place. */
export type Fetch = (address: string) => Promise<Response>;

/** The digits at this address. Throws an Error whose message says in words what went wrong. */
export async function loadDigits(
  address: string,
  fetchFile: Fetch,
  onProgress: (share: number) => void,
): Promise<DigitSets> {
  const response = await fetchFile(address).catch(() => {
    throw new Error('The file of digits could not be fetched.');
  });
  if (!response.ok) throw new Error(`The file of digits is not there (status ${response.status}).`);
  let file: Uint8Array<ArrayBuffer>;
  try {
    file = await bytesOf(response, onProgress);
  } catch {
    throw new Error('The file of digits broke off while it was fetched.');
  }
  return readDigits(file);
}

/** The bytes of a response as they come in; its length is known in advance unless the server packs it once more. */
async function bytesOf(
  response: Response,
  onProgress: (share: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const length = Number(response.headers.get('content-length') ?? 0);
  if (response.body === null || !(length > 0)) return new Uint8Array(await response.arrayBuffer());
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let received = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value);
    received += value.length;
    onProgress(Math.min(1, received / length));
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

/** The digits in the bytes of the file. Throws an Error whose message says in words what is wrong with them. */
export async function readDigits(file: Uint8Array<ArrayBuffer>): Promise<DigitSets> {
  const damaged = new Error('The file of digits is damaged.');
  const name = String.fromCharCode(...file.subarray(0, magic.length));
  if (file.length < headerLength || name !== magic)
    throw new Error('The file of digits holds something else.');
  const header = new DataView(file.buffer, file.byteOffset, headerLength);
  if (header.getUint16(6, true) !== version) {
    throw new Error('The file of digits belongs to another version of this page.');
  }
  const training = header.getUint32(8, true);
  const count = training + header.getUint32(12, true);
  if (count > mostDigits) throw damaged;
  if (typeof DecompressionStream === 'undefined') {
    throw new Error('This browser cannot unpack the file of digits.');
  }
  const body = await unpack(file.subarray(headerLength), count * (1 + digitPixels)).catch(() => null);
  if (body === null || checksum(body) !== header.getUint32(16, true)) throw damaged;
  const labels = body.subarray(0, count);
  const pixels = body.subarray(count);
  if (labels.some((label) => label >= digitClasses)) throw damaged;
  return {
    training: { labels: labels.slice(0, training), pixels: pixels.slice(0, training * digitPixels) },
    test: { labels: labels.slice(training), pixels: pixels.slice(training * digitPixels) },
  };
}

/** What gzip has packed, if it is of this length; null if not. */
async function unpack(packed: Uint8Array<ArrayBuffer>, length: number): Promise<Uint8Array | null> {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  const body = new Uint8Array(length);
  let filled = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return filled === length ? body : null;
    if (filled + value.length > length) return null;
    body.set(value, filled);
    filled += value.length;
  }
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) {
    remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
  }
  return remainder;
});

/** CRC-32 as in gzip and PNG (ISO 3309). */
export function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) crc = crcTable[(crc ^ bytes[i]!) & 255]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
