import { norm } from '../linear-algebra.ts';
import { addTerm, emptySum, type LogSum, logMean } from '../log-sum.ts';
import { depth, type ForwardPass, type Net } from '../network.ts';
import { roundTo } from '../precision/formats.ts';
import { overflowOf } from '../precision/passes.ts';
import type { Lost, Passes, Variant, VariantBackward } from './variant.ts';

/**
 * What is measured of a net that is not plain, beside what is of every net. Natural logarithms, by layer, l = 2 … L; root mean
 * squares are over the examples.
 */
export interface VariantMeasurement {
  /** log √((1/m)Σ‖a^L − y‖²). */
  readonly logErrorRms: number;
  /** log √((1/m)Σ‖δˡ_x‖²), at least log‖∂C̄/∂bˡ‖. What batch normalisation leaves of the errors shows here: there ∂C̄/∂bˡ = 0. */
  readonly logDeltaRms: Float64Array;
  /** log √((1/m)Σ‖∂C/∂aˡ_x‖²). */
  readonly logCarriedRms: Float64Array;
  /** log of the most that N′ˡΣ′ˡ·branch stretches in any example. */
  readonly logSteepest: Float64Array;
  /** log of the largest 1/s of the layer; −∞ where it is not normalised. */
  readonly logInverseSpread: Float64Array;
  /** Where a number first exceeded the largest of the format, if one did. */
  readonly overflow?: Overflow;
  /** Numbers on the way back that fell to zero, in a format other than doubles. */
  readonly lost?: readonly Lost[];
}

export interface Overflow {
  readonly pass: 'forward' | 'backward';
  readonly layer: number;
}

/** The sums behind it. */
export interface Seen {
  readonly add: (walked: Passes) => void;
  readonly measurement: (done: number) => VariantMeasurement;
  /** log of the length of a mean of gradients; of layer l where it is the mean of ∂C/∂bˡ. */
  readonly meanOf: (sum: LogSum, count: number, l?: number) => number;
}

export function seenOf(net: Net, variant: Variant): Seen {
  const L = depth(net);
  const sums = () => net.sizes.map(() => emptySum(1));
  const [delta, carried] = [sums(), sums()];
  const errors = emptySum(1);
  const logSteepest = new Float64Array(L + 1).fill(Number.NEGATIVE_INFINITY);
  const logInverseSpread = new Float64Array(L + 1).fill(Number.NEGATIVE_INFINITY);
  const lost: Lost[] = [];
  let overflow: Overflow | undefined;

  const add: Seen['add'] = ({ forward, error, backward }) => {
    const { examples: m } = forward;
    const more = backward.variant!;
    const n = net.sizes[L]!;
    if (variant.format) overflow ??= firstOverflow(forward, more);
    for (let x = 0; x < m; x++) addTerm(errors, 2 * Math.log(norm(error, x * n, n)));
    for (let l = 2; l <= L; l++) {
      for (let x = 0; x < m; x++) {
        addTerm(delta[l]!, 2 * backward.logDelta[l]![x]!);
        addTerm(carried[l]!, 2 * more.logCarried[l]![x]!);
        logSteepest[l] = Math.max(logSteepest[l]!, more.logSteepest[l]![x]!);
      }
      logInverseSpread[l] = Math.max(logInverseSpread[l]!, inverseSpread(forward, l));
      const fallen = more.lost?.[l];
      if (!fallen) continue;
      const { zeros, of } = lost[l] ?? { zeros: 0, of: 0 };
      lost[l] = { zeros: zeros + fallen.zeros, of: of + fallen.of };
    }
  };

  const rms = (sum: LogSum, done: number): number => logMean(sum, done) / 2;
  return {
    add,
    measurement: (done) => ({
      logErrorRms: rms(errors, done),
      logDeltaRms: Float64Array.from(delta, (sum, l) => (l < 2 ? 0 : rms(sum, done))),
      logCarriedRms: Float64Array.from(carried, (sum, l) => (l < 2 ? 0 : rms(sum, done))),
      logSteepest: logSteepest.slice(),
      logInverseSpread: logInverseSpread.slice(),
      ...(overflow !== undefined && { overflow }),
      ...(variant.format && { lost: [...lost] }),
    }),
    meanOf: (sum, count, l) => {
      // The mean over the batch takes out what a bias adds: the sum of the errors of a neuron is 0, not a rounding of it.
      if (l !== undefined && variant.maps[l]!.norm?.couplesExamples) return Number.NEGATIVE_INFINITY;
      return variant.format ? logStored(sum, count, variant) : logMean(sum, count);
    },
  };
}

function firstOverflow(forward: ForwardPass, { logCarried }: VariantBackward): Overflow | undefined {
  const ahead = overflowOf(forward);
  if (ahead !== undefined) return { pass: 'forward', layer: ahead };
  const back = logCarried.findLastIndex((logs) => logs?.includes(Number.POSITIVE_INFINITY));
  return back < 0 ? undefined : { pass: 'backward', layer: back };
}

function inverseSpread({ normalised }: ForwardPass, l: number): number {
  const least = normalised?.[l]?.spread.reduce(
    (most, s) => (s > 0 ? Math.min(most, s) : most),
    Number.POSITIVE_INFINITY,
  );
  return least === undefined ? Number.NEGATIVE_INFINITY : -Math.log(least);
}

/** log‖sum/count‖ with every number of it stored in the format, scaled by 2^lossScale. */
function logStored(sum: LogSum, count: number, { format, lossScale }: Variant): number {
  if (Math.abs(sum.log) === Number.POSITIVE_INFINITY) return sum.log;
  const shift = lossScale * Math.LN2;
  const size = Math.exp(sum.log + shift) / count;
  const stored = sum.vector.map((entry) => roundTo(size * entry, format!));
  if (!stored.every(Number.isFinite)) return Number.POSITIVE_INFINITY;
  return Math.log(norm(stored)) - shift;
}
