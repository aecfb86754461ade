import type { Bounds } from '../core/bounds.ts';
import type { Experiment } from '../core/experiment.ts';
import type { Measurement } from '../core/measurement.ts';
import type { VariantMeasurement } from '../core/variants/measurement.ts';
import type { Refusal, RungId } from '../core/variants/variant.ts';
import { formatNumber } from './format.ts';
import { type Settings, settingRows } from './settings.ts';

/** Why a bound does not apply. */
export const refusalWords: Readonly<Record<Refusal, string>> = {
  'spread-unknown':
    'a normalised layer divides by the spread of its numbers, and no weights tell how small that may be',
  'norm-kills':
    'a normalised layer lets no error through along two directions, so that nothing is sure to be left',
  'rounded-to-zero': 'a number that is too small is stored as zero',
  'product-rounded':
    'numbers that are rounded on the way do not pass through the product of the exact matrices',
  'several-examples':
    'the gradients of several examples may cancel, and each passes through a product of its own',
};

const rungWords: Readonly<Record<RungId, string>> = {
  b0: 'bound from the weights alone',
  b1: 'bound B₁',
  b2: 'bound B₂',
  b3: 'bound B₃',
  lower: 'lower bound',
};

const formatWords = ({ precision }: Settings): string =>
  settingRows.precision.choices.find(({ id }) => id === precision)!.words;

/** What differs from plain layers in doubles, in words that continue "The net on show has"; null where nothing does. */
export function differenceWords({ skip, norm, precision }: Settings): string | null {
  const parts: string[] = [];
  if (skip === 'residual') parts.push('residual connections');
  if (norm === 'layer') parts.push('layer normalisation');
  if (norm === 'batch') parts.push('batch normalisation');
  if (precision !== 'float64') parts.push(`numbers stored as ${precision}`);
  return parts.length === 0 ? null : new Intl.ListFormat('en-GB').format(parts);
}

/** What the bounds of such a net are called in a chart; those that are not named here are called as those of plain nets. */
export function boundNames({
  skip = 'none',
  norm = 'none',
  precision = 'float64',
}: Pick<Experiment, 'skip' | 'norm' | 'precision'>): { readonly bound?: string; readonly b1?: string } {
  if (norm !== 'none') return { b1: 'bound at this spread' };
  if (skip !== 'none') return { bound: 'residual bound' };
  return precision === 'float64' ? {} : { bound: 'bound with rounding' };
}

/** What a figure that explains plain layers says in place of numbers that would be wrong; null where they are right. */
export function outsideWords(settings: Settings): string | null {
  const difference = differenceWords(settings);
  return (
    difference &&
    `What is said here is about plain layers of unrounded numbers; the net on show has ${difference}.`
  );
}

/** One sentence for each reason why bounds do not apply. */
export function refusedWords(refused: Readonly<Partial<Record<RungId, Refusal>>>): readonly string[] {
  const reasons = [...new Set(Object.values(refused))];
  return reasons.map((reason) => {
    const rungs = (Object.keys(refused) as RungId[]).filter((rung) => refused[rung] === reason);
    const named = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(
      rungs.map((rung) => rungWords[rung]),
    );
    return `No ${named}: ${refusalWords[reason]}.`;
  });
}

const layersWords = (first: number, last: number): string =>
  first === last ? `layer ${first}` : `layers ${first} to ${last}`;

/** Where numbers left the range of the format, in words; none in doubles. */
function rangeWords(
  settings: Settings,
  { overflow, lost, logDeltaRms }: VariantMeasurement,
): readonly string[] {
  const format = formatWords(settings);
  if (overflow) {
    const way = overflow.pass === 'forward' ? 'on the way through' : 'on the way back';
    const layers = overflow.pass === 'forward' ? 'any layer' : layersWords(2, overflow.layer);
    return [
      `Overflow: ${way} a number of layer ${overflow.layer} exceeds the largest of the format (${format}). Nothing is known of the gradients of ${layers}.`,
    ];
  }
  const losing = (lost ?? []).flatMap((one, layer) => (one && one.zeros > 0 ? [layer] : []));
  if (losing.length === 0) return [];
  const [first, last] = [losing[0]!, losing.at(-1)!];
  let dead = 1;
  while (logDeltaRms[dead + 1] === Number.NEGATIVE_INFINITY) dead++;
  const end = dead > 1 ? `; nothing is left of the errors of ${layersWords(2, dead)}` : '';
  const worst = Math.max(...losing.map((layer) => lost![layer]!.zeros / lost![layer]!.of));
  return [
    `Underflow (${format}): on the way back numbers of ${layersWords(first, last)} are too small and stored as zero, up to ${formatNumber(100 * worst)} % of a layer${end}.`,
  ];
}

/** What is to be said of a net that is not plain beside its verdict. */
export function variantNotes(
  settings: Settings,
  { variant: seen }: Pick<Measurement, 'variant'>,
  { variant }: Pick<Bounds, 'variant'>,
): readonly string[] {
  const notes = seen ? [...rangeWords(settings, seen)] : [];
  if (variant?.ofErrors)
    notes.push(
      'A batch takes out what a bias adds: the bias gradient of every normalised layer is exactly zero. What is left of the errors shows in the weight gradient; the bounds are those of the errors.',
    );
  if (variant) notes.push(...refusedWords(variant.refused));
  return notes;
}
