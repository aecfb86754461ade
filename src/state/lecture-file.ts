import * as v from 'valibot';
import { netKeys } from '../model/page-settings.ts';
import { isQuantityId, type QuantityId } from '../model/quantities.ts';
import {
  type Lecture,
  type NetSettings,
  plainScene,
  type Scene,
  sceneControls,
  sceneFigures,
  sceneKinds,
} from '../model/scene.ts';
import { seriesIds } from '../model/series.ts';
import { trainingPresets } from '../model/trainings.ts';
import { parseAddress } from './address.ts';
import { lineOfScene, lineOfSyntaxError } from './lecture-lines.ts';

export const lectureFormat = 'unstable-gradients-lecture/1';

/** A lecture, or why the text is none, each fault with the line and the scene it is in. */
export type ParsedLecture = { readonly lecture: Lecture } | { readonly faults: readonly string[] };

const text = (name: string, most: number) =>
  v.pipe(v.string(`${name} must be a text`), v.maxLength(most, `${name} is longer than ${most} characters`));

const keysOf = <Id extends string>(table: Readonly<Record<Id, string>>): Id[] => Object.keys(table) as Id[];

const oneOf = <const Ids extends readonly string[]>(name: string, ids: Ids) =>
  v.picklist(ids, ({ received }) => `${name} has no choice ${received}; there are ${ids.join(', ')}`);

const lit = v.object(
  {
    quantity: v.custom<QuantityId>(
      (id) => typeof id === 'string' && isQuantityId(id),
      ({ received }) => `no quantity is called ${received}`,
    ),
    layer: v.optional(v.pipe(v.number('lit.layer must be a number'), v.integer('lit.layer must be whole'))),
  },
  'lit must be a quantity, or null',
);

/** Settings are judged as those of an address are, with the same words. */
const settings = v.pipe(
  v.record(v.string(), v.union([v.string(), v.number()]), 'settings must be values under their names'),
  v.rawTransform(({ dataset, addIssue, NEVER }): NetSettings => {
    const parts = Object.entries(dataset.value).map(
      ([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`,
    );
    const parsed = parseAddress(parts.join('&'));
    for (const { key, value, reason } of parsed.dropped)
      addIssue({ message: `${key} = ${value}: ${reason}` });
    if (parsed.dropped.length > 0) return NEVER;
    const named = netKeys.filter((key) => Object.hasOwn(dataset.value, key));
    return Object.fromEntries(named.map((key) => [key, parsed.settings[key]]));
  }),
);

const scene = v.object(
  {
    kind: v.optional(oneOf('kind', keysOf(sceneKinds)), plainScene.kind),
    title: text('title', 120),
    statement: text('statement', 400),
    figure: v.optional(oneOf('figure', keysOf(sceneFigures)), plainScene.figure),
    training: v.optional(
      v.nullable(
        oneOf(
          'training',
          trainingPresets.map(({ id }) => id),
        ),
      ),
      null,
    ),
    settings: v.optional(settings, {}),
    shown: v.optional(v.array(oneOf('shown', seriesIds), 'shown must be a list'), []),
    lit: v.optional(v.nullable(lit), null),
    formula: v.optional(
      v.pipe(
        v.array(text('formula', 600), 'formula must be a list'),
        v.maxLength(8, 'formula has more than 8 lines'),
      ),
      [],
    ),
    ask: v.optional(text('ask', 400), ''),
    notes: v.optional(text('notes', 6000), ''),
    controls: v.optional(v.array(oneOf('controls', sceneControls), 'controls must be a list'), [
      ...plainScene.controls,
    ]),
    minutes: v.optional(
      v.pipe(
        v.number('minutes must be a number'),
        v.minValue(0, 'minutes cannot be negative'),
        v.maxValue(240, 'minutes cannot exceed 240'),
      ),
      plainScene.minutes,
    ),
  },
  'a scene must be an object with title and statement',
);

const lecture = v.object(
  {
    format: v.literal(lectureFormat, `this is no lecture of this page: format must be "${lectureFormat}"`),
    title: text('title', 120),
    scenes: v.pipe(
      v.array(scene, 'scenes must be a list'),
      v.minLength(1, 'a lecture needs a scene'),
      v.maxLength(99, 'a lecture has at most 99 scenes'),
    ),
  },
  'this is no lecture of this page',
);

const most = 12;

/** Where an issue is, in words: the line, the scene by number and title. */
function faultOf(source: string, root: unknown, issue: v.BaseIssue<unknown>): string {
  const [first, second] = issue.path ?? [];
  const at = first?.key === 'scenes' && typeof second?.key === 'number' ? second.key : null;
  if (at === null) return issue.message;
  const title = (root as { scenes?: { title?: unknown }[] }).scenes?.[at]?.title;
  const name = typeof title === 'string' ? ` “${title.slice(0, 60)}”` : '';
  const line = lineOfScene(source, at);
  return `${line === null ? '' : `line ${line}, `}scene ${at + 1}${name}: ${issue.message}`;
}

/** Every text is judged; none throws. */
export function parseLecture(source: string): ParsedLecture {
  if (source.length > 1_000_000) return { faults: ['the file is longer than a million characters'] };
  let root: unknown;
  try {
    root = JSON.parse(source);
  } catch (thrown) {
    return { faults: [`line ${lineOfSyntaxError(source)}: this is not JSON (${String(thrown)})`] };
  }
  const result = v.safeParse(lecture, root);
  if (result.success) {
    const { title, scenes } = result.output;
    return { lecture: { title, scenes: scenes as readonly Scene[] } };
  }
  const faults = [...new Set(result.issues.map((issue) => faultOf(source, root, issue)))];
  const rest = faults.length - most;
  return { faults: rest > 0 ? [...faults.slice(0, most), `and ${rest} more`] : faults };
}

const inOrder = (settings: NetSettings): NetSettings =>
  Object.fromEntries(netKeys.filter((key) => settings[key] !== undefined).map((key) => [key, settings[key]]));

/** What says nothing is left out, so that a file reads well and a link stays short. */
function brief(scene: Scene): Partial<Scene> {
  const always = ['title', 'statement'];
  const same = (key: keyof Scene): boolean => JSON.stringify(scene[key]) === JSON.stringify(plainScene[key]);
  const parts = Object.fromEntries(
    (Object.keys(plainScene) as (keyof Scene)[])
      .filter((key) => always.includes(key) || !same(key))
      .map((key) => [key, scene[key]]),
  );
  // In one order, so that equal lectures are equal texts.
  return 'settings' in parts ? { ...parts, settings: inOrder(scene.settings) } : parts;
}

/** The lecture as {@link parseLecture} reads it, in lines or as short as can be. */
export function formatLecture({ title, scenes }: Lecture, space: 0 | 2 = 2): string {
  return JSON.stringify({ format: lectureFormat, title, scenes: scenes.map(brief) }, null, space);
}
