import type { PlotData, PlotRule } from '../charts/plot-data.ts';
import { plain } from '../charts/text.ts';
import { digitClasses } from '../core/digits.ts';
import { constantAnswerCost } from '../core/training/constant-answer.ts';
import { formatLog10, formatNumber } from '../model/format.ts';
import type { TrainingRun } from '../state/training-run.ts';
import { log10Cell, numberCell, withText } from './cells.ts';
import type { Table } from './data-table.tsx';
import { epochAt, isLayered, type Line, pointBefore, seriesOf, type ViewId } from './training-lines.ts';

export interface ViewWords {
  readonly id: ViewId;
  /** Of the button that chooses it. */
  readonly words: string;
  /** Of the figure. */
  readonly title: string;
  readonly axis: string;
}

export const views: readonly ViewWords[] = [
  {
    id: 'gradB',
    words: 'Biases',
    title: 'While nets learn: the bias gradients of their layers',
    axis: '‖∂C/∂b‖ of all examples',
  },
  {
    id: 'gradW',
    words: 'Weights',
    title: 'While nets learn: the weight gradients of their layers',
    axis: '‖∂C/∂w‖ of all examples',
  },
  {
    id: 'change',
    words: 'Change',
    title: 'While nets learn: by what part of themselves weights change',
    axis: '‖Δw‖ / ‖w‖ of one step',
  },
  { id: 'cost', words: 'Cost', title: 'While nets learn: what their answers cost', axis: 'mean cost' },
  {
    id: 'accuracy',
    words: 'Accuracy',
    title: 'While nets learn: how many digits they recognise',
    axis: 'digits recognised, %',
  },
];

/** The digits for training are as many of each kind. */
const balanced = Array<number>(digitClasses).fill(1 / digitClasses);
/** The share of digits that is recognised by guessing. */
export const chance = 1 / digitClasses;

/** What the best constant answer costs a net on all digits; null where their kinds are not balanced. */
export const constantCostOf = ({ data, examples, cost }: TrainingRun['settings']): number | null =>
  data === 'digits' && examples % digitClasses === 0 ? constantAnswerCost(cost, balanced) : null;

const finite = (values: readonly number[]): number[] => values.filter(Number.isFinite);

/** Whole decades around everything that was ever told, and at least two: as a training goes on the axis only grows. */
function decadesOf(lines: readonly Line[]): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { run, valueAt } of lines) {
    for (let i = 0; i < run.points.count; i++) {
      const value = valueAt(i);
      if (!Number.isFinite(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  if (low > high) return [-4, 0];
  return [Math.min(Math.floor(low), Math.ceil(high) - 2), Math.ceil(high)];
}

function costsOf(lines: readonly Line[]): [number, number] {
  const starts = finite(lines.map(({ valueAt, run }) => (run.points.count > 0 ? valueAt(0) : 0)));
  // What is dearer than the dearest start has run away.
  return [0, Math.max(1, 1.1 * Math.min(100, Math.max(0, ...starts)))];
}

function rulesOf(runs: readonly TrainingRun[], view: ViewId): PlotRule[] {
  if (view === 'accuracy' && runs.some(({ settings }) => settings.data === 'digits'))
    return [{ along: 'x', at: 100 * chance, role: 'typical', label: plain('by guessing') }];
  const costs = new Set(runs.map(({ settings }) => constantCostOf(settings)));
  const [cost] = costs;
  if (view === 'cost' && costs.size === 1 && cost)
    return [{ along: 'x', at: cost, role: 'typical', label: plain('the same answer to all') }];
  return [];
}

export function trainingData(
  runs: readonly TrainingRun[],
  allLines: readonly Line[],
  { id, axis }: ViewWords,
): PlotData {
  const lines =
    id === 'accuracy'
      ? allLines.map((line) => ({ ...line, valueAt: (i: number) => 100 * line.valueAt(i) }))
      : allLines;
  return {
    x: { title: plain('epochs'), domain: [0, Math.max(1, ...runs.map(({ plan }) => plan.epochs))] },
    y: {
      title: plain(axis),
      domain: isLayered(id) ? decadesOf(lines) : id === 'accuracy' ? [0, 100] : costsOf(lines),
      decades: isLayered(id),
    },
    series: seriesOf(lines),
    // A net as it was drawn has one point, and no line.
    dots: seriesOf(lines).filter(({ points }) => points.length === 1),
    rules: rulesOf(runs, id),
  };
}

/** Where the points of the nets stand, in epochs, from left to right. */
export function epochsOf(runs: readonly TrainingRun[]): readonly number[] {
  const [longest] = [...runs].sort((a, b) => b.points.count - a.points.count);
  return longest ? Array.from({ length: longest.points.count }, (_, i) => epochAt(longest, i)) : [];
}

export function valueWords(view: ViewId, value: number): string {
  if (Number.isNaN(value)) return 'not known';
  if (isLayered(view)) return formatLog10(value);
  return view === 'cost' ? formatNumber(value) : `${(100 * value).toFixed(1)}\u00a0%`;
}

export const epochWords = (epoch: number): string => formatNumber(epoch, { trim: true });

/** The curves at an epoch, in words; those in between are left to the table. */
export function readingAt(lines: readonly Line[], view: ViewId, epoch: number): string {
  const told = lines
    .filter(({ faint, run }) => !faint && run.points.count > 0)
    .map(({ run, words, valueAt }) =>
      `${words}: ${valueWords(view, valueAt(pointBefore(run, epoch)))}`.trim(),
    );
  return told.length === 0
    ? 'Nothing has been measured yet.'
    : `Epoch ${epochWords(epoch)} · ${told.join('; ')}.`;
}

/** About this many rows of numbers. */
export const tableRows = 12;

/** With as many rows as there are points, unless fewer are wanted. */
export function trainingTable(
  runs: readonly TrainingRun[],
  lines: readonly Line[],
  view: ViewId,
  most = Number.POSITIVE_INFINITY,
): Table {
  const epochs = epochsOf(runs);
  const every = Math.max(1, Math.ceil(epochs.length / most));
  const chosen = epochs.filter((_, i) => i % every === 0 || i === epochs.length - 1);
  return {
    columns: ['epoch', ...lines.map(({ words }) => words)],
    rows: chosen.map((epoch) => [
      withText(numberCell(epoch), epochWords(epoch)),
      ...lines.map(({ run, valueAt }) => {
        const i = pointBefore(run, epoch);
        const value = i < 0 ? Number.NaN : valueAt(i);
        return isLayered(view) ? log10Cell(value) : withText(numberCell(value), valueWords(view, value));
      }),
    ]),
  };
}
