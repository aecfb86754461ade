import type { NetworkHit } from '../charts/network-layout.ts';
import type { Step } from '../charts/network-step.tsx';
import { activationAt } from '../core/network.ts';
import { formatLog10, formatNumber } from '../model/format.ts';
import type { QuantityId } from '../model/quantities.ts';
import type { Focus } from '../state/changes.ts';
import type { Results } from '../state/results.ts';
import { logCell, numberCell, type Value } from './cells.ts';
import { weightNorm } from './readings.ts';

/** Whether a step is what the formulas say: with skips or normalisation there is more to it. */
export const isPlain = ({ settings }: Results): boolean =>
  settings.skip === 'none' && settings.norm === 'none';

export const depthOf = ({ net }: Results): number => net.sizes.length - 1;

const fromLog = (log: number): string => formatLog10(log / Math.LN10);
/** The number of this sign with this logarithm of its size. */
function signed(sign: number, log: number): Value {
  const size = logCell(log);
  const text = sign < 0 && log !== Number.NEGATIVE_INFINITY ? `−${size.text}` : size.text;
  return { ...size, text, sign: Math.sign(sign) };
}

/** δ_j. */
function errorCell({ measurement }: Results, l: number, j: number): Value {
  const { direction, logDelta } = measurement.single!.backward;
  const d = direction[l]![j]!;
  return signed(d, logDelta[l]![0]! + Math.log(Math.abs(d)));
}

/** The slope of a unit; null where none enters: at the output with the cross-entropy, or where layers are more than these. */
function slopeCell(results: Results, l: number, j: number): Value | null {
  const { net, measurement } = results;
  if (!isPlain(results) || (l === depthOf(results) && net.cost === 'cross-entropy')) return null;
  const sigma = activationAt(net, l);
  const z = measurement.single!.forward.z[l]![j]!;
  return signed(sigma.slope(z), sigma.logSlope(z));
}

/** The numbers of one neuron: z, a, σ′(z), δ. */
export function neuronNumbers(results: Results, l: number, j: number): readonly (Value | null)[] {
  const { z, a } = results.measurement.single!.forward;
  return [numberCell(z[l]![j]!), numberCell(a[l]![j]!), slopeCell(results, l, j), errorCell(results, l, j)];
}

function neuronSentence(results: Results, l: number, j: number): string {
  const { a } = results.measurement.single!.forward;
  if (l === 1) return `Input ${j + 1}: x = ${formatNumber(a[1]![j]!)}.`;
  const [z, value, slope, delta] = neuronNumbers(results, l, j).map((cell) => cell?.text);
  const slopes = slope === undefined ? '' : `, σ′(z) = ${slope}`;
  return `Layer ${l}, neuron ${j + 1}: z = ${z}, a = ${value}${slopes}, δ = ${delta}.`;
}

function weightsSentence(results: Results, r: number): string {
  const { net } = results;
  const w = net.w[r]!;
  const factor = net.factor[r]!;
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const entry of w.entries) {
    least = Math.min(least, entry);
    most = Math.max(most, entry);
  }
  const norm = weightNorm(results, r);
  const size = norm === undefined ? '' : `, spectral norm ${formatNumber(norm)}`;
  return `Weights into layer ${r}: ${w.rows} × ${w.columns}, from ${formatNumber(factor * least)} to ${formatNumber(factor * most)}${size}.`;
}

/** What a step does, with the lengths before and after. */
export function stepSentence(results: Results, { pass, layer, part }: Step): string {
  const { net, measurement } = results;
  const { backward } = measurement.single!;
  const L = depthOf(results);
  if (pass === 'forward') {
    if (!isPlain(results)) return `Layer ${layer} is made from the layer before it.`;
    return part === 'weights'
      ? `Layer ${layer}: each neuron adds up what layer ${layer - 1} sends, by its weights, and its bias.`
      : `Layer ${layer}: the activation function bends each sum.`;
  }
  const reached = fromLog(backward.logDelta[layer]![0]!);
  if (!isPlain(results)) return `The error of layer ${layer} has length ${reached}.`;
  if (layer === L) {
    const error = fromLog(measurement.logError);
    if (part === 'weights') return `The pass begins with the output error, of length ${error}.`;
    return net.cost === 'cross-entropy'
      ? `Layer ${L}: with the cross-entropy no slope enters; the length stays ${reached}.`
      : `Layer ${L}: each neuron multiplies by its slope; the length goes from ${error} to ${reached}.`;
  }
  const before = backward.logDelta[layer + 1]![0]!;
  const weighed = fromLog(before + backward.logStretch[layer]![0]!);
  return part === 'weights'
    ? `From layer ${layer + 1} to layer ${layer}: the weights carry the error back; its length goes from ${fromLog(before)} to ${weighed}.`
    : `Layer ${layer}: each neuron multiplies by its slope; the length goes from ${weighed} to ${reached}.`;
}

/** What is at a place; with null, what the step does. */
export function networkReading(results: Results, step: Step, hit: NetworkHit | null): string {
  if (hit === null || hit.layer > depthOf(results)) return stepSentence(results, step);
  return hit.kind === 'weights'
    ? weightsSentence(results, hit.layer)
    : neuronSentence(results, hit.layer, hit.neuron);
}

const neurons = (n: number): string => (n === 1 ? 'one neuron' : `${n} neurons`);

/** What is to be seen. */
export function networkTitle(results: Results, backward: boolean): string {
  const { net, measurement } = results;
  const L = depthOf(results);
  if (!backward) return `${L} layers of ${neurons(net.sizes[2]!)}: each is made from the one before it`;
  const { logDelta } = measurement;
  const stop = logDelta.findLastIndex((log, l) => l >= 2 && log === Number.NEGATIVE_INFINITY);
  if (stop === L) return 'No error enters the net: every δ is exactly zero';
  if (stop >= 2) return `The error gets no further than layer ${stop + 1}`;
  if (L === 2) return 'One step, and the error has arrived';
  const decades = (logDelta[L]! - logDelta[2]!) / Math.LN10;
  if (Math.abs(decades) < 1)
    return 'The error goes from right to left and keeps its size, to a factor of ten';
  return `The error ${decades > 0 ? 'fades' : 'grows'} to the left: by ${formatNumber(Math.abs(decades), { digits: 2 })} powers of ten`;
}

/** The quantities that are whole layers of the picture, and those that are weights into a layer. */
const ofLayers: readonly QuantityId[] = [
  'gradB',
  'delta',
  'slopes',
  'slopeMax',
  'slopeMin',
  'biases',
  'preActivation',
  'activations',
];
const ofWeights: readonly QuantityId[] = ['weights', 'weightNorm', 'weightSmallest', 'gradW'];
const ofOutput: readonly QuantityId[] = ['error', 'errorNorm', 'target'];

/** What of the picture the focus means. */
export function litIn(
  focus: Focus | null,
  L: number,
): { columns: readonly number[]; into: readonly number[] } {
  if (focus === null) return { columns: [], into: [] };
  const { quantity, layer } = focus;
  const meant = layer === undefined ? Array.from({ length: L - 1 }, (_, i) => i + 2) : [layer];
  if (ofWeights.includes(quantity)) return { columns: [], into: meant };
  if (ofLayers.includes(quantity)) return { columns: meant, into: [] };
  if (ofOutput.includes(quantity)) return { columns: [L], into: [] };
  return { columns: quantity === 'input' ? [1] : [], into: [] };
}
