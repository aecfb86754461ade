import { canTakeSpectra, spectraTakeAMoment } from '../compute/costs.ts';
import type { Pool } from '../compute/pool.ts';
import type { Measurement } from '../core/measurement.ts';
import type { ResultsSource } from './results.ts';

/** The singular values of the matrices J_l of one net, δˡ = J_l e, as far as they are known. Nothing in it changes later. */
export interface Spectra {
  /** Of the net they belong to; null before the first. */
  readonly measurement: Measurement | null;
  /** Natural logarithms, descending; filled from L down. */
  readonly byLayer: readonly (Float64Array | undefined)[];
  /** How it stands with those of the net on show; `waiting` while nobody looks or something else comes first. */
  readonly status: 'waiting' | 'working' | 'done' | 'batch' | 'too large' | 'failed';
}

export interface SpectraSource {
  readonly get: () => Spectra;
  readonly subscribe: (listener: () => void) => () => void;
  /** Somebody looks: until the function returned is called, the singular values are worked on. */
  readonly watch: () => () => void;
  readonly stop: () => void;
}

/**
 * The spectra of the net on show, for who watches. They come after all else, give way to it, and begin anew when the net
 * changes. Those of the last net stay until the first of the new ones come, or all where that takes but a moment.
 */
export function createSpectra(results: Pick<ResultsSource, 'get' | 'subscribe'>, pool: Pool): SpectraSource {
  const listeners = new Set<() => void>();
  let watchers = 0;
  let present: Spectra = { measurement: null, byLayer: [], status: 'waiting' };
  /** The measurement of the net whose spectra are being worked on. */
  let asked: Measurement | null = null;

  const publish = (next: Spectra) => {
    present = next;
    for (const listener of listeners) listener();
  };
  const be = (status: Spectra['status']) => {
    if (status !== present.status) publish({ ...present, status });
  };

  const drop = () => {
    if (asked) pool.cancel('spectrum');
    asked = null;
  };

  const ask = () => {
    const { measurement, experiment } = results.get();
    if (measurement.single === null) return be('batch');
    if (!canTakeSpectra(experiment)) return be('too large');
    if (present.measurement === measurement && present.byLayer[2]) return be('done');
    const known: Float64Array[] = [];
    const atOnce = spectraTakeAMoment(experiment);
    asked = measurement;
    be('working');
    pool.run('spectrum', experiment, {
      parts: (parts) => {
        for (const { layer, logSingularValues } of parts) known[layer] = logSingularValues;
        if (!atOnce) publish({ measurement, byLayer: [...known], status: 'working' });
      },
      done: () => publish({ measurement, byLayer: known, status: 'done' }),
      // The same would fail again: it stays asked for until the net is another one.
      failed: () => be('failed'),
    });
  };

  const refresh = () => {
    const { measurement, pending, stale } = results.get();
    const isWanted = watchers > 0 && !pending && !stale;
    if (isWanted && asked === measurement) return;
    drop();
    if (isWanted) ask();
    else be('waiting');
  };

  const unsubscribe = results.subscribe(refresh);
  const look = (more: number) => {
    watchers += more;
    refresh();
  };
  return {
    get: () => present,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    watch: () => {
      look(1);
      return () => look(-1);
    },
    stop: () => {
      unsubscribe();
      drop();
    },
  };
}
