import { buildNet, createTensors } from '../core/experiment.ts';
import { finish, measure } from '../core/measurement.ts';
import { defaultSettings, type Settings, settingRows } from '../model/settings.ts';
import { experimentOf } from '../state/experiment.ts';
import { log10Cell } from './cells.ts';
import type { Table } from './data-table.tsx';

/** The net whose curve is to be guessed: the one the page opens with, made deeper. */
export const guessedSettings: Settings = { ...defaultSettings, layers: 30 };

/** log₁₀‖∂C/∂bˡ‖ of that net, by layer. */
export function truth(settings: Settings = guessedSettings): Float64Array {
  const experiment = experimentOf(settings);
  const tensors = createTensors(experiment.seed, experiment.width, experiment.distribution);
  const { logDelta } = finish(measure(experiment, buildNet(experiment, tensors)));
  return logDelta.map((log) => log / Math.LN10);
}

/** What the figure is called. */
export function guessTitle({ layers, activation }: Settings): string {
  if (layers === guessedSettings.layers && activation === guessedSettings.activation)
    return 'Thirty sigmoid layers: guess the curve, then see it';
  const { words } = settingRows.activation.choices.find(({ id }) => id === activation)!;
  return `${words}, ${layers} layers: guess the curve, then see it`;
}

/** What a picture of it is about: never the net on show. */
export const guessAbout = ({ layers, activation }: Settings): string =>
  layers === guessedSettings.layers && activation === guessedSettings.activation
    ? 'Thirty sigmoid layers, whatever the settings.'
    : `A ${activation} net of ${layers} layers, whatever the settings.`;

/** Powers of ten between which guesses are made: the same for most nets, so that the axis gives nothing away. */
export function guessRange(measured: Float64Array): readonly [number, number] {
  const finite = Array.from(measured.slice(2)).filter(Number.isFinite);
  const within = (from: number, least: number) => Math.min(least, Math.floor(from / 4) * 4 - 4);
  return [within(Math.min(...finite, 0), -24), -within(-Math.max(...finite, 0), -1)];
}

/** A curve as far as it has been drawn: log₁₀ by layer, undefined where nothing is drawn yet. */
export type Guess = readonly (number | undefined)[];

/** Guess and truth from the last layer, which is given, to layer 2; of the truth no more than is shown. */
export const guessTable = (guess: Guess, measured: ArrayLike<number>, isShown: boolean): Table => ({
  columns: ['layer', 'guess', 'measured'],
  rows: Array.from({ length: guess.length - 2 }, (_, i) => guess.length - 1 - i).map((layer) => [
    layer,
    log10Cell(guess[layer], { digits: 1 }),
    log10Cell(isShown || layer === guess.length - 1 ? measured[layer] : undefined),
  ]),
});

export const noGuess = (layers: number): Guess => new Array<undefined>(layers + 1).fill(undefined);

/** The guess with a straight stroke from one place to another; both ends may be the same layer. */
export function stroke(
  guess: Guess,
  from: { readonly layer: number; readonly value: number },
  to: { readonly layer: number; readonly value: number },
): Guess {
  const next = [...guess];
  const steps = Math.abs(to.layer - from.layer);
  for (let i = 0; i <= steps; i++) {
    const share = steps === 0 ? 1 : i / steps;
    next[from.layer + i * Math.sign(to.layer - from.layer)] = from.value + share * (to.value - from.value);
  }
  return next;
}

/** What a key that raises or lowers the guess at a layer starts from: the guess there, or at the nearest layer drawn. */
export function startOf(guess: Guess, layer: number, otherwise: number): number {
  const drawn = guess.flatMap((value, l) => (value === undefined ? [] : [{ l, value }]));
  drawn.sort((a, b) => Math.abs(a.l - layer) - Math.abs(b.l - layer));
  return drawn[0]?.value ?? otherwise;
}

/** How the guess compares with what is measured, in one sentence. */
export function judgement(guess: Guess, measured: Float64Array): string {
  const guessed = guess[2];
  const last = measured.length - 1;
  const fall = Math.round(measured[last]! - measured[2]!);
  const fact = `From layer ${last} to layer 2 the gradient falls by ${fall} powers of ten.`;
  if (guessed === undefined) return fact;
  const off = Math.round(Math.abs(guessed - measured[2]!));
  if (off === 0) return `${fact} Your guess for layer 2 is right to less than a power of ten.`;
  const way = guessed > measured[2]! ? 'too high' : 'too low';
  return `${fact} Your guess for layer 2 is ${off === 1 ? 'a power' : `${off} powers`} of ten ${way}.`;
}
