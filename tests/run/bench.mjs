import { readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

/**
 * `npm run bench`, or `npm run bench -- passes` for those whose name contains "passes": bundles tests/bench/*.bench.ts
 * as the page is bundled, since a test runner's way of loading modules slows every call across files, and prints what
 * each has to say.
 */

const root = resolve(import.meta.dirname, '../..');
const folder = resolve(root, 'tests/bench');
const outDir = resolve(root, 'node_modules/.cache/bench');
const wanted = process.argv[2] ?? '';

const names = readdirSync(folder)
  .filter((file) => file.endsWith('.bench.ts') && file.includes(wanted))
  .map((file) => file.replace(/\.ts$/, ''));

await build({
  root,
  configFile: false,
  logLevel: 'warn',
  ssr: { noExternal: true, external: ['@playwright/test', 'vite'] },
  build: {
    ssr: true,
    target: 'node20',
    outDir,
    emptyOutDir: true,
    rolldownOptions: {
      input: Object.fromEntries(names.map((name) => [name, resolve(folder, `${name}.ts`)])),
    },
  },
});

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`);
for (const name of names) {
  const { title, run } = await import(pathToFileURL(resolve(outDir, `${name}.js`)).href);
  console.log(`\n${title}\n`);
  console.log(await run());
}
