import { memo, type ReactNode, useId, useMemo, useState } from 'react';
import type { GradientChartData } from '../charts/gradient-data.ts';
import { useSize } from '../charts/use-size.ts';
import type { QuantityId } from '../model/quantities.ts';
import type { SeriesId } from '../model/series.ts';
import { type State, toggleSeries } from '../state/changes.ts';
import { useApply, useAppState, usePinned, useResults, useSettledResults } from '../state/hooks.ts';
import type { PinnedNet } from '../state/pinned.ts';
import type { Results } from '../state/results.ts';
import { fetched } from '../ui/fetched.tsx';
import { ExportMenu } from './export-menu.tsx';
import { GradientChart } from './gradient-chart.tsx';
import { gradientCsv } from './gradient-csv.ts';
import { ghostsOf, gradientChartData, layerOnShow } from './gradient-data.ts';
import { GradientReading } from './gradient-reading.tsx';
import { summaryOf, theoryWords } from './gradient-words.ts';
import { useKeyLinked } from './key-linked.ts';
import './gradient.css';
import './gradient-tools.css';

const GradientTable = fetched({
  what: 'The table',
  load: async () => (await import('./gradient-table.tsx')).GradientTable,
});

const title = 'Gradient of every layer, and the bound it cannot pass';

/** The gradient of each layer of the net on show beside what is proved of it. */
export function GradientFigure(): ReactNode {
  const results = useResults();
  const shown = useAppState((state) => state.shown);
  const isDragging = useAppState((state) => state.dragging !== null);
  const focusLayer = useAppState((state) => state.focus?.layer);
  const { settings } = results;
  const pinned = usePinned();
  const data = useChartData(results, shown, pinned);
  const [container, size] = useSize<HTMLDivElement>();
  const [pointed, setPointed] = useState<number | null>(null);
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const selected = layerOnShow(settings, data.layers);
  const read = pointed ?? focusLayer ?? selected;
  return (
    <figure className="fig-gradient" aria-labelledby={id} data-open={isOpen || undefined}>
      <figcaption id={id} className="fig-gradient-title">
        {title}
      </figcaption>
      <GradientReading layer={read >= 2 && read <= data.layers ? read : selected} />
      <div
        ref={container}
        className="fig-gradient-plot"
        // As tall as it was when the drag began, however long the words below become.
        style={isDragging && size ? { flex: `0 0 ${size.height}px` } : undefined}
        aria-busy={results.pending}
      >
        {size && (
          <GradientChart
            data={data}
            size={size}
            selected={selected}
            isSettling={shown.ensemble && isEnsembleNear(results)}
            pointed={pointed !== null && pointed <= data.layers ? pointed : null}
            onPoint={setPointed}
          />
        )}
      </div>
      <div className="fig-gradient-tools">
        <SeriesToggle id="gradW" words="Weight gradient" brief={<i>∂C/∂w</i>} />
        <SeriesToggle id="rungs" words="Rungs" />
        <SeriesToggle id="lower" words="Lower bound" brief="Lower" />
        <SeriesToggle id="ensemble" words="Many nets" brief="Nets" />
        <SeriesToggle id="typical" words="Theory" />
        <Progress results={results} />
        <ExportMenu figure="gradient" title={title} table={() => gradientCsv(results, shown, pinned)} />
        <button
          type="button"
          className="fig-quiet"
          aria-expanded={isOpen}
          aria-controls={isOpen ? `${id}-table` : undefined}
          onClick={() => setOpen(!isOpen)}
        >
          <span className="fig-wide">Data table</span>
          <span className="fig-brief" aria-hidden="true">
            Table
          </span>
        </button>
      </div>
      {shown.typical && <TheoryNote experiment={results.experiment} />}
      <Summary />
      {isOpen && <GradientTable id={`${id}-table`} name="Data of the chart" />}
    </figure>
  );
}

/** The same object as long as nothing in it changes: not when another layer is selected. */
function useChartData(
  results: Results,
  shown: State['shown'],
  pinned: readonly PinnedNet[],
): GradientChartData {
  const { experiment, net, measurement, bounds, rungs, stale, settings } = results;
  const { ensemble, ensembleStale, ensembleProgress } = results;
  const { examples } = settings;
  const ghosts = useMemo(() => ghostsOf(pinned), [pinned]);
  const own = useMemo(() => {
    const proved = { experiment, net, measurement, bounds, rungs, stale };
    return gradientChartData({ ...proved, ensemble, ensembleStale, ensembleProgress }, examples, shown);
  }, [
    experiment,
    net,
    measurement,
    bounds,
    rungs,
    stale,
    ensemble,
    ensembleStale,
    ensembleProgress,
    examples,
    shown,
  ]);
  return useMemo(() => (ghosts.length === 0 ? own : { ...own, ghosts }), [own, ghosts]);
}

/** Whether the nets of the settings of now are there but for a moment. */
const isEnsembleNear = ({ ensembleStale, ensembleProgress, problem }: Results): boolean =>
  ensembleStale && ensembleProgress === null && problem === null;

interface ToggleProps {
  readonly id: SeriesId;
  readonly words: string;
  /** What stands for the words where there is little room. */
  readonly brief?: ReactNode;
}

/** What is lit while the keyboard is at the button of a series; of the rungs, the first. */
const quantities: Partial<Record<SeriesId, QuantityId>> = {
  gradW: 'gradW',
  rungs: 'b1',
  lower: 'lower',
  ensemble: 'band',
  typical: 'typical',
};

/** Shows or hides a series; its stroke tells which. */
function SeriesToggle({ id, words, brief }: ToggleProps): ReactNode {
  const isShown = useAppState((state) => state.shown[id]);
  const apply = useApply();
  return (
    <button
      type="button"
      className="fig-quiet"
      data-series={id}
      aria-pressed={isShown}
      onClick={() => apply(toggleSeries(id))}
      {...useKeyLinked(quantities[id])}
    >
      <svg width="18" height="10" aria-hidden="true">
        <path d="M1,5H17" />
      </svg>
      <span className={brief === undefined ? undefined : 'fig-wide'}>{words}</span>
      {brief && (
        <span className="fig-brief" aria-hidden="true">
          {brief}
        </span>
      )}
    </button>
  );
}

/** How far the work has come that takes longer than a moment. */
function Progress({ results }: { results: Results }): ReactNode {
  const { progress, ensembleProgress } = results;
  const share = progress ?? ensembleProgress;
  const what = progress === null ? 'nets' : 'computing';
  return (
    <span className="fig-progress">
      {share !== null && (
        <>
          <span className="fig-progress-of">{what}, </span>
          {Math.floor(100 * share)} %
        </>
      )}
    </span>
  );
}

/** Why the line of theory is not drawn. */
function TheoryNote({ experiment }: { experiment: Results['experiment'] }): ReactNode {
  const words = theoryWords(experiment);
  return words && <p className="fig-gradient-note">{words}</p>;
}

/** Says the whole chart in words whenever a control has been let go. */
const Summary = memo(function Summary(): ReactNode {
  const results = useSettledResults();
  const shown = useAppState((state) => state.shown);
  const data = gradientChartData(results, results.settings.examples, shown);
  const theory = shown.typical ? theoryWords(results.experiment) : null;
  return (
    <p className="ui-hidden" aria-live="polite">
      {summaryOf(data, layerOnShow(results.settings, data.layers))}
      {theory && ` ${theory}`}
    </p>
  );
});
