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
  /** Has so many nets taken, `settings.seed` naming the ensemble, after those asked for before. */
  readonly ask: (settings: Settings, runs: number) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Starting speeds, each ensemble taken once and kept; one after the other. */
export function createStartingSpeeds(pool: Pool, digits: DigitsSource): StartingSpeedsSource {
  const listeners = new Set<() => void>();
  const known: StartingSpeedsSummary[] = [];
  let working = false;

  const placeOf = (settings: Settings): number =>
    known.findIndex((one) => sameExperiment(one.settings, settings));

  const put = (place: number, change: Partial<StartingSpeedsSummary>) => {
    known[place] = { ...known[place]!, ...change };
    for (const listener of listeners) listener();
  };

  /** Takes up the first that is not finished. */
  const goOn = () => {
    if (working) return;
    const place = known.findIndex(
      ({ own, done, runs, problem }) => (own === null || done < runs) && problem === null,
    );
    const next = known[place];
    if (!next) return;
    const { sets, progress, problem } = digits.get();
    if (next.settings.data === 'digits' && sets === null) {
      if (problem !== null) return put(place, { problem, progress: null });
      put(place, { progress: progress ?? 0 });
      return digits.load();
    }
    working = true;
    const gradB: Float64Array[] = [];
    const gradW: Float64Array[] = [];
    let own: readonly number[] | null = null;
    const tell = () =>
      put(place, {
        done: gradB.length,
        gradB: speedSummary(gradB),
        gradW: speedSummary(gradW),
        own,
        progress: null,
      });
    const end = (failure: string | null) => {
      working = false;
      put(place, { problem: failure });
      goOn();
    };
    const request = { experiment: experimentOf(next.settings, sets?.training ?? null), runs: next.runs };
    pool.run('speeds', request, {
      parts: (parts) => {
        for (const { run, logGradB, logGradW } of parts) {
          if (run === null) own = [...logGradB].map((log, l) => (l < 2 ? 0 : Math.exp(log)));
          else [gradB[run], gradW[run]] = [logGradB, logGradW];
        }
        tell();
      },
      done: () => end(null),
      failed: end,
    });
  };

  digits.subscribe(goOn);

  return {
    get: (settings) => known[placeOf(settings)],
    ask: (settings, runs) => {
      const place = placeOf(settings);
      const now = known[place];
      if (now && now.runs >= runs && now.problem === null) return;
      const fresh: StartingSpeedsSummary = {
        settings,
        runs,
        done: 0,
        gradB: [],
        gradW: [],
        own: null,
        progress: null,
        problem: refusal(settings),
      };
      if (now) known[place] = fresh;
      else known.push(fresh);
      if (settings.data === 'digits') digits.load();
      goOn();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
