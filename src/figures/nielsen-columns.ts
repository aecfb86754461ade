import type { PlotData } from '../charts/plot-data.ts';
import { plain } from '../charts/text.ts';
import { formatNumber } from '../model/format.ts';
import { nielsenNets } from '../model/nielsen.ts';
import { defaultSettings, type Settings } from '../model/settings.ts';
import type { StartingSpeedsSummary } from '../state/starting-speeds.ts';
import { numberCell } from './cells.ts';
import type { Table } from './data-table.tsx';
import { factorAt } from './schemes.ts';

/** Nielsen's nets whose speeds he prints. */
export const printedNets = nielsenNets.flatMap((net) =>
  net.printed && net.stored ? [{ ...net, printed: net.printed, stored: net.stored }] : [],
);

export const settingsOf = (net: (typeof printedNets)[number], seed: number): Settings => ({
  ...defaultSettings,
  ...net.settings(defaultSettings),
  seed,
});

/** 1/√χ₁ of his initialiser: what the theory of wide nets expects a step back to divide by. */
export const stepFactor = 1 / factorAt('sigmoid', 1, 1);

/** A hidden layer of one of the nets: what he prints, and what is known of ours. */
export interface Column {
  /** On the x axis; a free place stands between two nets. */
  readonly at: number;
  readonly hidden: number;
  /** As Nielsen counts: his hidden layer h is layer h + 1 here. */
  readonly h: number;
  readonly printed: string;
  readonly stored: number;
  readonly median: number;
  readonly p5: number;
  readonly p95: number;
  /** Median of the weight gradient. */
  readonly weights: number;
  /** Of the net of the present seed. */
  readonly own: number;
}

/** What is known of the ensemble, and of the one net, for each of the nets. */
export interface Known {
  readonly ensemble: StartingSpeedsSummary | undefined;
  readonly single: StartingSpeedsSummary | undefined;
}

export function columnsOf(known: readonly Known[]): readonly Column[] {
  let at = 0;
  return printedNets.flatMap(({ hidden, printed, stored }, i) => {
    const { ensemble, single } = known[i]!;
    const columns = printed.map((text, j) => {
      const l = j + 2;
      const b = ensemble?.gradB[l];
      return {
        at: at + j,
        hidden,
        h: j + 1,
        printed: text,
        stored: stored[j]!,
        median: b?.median ?? Number.NaN,
        p5: b?.p5 ?? Number.NaN,
        p95: b?.p95 ?? Number.NaN,
        weights: ensemble?.gradW[l]?.median ?? Number.NaN,
        own: single?.own?.[l] ?? Number.NaN,
      };
    });
    at += hidden + 1;
    return columns;
  });
}

const aside = 0.24;

/** The theory's line through the median of the last hidden layer of a net. */
function theoryOf(columns: readonly Column[], label: string) {
  const last = columns.at(-1)!;
  return {
    id: `theory-${last.hidden}`,
    label: label === '' || !Number.isFinite(last.median) ? [] : plain(label),
    role: 'typical' as const,
    dashed: true,
    points: columns.map(({ at, h }) => ({
      x: at,
      y: Math.log10(last.median) - (last.h - h) * Math.log10(stepFactor),
    })),
  };
}

export function columnsData(columns: readonly Column[]): PlotData {
  const groups = printedNets.map(({ hidden }) => columns.filter((column) => column.hidden === hidden));
  const start = (i: number) => groups[i]![0]!.at - 1;
  return {
    x: {
      title: plain('hidden layer, the first next to the image'),
      domain: [start(0) - 0.15, columns.at(-1)!.at + 0.5],
      ticks: columns.map(({ at, h }) => ({ value: at, label: plain(String(h)) })),
    },
    y: { title: plain('speed of the biases at the start'), domain: [-3.3, -0.1], decades: true },
    series: groups.map((group, i) =>
      theoryOf(group, i === groups.length - 1 ? `÷ ${formatNumber(stepFactor)}` : ''),
    ),
    rules: groups.map((group, i) => ({
      along: 'y' as const,
      at: i === 0 ? start(0) - 0.15 : start(i) + 0.2,
      role: 'typical' as const,
      label: plain(`${group.length} hidden`),
    })),
    marks: columns.flatMap((column) => [
      {
        x: column.at - aside,
        y: Math.log10(column.stored),
        role: 'ink' as const,
        solid: true,
        label: plain(column.printed),
        isLabelLeft: true,
      },
      {
        x: column.at,
        y: Math.log10(column.median),
        role: 'measured' as const,
        range: [Math.log10(column.p5), Math.log10(column.p95)] as const,
      },
      { x: column.at + aside, y: Math.log10(column.own), role: 'measured' as const, solid: true },
    ]),
  };
}

const shown = (x: number): string => (Number.isNaN(x) ? 'not known yet' : formatNumber(x));

/** The column at this place of the axis, in words. */
export function columnWords(columns: readonly Column[], x: number): string {
  const { hidden, h, printed, median, p5, p95, own } = columns.reduce((best, column) =>
    Math.abs(column.at - x) < Math.abs(best.at - x) ? column : best,
  );
  const ours = Number.isNaN(median)
    ? 'ours is not known yet'
    : `ours, median ${shown(median)}, 5 to 95\u00a0% ${shown(p5)} to ${shown(p95)}`;
  return `${hidden} hidden layers, hidden layer ${h}, layer ${h + 1} here. Nielsen ${printed}; ${ours}; this seed ${shown(own)}.`;
}

export const columnsTable = (columns: readonly Column[]): Table => ({
  columns: [
    'net, hidden layer',
    'Nielsen prints',
    'his file',
    'median',
    '5 %',
    '95 %',
    'this seed',
    'weights, median',
  ],
  rows: columns.map(({ hidden, h, printed, stored, median, p5, p95, own, weights }) => [
    `${hidden} hidden, ${h}`,
    printed,
    ...[stored, median, p5, p95, own, weights].map((x) => numberCell(x)),
  ]),
});
