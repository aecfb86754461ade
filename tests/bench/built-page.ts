import { resolve } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { build, preview } from 'vite';
import { browserArguments, findOrInstallBrowser } from '../run/find-browser.mjs';

const outDir = resolve('node_modules/.cache/bench-page');
let built: Promise<string> | undefined;

/** The folder of the page as it is published; built once, however many benchmarks look at it. */
export function builtPage(): Promise<string> {
  built ??= build({ logLevel: 'error', build: { outDir, emptyOutDir: true } }).then(() => outDir);
  return built;
}

/** The file of a module with all that it imports, as one script that leaves its exports in a variable. */
export async function oneScript(module: string, name: string): Promise<string> {
  const folder = resolve('node_modules/.cache', `bench-${name}`);
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir: folder,
      lib: { entry: resolve(module), name, formats: ['iife'], fileName: () => 'script.js' },
    },
  });
  return resolve(folder, 'script.js');
}

/** What is measured in Chromium, below its version. */
export async function inChromium(measure: (browser: Browser) => Promise<string>): Promise<string> {
  const browser = await chromium.launch({ executablePath: findOrInstallBrowser(), args: browserArguments });
  try {
    return `Chromium ${browser.version()}.\n\n${await measure(browser)}`;
  } finally {
    await browser.close();
  }
}

/** The same of the built page. */
export async function onBuiltPage(
  measure: (browser: Browser, address: string) => Promise<string>,
): Promise<string> {
  await builtPage();
  const server = await preview({ build: { outDir }, preview: { port: 0 }, logLevel: 'silent' });
  try {
    return await inChromium((browser) => measure(browser, server.resolvedUrls!.local[0]!));
  } finally {
    await server.close();
  }
}
