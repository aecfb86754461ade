import { buildNet, createTensors, drawBatch, type Experiment, tensorKey } from '../core/experiment.ts';
import { finish, type Measurement, measureBatch } from '../core/measurement.ts';
import type { Batch, Net } from '../core/network.ts';
import { formats } from '../core/precision/formats.ts';
import { bestLossScale } from '../core/precision/loss-scale.ts';
import { withLossScale } from '../core/variants/build.ts';
import type { Results } from '../state/results.ts';

/** log₁₀ of half the smallest number of each format: what is below is stored as zero. */
export const floors = Object.values(formats).map(({ id, smallest }) => ({
  id,
  log10: Math.log10(smallest / 2),
}));

/** What float16 leaves of one net, by layer, l = 2 … L. */
export interface Stored {
  readonly layers: number;
  /** log₁₀ of the root mean square of the numbers of δˡ, in doubles. */
  readonly size: readonly number[];
  /** The share of the numbers of δˡ that are zero in float16 alone; as it is, and with the loss scaled. */
  readonly lost: readonly number[];
  readonly lostScaled: readonly number[];
  /** k: the error is multiplied by 2^k. */
  readonly scale: number;
}

/** Rounding every number takes time: of larger nets it is not shown. */
const mostWork = 1.2e5;
export const canStore = ({ layers, width }: Experiment): boolean => layers * width * width <= mostWork;

const measured = (net: Net, batch: Batch) => finish(measureBatch(net, 1, () => batch));

/** Of each layer the share of the numbers of δˡ that are zero. */
function zeros({ single }: Measurement): number[] {
  const directions = single?.backward.direction ?? [];
  return Array.from(directions, (d) => (d ? d.filter((dj) => dj === 0).length / d.length : 0));
}

/** log₁₀ of the root mean square of the numbers of δˡ, from ‖δˡ‖. */
const sizesOf = ({ logDelta }: Measurement, { sizes }: Net): readonly number[] =>
  Array.from(logDelta, (log, l) => log / Math.LN10 - Math.log10(sizes[l] || 1) / 2);

/** The same of a net that has been measured; null of what is not plain, or of several examples. */
export const measuredSizes = ({ settings, measurement, net }: Results): readonly number[] | null =>
  measurement.single && settings.skip === 'none' && settings.norm === 'none'
    ? sizesOf(measurement, net)
    : null;

/** The plain net on show on its first example, in doubles and in float16, with and without loss scaling. */
export function storedOf({ experiment }: Results): Stored {
  const one: Experiment = { ...experiment, examples: 1, skip: 'none', norm: 'none' };
  const { seed, width, distribution, ends } = tensorKey(one);
  const tensors = createTensors(seed, width, distribution, ends);
  const exact = buildNet({ ...one, precision: 'float64' }, tensors);
  const net = buildNet({ ...one, precision: 'float16' }, tensors);
  const batch = drawBatch(one, 0, 1);
  const reference = measured(exact, batch);
  const scale = bestLossScale(net, batch);
  const own = zeros(reference);
  const lostOf = (stored: Net) =>
    zeros(measured(stored, batch)).map((share, l) => Math.max(0, share - own[l]!));
  return {
    layers: one.layers,
    size: sizesOf(reference, exact),
    lost: lostOf(net),
    lostScaled: lostOf(withLossScale(net, scale)),
    scale,
  };
}
