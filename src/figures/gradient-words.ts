import type { Band, GradientChartData } from '../charts/gradient-data.ts';
import { spokenLog10 } from '../model/format.ts';
import type { Results } from '../state/results.ts';
import { typicalLineOf } from '../state/typical-line.ts';
import { slackAt } from './gradient-data.ts';

const sizeOf = (log10: number | undefined): string =>
  log10 === undefined || Number.isNaN(log10)
    ? 'not known'
    : log10 === Number.NEGATIVE_INFINITY
      ? 'exactly zero'
      : spokenLog10(log10);

const boundOf = (log10: number | undefined): string =>
  log10 === Number.POSITIVE_INFINITY || log10 === undefined || Number.isNaN(log10)
    ? 'not known yet'
    : spokenLog10(log10, { rounding: 'up' });

/** What a screen reader says of a layer. */
export function layerWords(data: GradientChartData, layer: number): string {
  const slack = slackAt(data, layer);
  const parts = [
    `layer ${layer} of ${data.layers}`,
    `measured ${sizeOf(data.gradB[layer])}`,
    `bound ${boundOf(data.bound[layer])}`,
  ];
  if (slack !== null) parts.push(`slack ${spokenLog10(slack)}`);
  const { band, bandW, typical } = data;
  const ofMany = (of: Band | undefined, words: string) => {
    if (of && !Number.isNaN(of.p50[layer]) && !data.pending?.includes('band'))
      parts.push(`${words} from ${sizeOf(of.p10[layer])} to ${sizeOf(of.p90[layer])}`);
  };
  ofMany(band, '8 of 10 such nets');
  ofMany(bandW, 'their weight gradients');
  if (typical) parts.push(`theory ${sizeOf(typical[layer])}`);
  return parts.join(', ');
}

/** Why the line of theory is not drawn; null where it is. */
export function theoryWords(experiment: Results['experiment']): string | null {
  const { reason } = typicalLineOf(experiment);
  return reason && `Theory is not drawn here: ${reason}`;
}

function zeroSentence({ zeroWords }: GradientChartData, stop: number): string {
  const words = zeroWords?.join(' ') ?? `no error gets past layer ${stop}`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The whole chart in two or three sentences. */
export function summaryOf(data: GradientChartData, selected: number): string {
  const { layers, gradB } = data;
  const first = gradB[2]!;
  const last = gradB[layers]!;
  const sentences: string[] = [];
  let stop = layers;
  while (stop >= 2 && gradB[stop] !== Number.NEGATIVE_INFINITY) stop--;
  if (layers === 2) sentences.push(`Two layers: the bias gradient of layer 2 is ${sizeOf(first)}.`);
  else if (stop >= 2)
    sentences.push(
      `${zeroSentence(data, stop)}: the gradients of layers 2 to ${stop} are exactly zero.`,
      `The bias gradient of layer ${layers} is ${sizeOf(last)}.`,
    );
  else {
    const factor = spokenLog10(Math.abs(first - last));
    const way = Math.abs(first - last) < 0.005 ? 'stays the same' : first < last ? 'falls' : 'grows';
    sentences.push(
      `From layer ${layers} back to layer 2 the bias gradient ${way}${way === 'stays the same' ? '' : ` by a factor of ${factor}`}, from ${sizeOf(last)} to ${sizeOf(first)}.`,
    );
  }
  sentences.push(`Selected: ${layerWords(data, selected)}.`);
  return sentences.join(' ');
}
