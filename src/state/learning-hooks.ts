import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Pool } from '../compute/pool.ts';
import type { Settings } from '../model/settings.ts';
import type { DigitsSource, DigitsState } from './digits.ts';
import { useSource } from './hooks.ts';
import { madeFor } from './late-hooks.ts';
import { createPaced } from './paced.ts';
import {
  createStartingSpeeds,
  type StartingSpeedsSource,
  type StartingSpeedsSummary,
} from './starting-speeds.ts';
import { createTraining, type Training, type TrainingSource } from './training.ts';

/** Of what nets learn, and the pool that trains them. */
export interface Learning {
  readonly pool: Pool;
  readonly digits: DigitsSource;
}

const known = {
  training: new WeakMap<Learning, TrainingSource>(),
  speeds: new WeakMap<Learning, StartingSpeedsSource>(),
};

/** All nets in training. */
export const trainingOf = (learning: Learning): TrainingSource =>
  madeFor(known.training, learning, ({ pool, digits }) => createTraining(pool, digits));

const speedsOf = (learning: Learning): StartingSpeedsSource =>
  madeFor(known.speeds, learning, ({ pool, digits }) => createStartingSpeeds(pool, digits));

const useTrainingSource = (): TrainingSource => trainingOf(useSource('learning'));

/** Milliseconds between two looks at curves that grow: a person does not read faster, and drawing them takes time. */
const trainingRestMs = 200;

/** Everything while no curve grows, and then everything but the numbers of the nets. */
const isPressing = (before: Training, now: Training): boolean =>
  !now.playing ||
  !before.playing ||
  before.speed !== now.speed ||
  before.problem !== now.problem ||
  before.runs.length !== now.runs.length ||
  now.runs.some(({ id, step }, i) => before.runs[i]!.id !== id || before.runs[i]!.step > step);

const noLook = () => () => {};

/** All nets in training, seen some times a second while `isLooking`; they go on whether anybody looks or not. */
export function useTraining(isLooking: boolean): Training {
  const training = useTrainingSource();
  const paced = useMemo(() => createPaced(training, isPressing, trainingRestMs), [training]);
  return useSyncExternalStore(isLooking ? paced.subscribe : noLook, paced.get, paced.get);
}

/** For event handlers: add, remove, start, pause, step, reset, setSpeed. */
export function useTrainingActions(): Omit<TrainingSource, 'get' | 'subscribe'> {
  return useTrainingSource();
}

/** For effects and event handlers: the nets in training as they are then, without a rendering for every change. */
export function useGetTraining(): TrainingSource['get'] {
  return useTrainingSource().get;
}

/** The handwritten digits, fetched when `wanted` first. */
export function useDigits(wanted: boolean): DigitsState {
  const { digits } = useSource('learning');
  useEffect(() => {
    if (wanted) digits.load();
  }, [digits, wanted]);
  return useSyncExternalStore(digits.subscribe, digits.get, digits.get);
}

/** For event handlers: fetches the digits, again if they could not be had. */
export function useLoadDigits(): DigitsSource['load'] {
  return useSource('learning').digits.load;
}

/** Speeds of learning at the start over `runs` nets of these settings, taken while `wanted`. Keep the settings one object. */
export function useStartingSpeeds(
  settings: Settings,
  runs: number,
  wanted: boolean,
): StartingSpeedsSummary | undefined {
  const startingSpeeds = speedsOf(useSource('learning'));
  useEffect(
    () => (wanted ? startingSpeeds.ask(settings, runs) : undefined),
    [startingSpeeds, settings, runs, wanted],
  );
  const look = () => startingSpeeds.get(settings);
  return useSyncExternalStore(startingSpeeds.subscribe, look, look);
}
