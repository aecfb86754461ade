import type { Pool } from '../compute/pool.ts';
import { type LayerSpeeds, speedSummary } from '../core/training/speed-summary.ts';
import type { Settings } from '../model/settings.ts';
import type { DigitsSource } from './digits.ts';
import { experimentOf, sameExperiment } from './experiment.ts';
import { refusal } from './training-run.ts';

/** Speeds of learning before anything is learnt, over an ensemble of nets, as far as they are known. Nothing in it changes later. */
export interface StartingSpeedsSummary {
  readonly settings: Settings;
  /** How many nets were asked for, and how many have been taken. */
  readonly runs: number;
  readonly done: number;
  /** ‖∂C̄/∂bˡ‖ at index l = 2 … L. */
  readonly gradB: readonly LayerSpeeds[];
  /** ‖∂C̄/∂wˡ‖_F likewise. */
  readonly gradW: readonly LayerSpeeds[];
  /** ‖∂C̄/∂bˡ‖ of the net of `settings.seed` itself, which is none of the ensemble; null while it is not known. */
  readonly own: readonly number[] | null;
  /** Between 0 and 1 while the digits are fetched. */
  readonly progress: number | null;
  /** What went wrong, in words. */
  readonly problem: string | null;
}

export interface StartingSpeedsSource {
  /** What is known for these settings; undefined before it was asked for. */
  readonly get: (settings: Settings) => StartingSpeedsSummary | undefined;
  /**
   * Has so many nets taken, `settings.seed` naming the ensemble, after those asked for before, until the function returned
   * is called. What has been taken by then stays, and is gone on from.
   */
  readonly ask: (settings: Settings, runs: number) => () => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** An ensemble, and who wants how much of it. */
interface Ensemble {
  summary: StartingSpeedsSummary;
  /** One a person who waits: so many nets. */
  readonly wishes: { readonly runs: number }[];
  own: readonly number[] | null;
  /** By run, from the first on. */
  readonly gradB: Float64Array[];
  readonly gradW: Float64Array[];
}

const mostWished = ({ wishes }: Ensemble): number => Math.max(...wishes.map(({ runs }) => runs));

/** Whether nobody waits for more of it. */
const isEnough = (ensemble: Ensemble): boolean => {
  const { wishes, own, gradB, summary } = ensemble;
  const isThere = own !== null && gradB.length >= mostWished(ensemble);
  return wishes.length === 0 || summary.problem !== null || isThere;
};

/** Starting speeds, each ensemble taken once and kept; one after the other, while somebody waits for them. */
export function createStartingSpeeds(pool: Pool, digits: DigitsSource): StartingSpeedsSource {
  const listeners = new Set<() => void>();
  const known: Ensemble[] = [];
  let working: Ensemble | null = null;

  const find = (settings: Settings) =>
    known.find(({ summary }) => sameExperiment(summary.settings, settings));

  const put = (ensemble: Ensemble, change: Partial<StartingSpeedsSummary>) => {
    ensemble.summary = { ...ensemble.summary, ...change };
    for (const listener of listeners) listener();
  };

  /** Of the nets wanted, those that have been taken. */
  const tell = (ensemble: Ensemble, runs: number) => {
    const gradB = ensemble.gradB.slice(0, runs);
    put(ensemble, {
      runs,
      done: gradB.length,
      gradB: speedSummary(gradB),
      gradW: speedSummary(ensemble.gradW.slice(0, runs)),
      own: ensemble.own,
      progress: null,
    });
  };

  /** Takes up the first that is not finished. */
  const goOn = () => {
    if (working && isEnough(working)) {
      pool.cancel('speeds');
      working = null;
    }
    const next = known.find((ensemble) => !isEnough(ensemble));
    if (working || !next) return;
    const { settings } = next.summary;
    const { sets, progress, problem } = digits.get();
    if (settings.data === 'digits' && sets === null) {
      if (problem !== null) return put(next, { problem, progress: null });
      put(next, { progress: progress ?? 0 });
      return digits.load();
    }
    working = next;
    const end = (failure: string | null) => {
      working = null;
      put(next, { problem: failure });
      goOn();
    };
    const experiment = experimentOf(settings, sets?.training ?? null);
    pool.run(
      'speeds',
      { experiment, runs: mostWished(next), from: next.own && next.gradB.length },
      {
        parts: (parts) => {
          for (const { run, logGradB, logGradW } of parts) {
            if (run === null) next.own = [...logGradB].map((log, l) => (l < 2 ? 0 : Math.exp(log)));
            else [next.gradB[run], next.gradW[run]] = [logGradB, logGradW];
          }
          tell(next, next.summary.runs);
          goOn();
        },
        done: () => end(null),
        failed: end,
      },
    );
  };

  digits.subscribe(goOn);

  return {
    get: (settings) => find(settings)?.summary,
    ask: (settings, runs) => {
      const ensemble = find(settings) ?? newEnsemble(settings);
      if (!known.includes(ensemble)) known.push(ensemble);
      const wish = { runs };
      ensemble.wishes.push(wish);
      if (ensemble.summary.problem !== null) put(ensemble, { problem: refusal(settings) });
      // Who wants the net of the seed alone says nothing of the others.
      const most = mostWished(ensemble);
      if (runs > 0 && most !== ensemble.summary.runs) tell(ensemble, most);
      if (settings.data === 'digits' && !isEnough(ensemble)) digits.load();
      goOn();
      return () => {
        ensemble.wishes.splice(ensemble.wishes.indexOf(wish), 1);
        goOn();
      };
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const newEnsemble = (settings: Settings): Ensemble => ({
  summary: {
    settings,
    runs: 0,
    done: 0,
    gradB: [],
    gradW: [],
    own: null,
    progress: null,
    problem: refusal(settings),
  },
  wishes: [],
  own: null,
  gradB: [],
  gradW: [],
});
