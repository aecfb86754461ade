import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { withSection } from './bench-report.mjs';

/**
 * `npm run bench`, or `npm run bench -- passes bundle` for those whose names contain "passes" or "bundle": bundles
 * tests/bench/*.bench.ts as the page is bundled, since a test runner's way of loading modules slows every call across files,
 * and prints what each has to say. With `--write` it goes into docs/benchmarks.md too.
 */

const root = resolve(import.meta.dirname, '../..');
const folder = resolve(root, 'tests/bench');
const outDir = resolve(root, 'node_modules/.cache/bench');
const docs = resolve(root, 'docs');
const report = resolve(docs, 'benchmarks.md');

/** These run when they are named: they take ten minutes. */
const onlyIfNamed = ['endurance'];

const writes = process.argv.includes('--write');
const wanted = process.argv.slice(2).filter((argument) => argument !== '--write');

const names = readdirSync(folder)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.replace(/\.bench\.ts$/, ''))
  .filter((name) =>
    wanted.length === 0 ? !onlyIfNamed.includes(name) : wanted.some((part) => name.includes(part)),
  );
if (names.length === 0) throw new Error(`The name of no benchmark contains ${wanted.join(' or ')}.`);

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
      input: Object.fromEntries(names.map((name) => [name, resolve(folder, `${name}.bench.ts`)])),
    },
  },
});

const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`;
console.log(machine);
for (const name of names) {
  const { title, run } = await import(pathToFileURL(resolve(outDir, `${name}.js`)).href);
  console.log(`\n## ${name}\n\n${title}\n`);
  const result = await run();
  console.log(result);
  if (!writes) continue;
  mkdirSync(docs, { recursive: true });
  const before = existsSync(report) ? readFileSync(report, 'utf8') : '';
  const date = new Date().toISOString().slice(0, 10);
  writeFileSync(report, withSection(before, name, `${title}.\n\n${date}, ${machine}.\n\n${result}`));
}
