import { type ReactNode, useMemo, useState } from 'react';
import { Plot } from '../charts/plot.tsx';
import { formatNumber } from '../model/format.ts';
import { defaultSettings } from '../model/settings.ts';
import { useAppState } from '../state/hooks.ts';
import { useDigits, useStartingSpeeds } from '../state/learning-hooks.ts';
import type { StartingSpeedsSummary } from '../state/starting-speeds.ts';
import { Segments } from '../ui/segments.tsx';
import { DigitsLine } from './digits-line.tsx';
import { Figure } from './figure.tsx';
import { InSight, useInSight } from './in-sight.tsx';
import {
  columnsData,
  columnsOf,
  columnsTable,
  columnWords,
  printedNets,
  settingsOf,
  stepFactor,
} from './nielsen-columns.ts';

const ensembles = [
  { id: '40', words: '40 nets' },
  { id: '400', words: '400 nets' },
] as const;

const [two, three, four] = printedNets.map((net) => settingsOf(net, defaultSettings.seed));

/** How many of the nets are there, of how many. */
function progressOf(summaries: readonly (StartingSpeedsSummary | undefined)[]): {
  readonly done: number;
  readonly all: number;
} {
  const sum = (of: 'done' | 'runs') => summaries.reduce((total, summary) => total + (summary?.[of] ?? 0), 0);
  return { done: sum('done'), all: sum('runs') };
}

function Speeds(): ReactNode {
  const isSeen = useInSight();
  const seed = useAppState((state) => state.settings.seed);
  const [runs, setRuns] = useState<(typeof ensembles)[number]['id']>('40');
  const [isStopped, setStopped] = useState(false);
  const digits = useDigits(isSeen);
  const isWanted = isSeen && digits.sets !== null;
  const isEnsembleWanted = isWanted && !isStopped;
  const [own2, own3, own4] = useMemo(() => printedNets.map((net) => settingsOf(net, seed)), [seed]);
  const singles = [
    useStartingSpeeds(own2!, 0, isWanted),
    useStartingSpeeds(own3!, 0, isWanted),
    useStartingSpeeds(own4!, 0, isWanted),
  ];
  const ensemble = [
    useStartingSpeeds(two!, Number(runs), isEnsembleWanted),
    useStartingSpeeds(three!, Number(runs), isEnsembleWanted),
    useStartingSpeeds(four!, Number(runs), isEnsembleWanted),
  ];
  const columns = columnsOf(printedNets.map((_, i) => ({ ensemble: ensemble[i], single: singles[i] })));
  const problem = digits.problem ?? [...singles, ...ensemble].find((one) => one?.problem)?.problem ?? null;
  const { done, all } = progressOf(ensemble);
  const isUnfinished = done < all && problem === null;
  return (
    <Figure
      id="speeds"
      title="Each layer further back learns about five times more slowly"
      about="Nielsen’s nets on handwritten digits, whatever the settings."
      note={
        <>
          Dots with a number: as Nielsen prints it, one draw each. Circle and stroke, measured: median and 5
          to 95&nbsp;% of {runs} nets of each kind. Blue dot, measured: the net of seed {seed}. Dashed,
          typical case: a factor of {formatNumber(stepFactor, { digits: 5 })} per layer.{' '}
          {isUnfinished && `${done} of ${all} nets taken ${isStopped ? 'before it was stopped' : 'so far'}.`}
        </>
      }
      table={() => columnsTable(columns)}
    >
      <div className="fig-switch">
        <Segments
          name="How many nets of each kind"
          choices={ensembles}
          value={runs}
          onChoose={(id) => {
            setRuns(id);
            setStopped(false);
          }}
        />
        {isUnfinished && (
          <button type="button" className="ui-button" onClick={() => setStopped(!isStopped)}>
            {isStopped ? 'Go on' : 'Stop'}
          </button>
        )}
      </div>
      <DigitsLine progress={digits.progress} problem={problem} />
      <div className="fig-plot fig-tall">
        <Plot
          data={columnsData(columns)}
          summary="Speed of learning of each hidden layer at the start, of nets with two, three and four of them"
          reading={(x) => columnWords(columns, x)}
          step={columns.map(({ at }) => at)}
          start={0}
        />
      </div>
    </Figure>
  );
}

/** Nielsen's speeds of learning before anything is learnt, beside those of our nets. */
export function StartingSpeedsFigure(): ReactNode {
  return (
    <InSight>
      <Speeds />
    </InSight>
  );
}
