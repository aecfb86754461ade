import type { PlotSeries } from '../charts/plot-data.ts';
import { plain } from '../charts/text.ts';
import { type LayerColumn, layerValue, type NetColumn, netValue } from '../core/training/points.ts';
import type { ColourRole } from '../model/quantities.ts';
import { epochOf, type TrainingRun } from '../state/training-run.ts';

/** The quantities whose curves can be shown. */
export const viewIds = ['gradB', 'gradW', 'change', 'cost', 'accuracy'] as const;
export type ViewId = (typeof viewIds)[number];
export type LayeredId = Extract<ViewId, LayerColumn>;
export const isLayered = (view: ViewId): view is LayeredId => view !== 'cost' && view !== 'accuracy';

/** Which hidden layers have a curve. */
export const spreadIds = ['ends', 'all'] as const;
export type SpreadId = (typeof spreadIds)[number];

/** The colours of the nets, in the order in which they were added. */
export const runRoles = ['measured', 'contrast', 'slope', 'weight'] as const satisfies readonly ColourRole[];
/** More curves than that are not told apart. */
export const mostRuns = runRoles.length;

/** One curve: its value at a point of its run; of layered views log₁₀. */
export interface Line {
  readonly run: TrainingRun;
  /** 1, 2, …, as the list of the nets counts. */
  readonly number: number;
  readonly role: ColourRole;
  readonly layer: number | null;
  readonly words: string;
  readonly label: string;
  readonly dashed: boolean;
  readonly faint: boolean;
  readonly valueAt: (i: number) => number;
}

/** The hidden layers, or the output layer where there is none. */
export const firstLayer = 2;
export const lastHidden = ({ settings }: TrainingRun): number => Math.max(firstLayer, settings.layers - 1);

function layersOf(run: TrainingRun, spread: SpreadId): readonly number[] {
  const last = lastHidden(run);
  if (spread === 'all') return Array.from({ length: last - 1 }, (_, i) => i + firstLayer);
  return last === firstLayer ? [firstLayer] : [firstLayer, last];
}

function netLines(
  run: TrainingRun,
  number: number,
  role: ColourRole,
  columns: readonly (readonly [column: NetColumn, word: string])[],
  prefix: string,
): Line[] {
  return columns.map(([column, word], k) => ({
    run,
    number,
    role,
    layer: null,
    words: `${prefix === '' ? '' : `net ${number}, `}${word}`.replace(/, $/, ''),
    label: `${prefix}${word}`.replace(/ · $/, ''),
    dashed: k > 0,
    faint: false,
    valueAt: (i) => netValue(run.points, i, column),
  }));
}

/** Every curve of a view of these nets; what has no number at all (no digits to test on) has no curve. */
export function linesOf(runs: readonly TrainingRun[], view: ViewId, spread: SpreadId): readonly Line[] {
  const isAlone = runs.length === 1;
  return runs
    .flatMap((run, i): Line[] => {
      const number = i + 1;
      const role = runRoles[i % mostRuns]!;
      const prefix = isAlone ? '' : `${number} · `;
      if (view === 'cost') return netLines(run, number, role, [['cost', isAlone ? 'cost' : '']], prefix);
      if (view === 'accuracy') {
        const columns = [
          ['testAccuracy', 'test'],
          ['trainingAccuracy', 'training'],
        ] as const;
        return netLines(run, number, role, columns, prefix);
      }
      const layers = layersOf(run, spread);
      const last = layers.at(-1)!;
      return layers.map((layer) => ({
        run,
        number,
        role,
        layer,
        words: `${isAlone ? '' : `net ${number}, `}layer ${layer}`,
        label: layer === firstLayer || layer === last ? `${prefix}layer ${layer}` : '',
        dashed: layer === last && layer !== firstLayer,
        faint: layer !== firstLayer && layer !== last,
        valueAt: (point) => layerValue(run.points, point, view, layer) / Math.LN10,
      }));
    })
    .filter(({ run, valueAt }) => run.points.count === 0 || !Number.isNaN(valueAt(run.points.count - 1)));
}

/** Points on all curves together, so that they are drawn in a few milliseconds. */
const mostPoints = 9000;
const leastPerLine = 60;

/** Points of a run that are drawn: all, or every so many, and the last. */
function drawnPoints({ points: { count } }: TrainingRun, most: number): readonly number[] {
  const every = Math.max(1, Math.ceil(count / most));
  const drawn: number[] = [];
  for (let i = 0; i < count - 1; i += every) drawn.push(i);
  if (count > 0) drawn.push(count - 1);
  return drawn;
}

export const epochAt = (run: TrainingRun, i: number): number =>
  netValue(run.points, i, 'step') / epochOf(run);

export function seriesOf(lines: readonly Line[]): readonly PlotSeries[] {
  const most = Math.max(leastPerLine, Math.floor(mostPoints / Math.max(1, lines.length)));
  return lines.map(({ run, number, layer, role, label, dashed, faint, valueAt }) => ({
    id: `${number} ${label} ${layer}`,
    label: label === '' ? [] : plain(label),
    role,
    dashed,
    faint,
    points: drawnPoints(run, most).map((i) => ({ x: epochAt(run, i), y: valueAt(i) })),
  }));
}

/** The last point of a run no later than this epoch; −1 before there is any. */
export function pointBefore(run: TrainingRun, epoch: number): number {
  let [low, high] = [-1, run.points.count - 1];
  while (low < high) {
    const middle = Math.floor((low + high + 1) / 2);
    if (epochAt(run, middle) <= epoch + 1e-9) low = middle;
    else high = middle - 1;
  }
  return low;
}
