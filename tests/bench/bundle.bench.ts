import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { firstScripts } from '../browser/first-scripts.ts';
import { builtPage, oneScript } from './built-page.ts';
import { notInstalled } from './peers/peer.ts';
import { checkout, noCheckout } from './peers/playground.ts';
import { type Goal, goals, table } from './race.ts';

export const title =
  'Sizes in kB (1,000 bytes), each file compressed by itself at the highest level; fonts and WebAssembly as they are sent';

interface Size {
  readonly raw: number;
  readonly gzip: number;
  readonly brotli: number;
}

/** Compressed already. */
const packed = /\.woff2$/;

function sizeOf(files: readonly string[]): Size {
  return files.reduce(
    (sum, file) => {
      const bytes = readFileSync(file);
      const gzip = packed.test(file) ? bytes : gzipSync(bytes, { level: 9 });
      const brotli = packed.test(file) ? bytes : brotliCompressSync(bytes);
      return {
        raw: sum.raw + bytes.length,
        gzip: sum.gzip + gzip.length,
        brotli: sum.brotli + brotli.length,
      };
    },
    { raw: 0, gzip: 0, brotli: 0 },
  );
}

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);

const rowOf = (name: string, { raw, gzip, brotli }: Size): string[] => [
  name,
  ...[raw, gzip, brotli].map(kilobytes),
];

interface Page {
  readonly rows: string[][];
  readonly scripts: Size;
  readonly firstView: Size;
}

async function ownPage(): Promise<Page> {
  const page = await builtPage();
  const assets = readdirSync(join(page, 'assets')).map((file) => join(page, 'assets', file));
  const ending = (end: string) => assets.filter((file) => file.endsWith(end));
  const first = [...firstScripts(page).keys()].map((file) => join(page, 'assets', file));
  const html = join(page, 'index.html');
  const early = [...readFileSync(html, 'utf8').matchAll(/rel="preload" href="\.\/([^"]+\.woff2)"/g)];
  const scripts = sizeOf(first);
  const firstView = sizeOf([html, ...ending('.css'), ...first]);
  const rows = [
    rowOf('this page: first scripts', scripts),
    rowOf('this page: style', sizeOf(ending('.css'))),
    rowOf('this page: index.html, the whole article with its formulas', sizeOf([html])),
    rowOf('this page: these three', firstView),
    rowOf('this page: fonts of the first view', sizeOf(early.map(([, file]) => join(page, file!)))),
    rowOf('this page: all scripts', sizeOf(ending('.js'))),
    rowOf('this page: all fonts', sizeOf(ending('.woff2'))),
    rowOf('this page: single.html, everything in one file', sizeOf([join(page, 'single.html')])),
  ];
  return { rows, scripts, firstView };
}

const installed = (file: string): string => resolve('tests/bench/peers/node_modules', file);

/** Programs and their files, as they are published. */
const packages: Readonly<Record<string, readonly string[]>> = {
  'ConvNetJS: convnet-min.js': ['convnetjs/build/convnet-min.js'],
  'tfjs: core and CPU back end': [
    '@tensorflow/tfjs-core/dist/tf-core.min.js',
    '@tensorflow/tfjs-backend-cpu/dist/tf-backend-cpu.min.js',
  ],
  'tfjs: core and WASM back end': [
    '@tensorflow/tfjs-core/dist/tf-core.min.js',
    '@tensorflow/tfjs-backend-wasm/dist/tf-backend-wasm.min.js',
    '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
  ],
};

const playgroundFiles = ['index.html', 'lib.js', 'bundle.js', 'bundle.css'] as const;

export async function run(): Promise<string> {
  const { rows, scripts, firstView } = await ownPage();
  const core = await oneScript('src/core/training/train.ts', 'core');
  rows.push(rowOf("this page's core: nets and their training", sizeOf([core])));
  const absent: string[] = [];
  for (const [name, files] of Object.entries(packages)) {
    const paths = files.map(installed);
    if (paths.every(existsSync)) rows.push(rowOf(name, sizeOf(paths)));
    else if (!absent.includes(notInstalled)) absent.push(notInstalled);
  }
  const playground = playgroundFiles.map((file) => join(checkout ?? '', 'dist', file));
  if (!checkout) absent.push(noCheckout);
  else if (playground.every(existsSync)) rows.push(rowOf("TensorFlow Playground's page", sizeOf(playground)));
  else
    absent.push(
      'Not measured: the page of TensorFlow Playground, which is not built in `dist/` of its checkout.',
    );
  const atMost = (what: string, most: number, { brotli }: Size): Goal => ({
    wanted: `${what} at most ${most} kB`,
    measured: `${kilobytes(brotli)} kB by Brotli`,
    reached: brotli <= 1000 * most,
  });
  const all = [
    atMost('first scripts', 150, scripts),
    atMost('first scripts, style and article together', 121, firstView),
  ];
  return [table(['', 'raw', 'gzip', 'Brotli'], rows), goals(all), ...absent].join('\n\n');
}
