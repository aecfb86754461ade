import { activations } from '../core/activations.ts';
import { drawBatch, type Experiment, sizesOf } from '../core/experiment.ts';
import { norm } from '../core/linear-algebra.ts';
import {
  type GradientPrediction,
  predictGradients,
  type TypicalNet,
} from '../core/mean-field/gradient-prediction.ts';
import { predictionLimits, predictOutput } from '../core/mean-field/prediction-limits.ts';
import { weightFactor } from '../core/weights.ts';
import { formatNumber } from '../model/format.ts';

/** What theory says of the gradients of nets with these settings, from their input alone. */
export interface TypicalLine {
  /** Root mean squares over wide nets; null of nets that the theory is not about. */
  readonly prediction: GradientPrediction | null;
  /** Why it is not to be drawn beside nets of this size, in words; null where it is. */
  readonly reason: string | null;
}

/** Why the theory is not about such nets; null where it is. */
export function outsideTheory({ tied, examples, skip, norm: normalisation }: Experiment): string | null {
  if (tied) return 'it wants a new matrix for every layer, and here the layers share one.';
  if (examples > 1) return 'it is about a single example, and here the gradient is a mean over several.';
  if ((skip ?? 'none') !== 'none')
    return 'it is about plain layers; skip connections have rates of their own.';
  if ((normalisation ?? 'none') !== 'none')
    return 'it is about plain layers; normalised ones have rates of their own.';
  return null;
}

/** Below this ‖zˡ‖² varies by more than half of itself from net to net, √(2/n), and means say little of one. */
const narrowest = 8;
/** Mean squares off by more than a tenth of a decade in the norm are not to be seen beside measured ones. */
const ownOutputMost = 0.1 * Math.LN10;
/**
 * The root mean square lies above the median by the factor e^s, while 80 % of nets lie within a factor of about e^{1.28√s}
 * of it (log-norms are nearly normal, of variance s): from s = 1.6 on it is outside the band. Drawn up to s = 1.
 */
const spreadMost = 1;

/** What of the prediction does not hold for nets of this size; null if it does. */
function doubtOf(experiment: Experiment, ownOutput: number, spread: number): string | null {
  const { layers, width } = experiment;
  if (width < narrowest)
    return `it is about wide layers; among ${width} ${width === 1 ? 'neuron' : 'neurons'} chance rules.`;
  if (Math.abs(ownOutput) > ownOutputMost) {
    const change = `${formatNumber(Math.exp(Math.abs(ownOutput)))} times ${ownOutput > 0 ? 'larger' : 'smaller'}`;
    return `the output error is largely the net’s own output, which makes the gradient of layer 2 about ${change}. It holds for the target “independent of the net”.`;
  }
  if (spread > spreadMost)
    return `it is about wide layers; in ${layers} layers of ${width} neurons most nets lie below the root mean square, by a factor of about ${formatNumber(Math.exp(spread))}.`;
  return null;
}

function typicalNetOf(experiment: Experiment): TypicalNet {
  const { activation, biasScale, weightScale, fan } = experiment;
  const sizes = sizesOf(experiment);
  const weightVariance = sizes.map((n, l) =>
    l < 2 ? 0 : weightFactor(weightScale, fan, n, sizes[l - 1]!) ** 2,
  );
  return { activation, sizes, weightVariance, biasScale };
}

const known = new WeakMap<Experiment, TypicalLine>();

/** Worked out once for every experiment. */
export function typicalLineOf(experiment: Experiment): TypicalLine {
  const line = known.get(experiment) ?? workOut(experiment);
  known.set(experiment, line);
  return line;
}

function workOut(experiment: Experiment): TypicalLine {
  const outside = outsideTheory(experiment);
  if (outside) return { prediction: null, reason: outside };
  const { layers: L, activation, cost, target, distribution } = experiment;
  const net = typicalNetOf(experiment);
  const inputSquare = norm(drawBatch(experiment, 0, 1).x) ** 2;
  const { variance } = predictGradients(net, inputSquare, 0);
  const output = predictOutput(
    activations[activation],
    cost,
    target === 'independent',
    net.sizes[L]!,
    variance[L]!,
  );
  const limits = predictionLimits(net, { variance }, output.overlap, distribution === 'orthogonal');
  return {
    prediction: predictGradients(net, inputSquare, output.logDelta),
    reason: doubtOf(experiment, limits.ownOutput[2]!, limits.spread[2]!),
  };
}
