import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** The scripts that a built page imports before it does anything, each once: file below assets/ and source. */
export function firstScripts(dist: string): Map<string, string> {
  const read = (file: string) => readFileSync(resolve(dist, file), 'utf8');
  const found = new Map<string, string>();
  const visit = (file: string) => {
    if (found.has(file)) return;
    const source = read(`assets/${file}`);
    found.set(file, source);
    for (const [, next] of source.matchAll(
      /(?:^|[;}\n])(?:import|export)(?:[^'"`()]*?from)?["`']\.\/([^"`']+\.js)["`']/g,
    ))
      visit(next!);
  };
  const [, entry] = /<script type="module"[^>]* src="\.\/assets\/([^"]+)"/.exec(read('index.html'))!;
  visit(entry!);
  return found;
}
