import type { PlaneRow } from '../compute/jobs.ts';
import type { Pool } from '../compute/pool.ts';
import type { ActivationId } from '../core/types.ts';

/** Which part of the plane of settings: 0 … weightScale times 0 … biasScale. */
export interface PlaneRange {
  readonly weightScale: number;
  readonly biasScale: number;
}

/** The typical case over a part of the plane, as far as it is known. Nothing in it changes later. */
export interface Plane {
  readonly activation: ActivationId;
  readonly range: PlaneRange;
  readonly rows: number;
  readonly columns: number;
  /** χ₁ at the middle of each cell, at row·columns + column; rows are σ_b from 0 upwards. Undefined rows are to come. */
  readonly chi: readonly (Float64Array | undefined)[];
  /** q* likewise. */
  readonly variance: readonly (Float64Array | undefined)[];
  readonly complete: boolean;
  /** What went wrong, in words. */
  readonly problem: string | null;
}

export interface PlanesSource {
  /** What is known of it; undefined before it was asked for. */
  readonly get: (activation: ActivationId, range: PlaneRange) => Plane | undefined;
  /** Has it computed, in place of another that is not finished. */
  readonly ask: (activation: ActivationId, range: PlaneRange) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

const columns = 180;
const rows = 112;

/** The middles of `count` cells between 0 and `most`. */
const middles = (count: number, most: number): readonly number[] =>
  Array.from({ length: count }, (_, i) => (most * (i + 0.5)) / count);

const keyOf = (activation: ActivationId, { weightScale, biasScale }: PlaneRange): string =>
  `${activation} ${weightScale} ${biasScale}`;

function withRows(plane: Plane, parts: readonly PlaneRow[]): Plane {
  const chi = [...plane.chi];
  const variance = [...plane.variance];
  for (const part of parts) {
    chi[part.row] = part.chi;
    variance[part.row] = part.variance;
  }
  return { ...plane, chi, variance };
}

/** Planes of settings, each computed once by the pool and kept. */
export function createPlanes(pool: Pool): PlanesSource {
  const planes = new Map<string, Plane>();
  const listeners = new Set<() => void>();
  let running: string | null = null;

  const put = (key: string, plane: Plane) => {
    planes.set(key, plane);
    for (const listener of listeners) listener();
  };

  return {
    get: (activation, range) => planes.get(keyOf(activation, range)),
    ask: (activation, range) => {
      const key = keyOf(activation, range);
      if (running === key || planes.get(key)?.complete) return;
      running = key;
      put(key, {
        activation,
        range,
        rows,
        columns,
        chi: new Array(rows).fill(undefined),
        variance: new Array(rows).fill(undefined),
        complete: false,
        problem: null,
      });
      const end = (change: Partial<Plane>) => {
        running = null;
        put(key, { ...planes.get(key)!, ...change });
      };
      const request = {
        activation,
        weightScales: middles(columns, range.weightScale),
        biasScales: middles(rows, range.biasScale),
      };
      pool.run('plane', request, {
        parts: (parts) => put(key, withRows(planes.get(key)!, parts)),
        done: () => end({ complete: true }),
        failed: (problem) => end({ problem }),
      });
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
