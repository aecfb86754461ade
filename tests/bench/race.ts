/** Something whose speed is measured; what it returns, a number, keeps the compiler from leaving the work out. */
export interface Contender {
  readonly name: string;
  readonly run: () => number;
}

export interface Placing {
  readonly name: string;
  /** Median time of one run. */
  readonly ms: number;
  /** Half of the rounds lie between these. */
  readonly from: number;
  readonly to: number;
}

const warmUpMs = 60;
const roundMs = 6;
const rounds = 21;
/** A slow contender misses some of the rounds, but no more than leave it so many. */
const fewestTurns = 5;
const mostMs = 4000;

/** The time of one of `count` runs in a row. */
function timeOf({ name, run }: Contender, count: number): number {
  let sum = 0;
  const start = performance.now();
  for (let i = 0; i < count; i++) sum += run();
  const ms = (performance.now() - start) / count;
  if (Number.isNaN(sum)) throw new Error(`${name} is not a number.`);
  return ms;
}

function quantile(sorted: readonly number[], p: number): number {
  return sorted[Math.round(p * (sorted.length - 1))]!;
}

/**
 * The median time of each contender. They take turns, round by round, so that a machine that slows down or does
 * something else slows all of them: ratios are steadier than times.
 */
export function race(contenders: readonly Contender[]): Placing[] {
  const paces = contenders.map((contender) => {
    let ms = 0;
    let runs = 0;
    while (ms < warmUpMs) {
      ms += timeOf(contender, 1);
      runs++;
    }
    const count = Math.max(1, Math.round((runs * roundMs) / ms));
    const turns = Math.min(rounds, Math.max(fewestTurns, Math.floor((mostMs * runs) / (count * ms))));
    return { count, turns };
  });
  const times = contenders.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    contenders.forEach((contender, i) => {
      const { count, turns } = paces[i]!;
      const turnsBefore = (r: number) => Math.floor((r * turns) / rounds);
      if (turnsBefore(round + 1) > turnsBefore(round)) times[i]!.push(timeOf(contender, count));
    });
  }
  return contenders.map(({ name }, i) => {
    const sorted = times[i]!.sort((a, b) => a - b);
    return { name, ms: quantile(sorted, 0.5), from: quantile(sorted, 0.25), to: quantile(sorted, 0.75) };
  });
}

/** Multiply-adds of one run of {@link scalarRoof}. */
const roofWork = 1e6;

/**
 * The machine's best rate of multiply-adds in a loop of plain JavaScript, in doubles, one at a time: eight sums that do
 * not wait for each other, nothing loaded or stored. Dot products reach a part of it.
 */
export const scalarRoof: Contender = {
  name: 'scalar multiply-adds',
  run: () => {
    const x = 0.999999;
    const y = 1e-6;
    let [s0, s1, s2, s3, s4, s5, s6, s7] = [1, 2, 3, 4, 5, 6, 7, 8];
    for (let i = 0; i < roofWork / 8; i++) {
      s0 = s0 * x + y;
      s1 = s1 * x + y;
      s2 = s2 * x + y;
      s3 = s3 * x + y;
      s4 = s4 * x + y;
      s5 = s5 * x + y;
      s6 = s6 * x + y;
      s7 = s7 * x + y;
    }
    return s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7;
  },
};

/** Multiply-adds in a nanosecond, of the placing of {@link scalarRoof}. */
export const roofRate = ({ ms }: Placing): number => roofWork / ms / 1e6;

/** Three significant digits. */
export const digits = (value: number): string => Number(value.toPrecision(3)).toString();

/** A table of Markdown, which can be read as it stands: columns are right-aligned but for the first. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(3, ...lines.map((line) => line[column]!.length)));
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  const padded = lines.map((line) =>
    line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))),
  );
  return [padded[0]!, rule, ...padded.slice(1)].map((line) => `| ${line.join(' | ')} |`).join('\n');
}

/** What is wanted of the page, and what was measured of it. */
export interface Goal {
  readonly wanted: string;
  readonly measured: string;
  readonly reached: boolean;
}

export const goals = (all: readonly Goal[]): string =>
  table(
    ['goal', 'measured', ''],
    all.map(({ wanted, measured, reached }) => [wanted, measured, reached ? 'reached' : 'missed']),
  );
