import { inChromium, oneScript } from './built-page.ts';
import { atLeastShare, passesKey, passesTable, type Raced, type raceAlone } from './passes-race.ts';
import { shapes } from './passes-task.ts';
import { goals } from './race.ts';

export const title = 'The passes of this core in Chromium, (L,n)';

declare global {
  interface Window {
    passes: { readonly raceAlone: typeof raceAlone };
  }
}

export async function run(): Promise<string> {
  const path = await oneScript('tests/bench/passes-race.ts', 'passes');
  return inChromium(async (browser) => {
    const page = await browser.newPage();
    await page.addScriptTag({ path });
    const tables: string[] = [];
    const all: Raced[] = [];
    for (const examples of [1, 32]) {
      const raced: Raced[] = [];
      for (const [layers, width] of shapes) {
        raced.push(
          await page.evaluate(([L, n, m]) => window.passes.raceAlone(L, n, m), [
            layers,
            width,
            examples,
          ] as const),
        );
      }
      tables.push(passesTable(examples, raced));
      all.push(...raced);
    }
    const results = all.flatMap((one) => one.results);
    return [passesKey, ...tables, goals(atLeastShare(0.4, results))].join('\n\n');
  });
}
