import fc from 'fast-check';
import { quantities } from '../../src/model/quantities.ts';
import {
  type Lecture,
  netSettings,
  type Scene,
  sceneControls,
  sceneFigures,
  sceneKinds,
} from '../../src/model/scene.ts';
import { seriesIds } from '../../src/model/series.ts';
import { trainingPresets } from '../../src/model/trainings.ts';
import { soundSettings } from '../state/arbitrary-settings.ts';

const idOf = <Id extends string>(table: Readonly<Record<Id, unknown>>) =>
  fc.constantFrom(...(Object.keys(table) as Id[]));
const text = (most: number) => fc.string({ maxLength: Math.floor(most / 2), unit: 'binary' });

const lit: fc.Arbitrary<Scene['lit']> = fc.oneof(
  fc.constant(null),
  fc.record({ quantity: idOf(quantities) }),
  fc.record({ quantity: idOf(quantities), layer: fc.integer({ min: 2, max: 100 }) }),
);

export const anyScene: fc.Arbitrary<Scene> = fc.record({
  kind: idOf(sceneKinds),
  title: text(120),
  statement: text(400),
  figure: idOf(sceneFigures),
  training: fc.option(fc.constantFrom(...trainingPresets.map(({ id }) => id))),
  settings: soundSettings.map(netSettings),
  shown: fc.subarray([...seriesIds]),
  lit,
  formula: fc.array(text(60), { maxLength: 8 }),
  ask: text(100),
  notes: text(300),
  controls: fc.subarray([...sceneControls]),
  minutes: fc.integer({ min: 0, max: 240 }),
});

export const anyLecture: fc.Arbitrary<Lecture> = fc.record({
  title: text(120),
  scenes: fc.array(anyScene, { minLength: 1, maxLength: 6 }),
});
