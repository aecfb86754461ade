import type { Browser } from '@playwright/test';
import { onBuiltPage } from './built-page.ts';
import { digits, type Goal, goals, table } from './race.ts';
import { drag, press, type Times, watch } from './slider-drags.ts';

export const title =
  'Drags by mouse, and activations by key, on the built page: from the event to the changed page, and to the painted frame, in ms; frames that were due and did not come';

const nets = [
  [12, 30],
  [64, 64],
] as const;
const sliders = ['Layers', 'Weight scale', 'Bias scale'] as const;
const slowdowns = [1, 4] as const;

const frameMs = 1000 / 60;

const quantile = (times: readonly number[], p: number): number =>
  [...times].sort((a, b) => a - b)[Math.round(p * (times.length - 1))]!;

interface Row {
  readonly net: string;
  readonly what: string;
  readonly slowdown: number;
  readonly events: number;
  readonly handled: readonly number[];
  readonly painted: readonly number[];
  readonly missed: number;
}

function rowOf(net: string, what: string, slowdown: number, { handled, painted, frames }: Times): Row {
  const due = frames.reduce((sum, ms) => sum + Math.round(ms / frameMs), 0);
  const both = (times: readonly number[]) => [quantile(times, 0.5), quantile(times, 0.95)];
  return {
    net,
    what,
    slowdown,
    events: handled.length,
    handled: both(handled),
    painted: both(painted),
    missed: 1 - frames.length / due,
  };
}

async function rowsOf(browser: Browser, address: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [layers, width] of nets) {
    for (const slowdown of slowdowns) {
      const net = `L = ${layers}, n = ${width}`;
      const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
      await page.addInitScript(watch);
      await page.goto(`${address}#layers=${layers}&width=${width}`);
      await page.waitForLoadState('networkidle');
      const session = await page.context().newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
      for (const name of sliders) {
        if (!(await page.getByRole('slider', { name, exact: true }).isVisible())) continue;
        rows.push(rowOf(net, name, slowdown, await drag(page, name)));
      }
      rows.push(rowOf(net, 'Activation', slowdown, await press(page)));
      await page.close();
    }
  }
  return rows;
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;

function goalsOf(rows: readonly Row[]): Goal[] {
  const drags = rows.filter(({ what, net }) => what !== 'Activation' && net === 'L = 64, n = 64');
  const at = (slowdown: number) => drags.filter((row) => row.slowdown === slowdown);
  const median = Math.max(...at(1).map(({ handled }) => handled[0]!));
  const missed = Math.max(...at(4).map((row) => row.missed));
  return [
    {
      wanted: 'L = 64, n = 64: an event is dealt with in less than 8 ms, median',
      measured: `${digits(median)} ms at most`,
      reached: median < 8,
    },
    {
      wanted: 'L = 64, n = 64, CPU slowed 4 ×: no frame missed',
      measured: `${percent(missed)} at most`,
      reached: missed < 0.005,
    },
  ];
}

export const run = (): Promise<string> =>
  onBuiltPage(async (browser, address) => {
    const rows = await rowsOf(browser, address);
    const head = ['', 'CPU slowed', 'events', 'handled', '95 %', 'painted', '95 %', 'frames missed'];
    const lines = rows.map(({ net, what, slowdown, events, handled, painted, missed }) => [
      `${net}: ${what}`,
      `${slowdown} ×`,
      String(events),
      ...[...handled, ...painted].map(digits),
      percent(missed),
    ]);
    return `${table(head, lines)}\n\n${goals(goalsOf(rows))}`;
  });
