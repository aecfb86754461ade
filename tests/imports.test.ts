import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

interface Room {
  /** The other rooms whose files this one may import. */
  readonly rooms: readonly string[];
  /** The packages, each with all its entries. */
  readonly packages: readonly string[];
}

/**
 * main → page → App → layouts → content → figures → { state · charts · tex · ui } → { compute · model } → core.
 * Charts, tex and ui never see the store; only figures join them to it.
 */
const rooms: Readonly<Record<string, Room>> = {
  core: { rooms: [], packages: ['@stdlib', 'pure-rand', 'ml-matrix'] },
  model: { rooms: ['core'], packages: [] },
  compute: { rooms: ['core'], packages: [] },
  state: { rooms: ['model', 'compute', 'core'], packages: ['zustand', 'valibot'] },
  charts: { rooms: ['model', 'core'], packages: ['d3', 'react', 'react-dom'] },
  tex: { rooms: ['model', 'core'], packages: ['katex', 'react'] },
  ui: { rooms: [], packages: ['react', 'react-dom', 'react-aria-components', 'lucide-react'] },
  figures: {
    rooms: ['state', 'charts', 'tex', 'ui', 'model', 'core'],
    packages: ['react', 'react-aria-components', 'lucide-react', 'lean-qr'],
  },
  content: { rooms: ['figures', 'tex', 'ui', 'model'], packages: ['react', 'lucide-react'] },
  layouts: {
    rooms: ['content', 'figures', 'state', 'tex', 'ui', 'model'],
    packages: ['react', 'react-aria-components', 'lucide-react'],
  },
  'App.tsx': { rooms: ['layouts', 'figures', 'state', 'ui', 'model'], packages: ['react'] },
  'page.tsx': { rooms: ['App.tsx', 'state', 'compute'], packages: ['react'] },
  'prerender.tsx': { rooms: ['page.tsx', 'state', 'compute'], packages: ['react-dom'] },
  'main.tsx': {
    rooms: ['page.tsx', 'tokens.css', 'state', 'compute'],
    packages: ['react', 'react-dom', '@fontsource-variable'],
  },
};

/** What a single file may import beyond its room. */
const exceptions: Readonly<Record<string, readonly string[]>> = {
  'state/hooks.ts': ['react'],
  'state/late-hooks.ts': ['react'],
  'state/learning-hooks.ts': ['react'],
};

/** What would bring chance, time or the screen into core. */
const impure = ['Date', 'document', 'window', 'performance', 'globalThis', 'self', 'crypto', 'Math.random'];

const longest = 250;

type Node = Readonly<Record<string, unknown>> & { readonly type: string };
const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.type === 'string';

function* nodesOf(node: Node): Generator<Node> {
  yield node;
  for (const [name, value] of Object.entries(node)) {
    // The names of properties are nobody's variables.
    if ((name === 'property' || name === 'key') && node.computed === false) continue;
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* nodesOf(child);
  }
}

/** "a.b" for the member b of the variable a; the name for a variable. */
function nameOf(node: Node): string {
  const { object, property } = node as { object?: { name?: string }; property?: { name?: string } };
  return node.type === 'MemberExpression' ? `${object?.name}.${property?.name}` : String(node.name);
}

/** Every module that the source names: imports, exports from, imports of types, new URL(…, import.meta.url). */
function requestsOf(nodes: readonly Node[]): string[] {
  return nodes.flatMap((node) => {
    const url = node.type === 'NewExpression' && nameOf(node.callee as Node) === 'URL';
    const named = url
      ? (node.arguments as Node[])[0]
      : (node.source ?? (node.type === 'TSImportType' && node.argument));
    const value = (named as { value?: unknown } | null | undefined)?.value;
    return typeof value === 'string' ? [value] : [];
  });
}

const isWithin = (packages: readonly string[], request: string): boolean =>
  packages.some((name) => request === name || request.startsWith(`${name}/`));

/** What is wrong with a file of src; `path` counts from src. */
function faultsOf(path: string, source: string): string[] {
  const faults: string[] = [];
  const home = path.split('/')[0]!;
  if (source.split('\n').length - 1 > longest) faults.push(`has more than ${longest} lines`);
  if (/(^|\/)index\.tsx?$/.test(path)) faults.push('is a barrel by its name');
  if (!/\.tsx?$/.test(path)) return faults;
  const room = rooms[home];
  if (room === undefined) return [...faults, 'stands in no room'];

  const program = parseSync(path, source).program as unknown as Node & { body: Node[] };
  const nodes = [...nodesOf(program)];
  for (const request of requestsOf(nodes)) {
    if (request.startsWith('.')) {
      const target = posix.join(posix.dirname(path), request).split('/')[0]!;
      if (target !== home && !room.rooms.includes(target)) faults.push(`imports ${request}`);
    } else if (!isWithin([...room.packages, ...(exceptions[path] ?? [])], request)) {
      faults.push(`imports ${request}`);
    }
  }
  if (program.body.some((node) => node.type === 'ExportAllDeclaration'))
    faults.push('exports * from another file');
  if (program.body.length > 0 && program.body.every((node) => node.type.startsWith('Export') && node.source))
    faults.push('is a barrel: it does nothing but pass on');
  if (home === 'core')
    for (const node of nodes)
      if (['Identifier', 'MemberExpression'].includes(node.type) && impure.includes(nameOf(node)))
        faults.push(`uses ${nameOf(node)}`);
  return faults;
}

const files = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => posix.join(entry.parentPath.replaceAll('\\', '/'), entry.name).replace(/^src\//, ''));

describe('the plan of the rooms', () => {
  it.each(files)('%s keeps it', (path) => {
    expect(faultsOf(path, readFileSync(`src/${path}`, 'utf8'))).toEqual([]);
  });

  it.each([
    ['core/a.ts', 'imports ../model/settings.ts', `import type { Settings } from '../model/settings.ts';`],
    ['core/a.ts', 'imports d3', `import { scaleLog } from 'd3';`],
    ['core/a.ts', 'uses Date', 'export const now = () => Date.now();'],
    ['core/a.ts', 'uses Math.random', 'export const chance = Math.random;'],
    ['core/deep/a.ts', 'uses window', 'export const title = window.document.title;'],
    ['charts/a.tsx', 'imports ../state/hooks.ts', `import { useAppState } from '../state/hooks.ts';`],
    ['tex/a.ts', 'imports ../state/store.ts', `export const later = () => import('../state/store.ts');`],
    [
      'ui/a.ts',
      'imports ../compute/worker.ts',
      `export const jobs = new URL('../compute/worker.ts', import.meta.url);`,
    ],
    ['ui/a.ts', 'imports ../state/store.ts', `export type S = import('../state/store.ts').AppStore;`],
    ['figures/a.ts', 'imports d3', `import { scaleLog } from 'd3';`],
    ['state/store.ts', 'imports react', `import { useState } from 'react';`],
    ['model/index.ts', 'is a barrel by its name', 'export const one = 1;'],
    ['model/a.ts', 'is a barrel: it does nothing but pass on', `export { one } from './b.ts';`],
    ['model/a.ts', 'exports * from another file', `export * from './b.ts';\nexport const one = 1;`],
    ['helpers/a.ts', 'stands in no room', 'export const one = 1;'],
    ['model/a.ts', 'has more than 250 lines', 'export {};\n'.repeat(251)],
  ])('a file %s that %s would be found out', (path, fault, source) => {
    expect(faultsOf(path, source)).toContain(fault);
  });

  it.each([
    ['core/a.ts', `import fill from '@stdlib/x';\nexport const a = { window: 1, b: fill.document };`],
    ['state/hooks.ts', `import { useContext } from 'react';\nexport const a = useContext;`],
  ])('%s with %j is in order', (path, source) => {
    expect(faultsOf(path, source)).toEqual([]);
  });
});
