/**
 * Training as a textbook writes it: nested arrays, one example at a time, activations and slopes of its own. A step is told of
 * the optimiser in the same words as the page, and shares no code with it.
 */
export interface PlainNet {
  /** w[i][j][k], b[i][j]: the i-th matrix leads from layer i+1 to layer i+2. */
  readonly w: number[][][];
  readonly b: number[][];
}

export interface PlainPlan {
  readonly optimiser: 'descent' | 'momentum' | 'adam';
  readonly rate: number;
  readonly momentum: number;
  readonly decay: number;
  readonly clip: number | null;
}

type Scalar = (z: number) => number;
const slopes: Readonly<Record<string, readonly [Scalar, Scalar]>> = {
  sigmoid: [(z) => 1 / (1 + Math.exp(-z)), (z) => Math.exp(-z) / (1 + Math.exp(-z)) ** 2],
  tanh: [Math.tanh, (z) => 1 - Math.tanh(z) ** 2],
  relu: [(z) => Math.max(0, z), (z) => (z > 0 ? 1 : 0)],
  sin: [Math.sin, Math.cos],
  softplus: [(z) => Math.log(1 + Math.exp(z)), (z) => 1 / (1 + Math.exp(-z))],
};

export type PlainActivation = 'sigmoid' | 'tanh' | 'relu' | 'sin' | 'softplus';

const zeros = (net: PlainNet): PlainNet => ({
  w: net.w.map((w) => w.map((row) => row.map(() => 0))),
  b: net.b.map((b) => b.map(() => 0)),
});

function activationsOf(net: PlainNet, x: readonly number[], hidden: PlainActivation, cross: boolean) {
  const z: number[][] = [];
  const a: (readonly number[])[] = [x];
  net.w.forEach((w, i) => {
    z[i] = w.map((row, j) => row.reduce((sum, value, k) => sum + value * a[i]![k]!, net.b[i]![j]!));
    const [sigma] = slopes[cross && i === net.w.length - 1 ? 'sigmoid' : hidden]!;
    a[i + 1] = z[i]!.map(sigma);
  });
  return { z, a };
}

/** Mean cost of the examples, ½‖a − y‖² or the cross-entropy, y one-hot at the label. */
export function plainCost(
  net: PlainNet,
  xs: readonly (readonly number[])[],
  labels: readonly number[],
  hidden: PlainActivation,
  cross: boolean,
): number {
  const costs = xs.map((x, i) => {
    const out = activationsOf(net, x, hidden, cross).a.at(-1)!;
    return out.reduce((sum, a, j) => {
      const y = j === labels[i] ? 1 : 0;
      return sum + (cross ? -Math.log(y === 1 ? a : 1 - a) : (a - y) ** 2 / 2);
    }, 0);
  });
  return costs.reduce((sum, cost) => sum + cost, 0) / xs.length;
}

/** The gradient of {@link plainCost}. */
export function plainGradient(
  net: PlainNet,
  xs: readonly (readonly number[])[],
  labels: readonly number[],
  hidden: PlainActivation,
  cross: boolean,
): PlainNet {
  const sum = zeros(net);
  xs.forEach((x, i) => {
    const { z, a } = activationsOf(net, x, hidden, cross);
    const last = net.w.length - 1;
    const [, slope] = slopes[hidden]!;
    let delta = a[last + 1]!.map((out, j) => {
      const error = out - (j === labels[i] ? 1 : 0);
      return cross ? error : error * slope(z[last]![j]!);
    });
    for (let l = last; l >= 0; l--) {
      delta.forEach((d, j) => {
        sum.b[l]![j]! += d / xs.length;
        a[l]!.forEach((before, k) => {
          sum.w[l]![j]![k]! += (d * before) / xs.length;
        });
      });
      if (l === 0) break;
      delta = a[l]!.map(
        (_, k) => delta.reduce((back, d, j) => back + net.w[l]![j]![k]! * d, 0) * slope(z[l - 1]![k]!),
      );
    }
  });
  return sum;
}

/** All numbers of a net, weights and biases layer by layer. */
export const numbersOf = (net: PlainNet): number[] => net.w.flatMap((w, i) => [...w.flat(), ...net.b[i]!]);

const isWeight = (net: PlainNet): boolean[] =>
  net.w.flatMap((w, i) => [...w.flat().map(() => true), ...net.b[i]!.map(() => false)]);

/** The net with other numbers. */
export function withNumbers(net: PlainNet, numbers: readonly number[]): PlainNet {
  let at = 0;
  const w: number[][][] = [];
  const b: number[][] = [];
  net.w.forEach((matrix, i) => {
    w[i] = matrix.map((row) => row.map(() => numbers[at++]!));
    b[i] = net.b[i]!.map(() => numbers[at++]!);
  });
  return { w, b };
}

/** Steps t = 1, 2, … with the gradients that `gradientAt` gives; `examples` is n of the L2 term λ/2n ‖w‖². */
export function plainSteps(
  net: PlainNet,
  plan: PlainPlan,
  examples: number,
  gradientsAt: readonly ((net: PlainNet) => PlainNet)[],
): PlainNet {
  const weight = isWeight(net);
  let theta = numbersOf(net);
  let v = theta.map(() => 0);
  let m = theta.map(() => 0);
  gradientsAt.forEach((gradientAt, i) => {
    let g = numbersOf(gradientAt(withNumbers(net, theta)));
    const length = Math.hypot(...g);
    if (plan.clip !== null && length >= plan.clip) g = g.map((value) => (value * plan.clip!) / length);
    g = g.map((value, p) => value + (weight[p] ? (plan.decay / examples) * theta[p]! : 0));
    if (plan.optimiser === 'descent') {
      theta = theta.map((value, p) => value - plan.rate * g[p]!);
    } else if (plan.optimiser === 'momentum') {
      v = v.map((value, p) => plan.momentum * value - plan.rate * g[p]!);
      theta = theta.map((value, p) => value + v[p]!);
    } else {
      const t = i + 1;
      m = m.map((value, p) => 0.9 * value + 0.1 * g[p]!);
      v = v.map((value, p) => 0.999 * value + 0.001 * g[p]! ** 2);
      theta = theta.map((value, p) => {
        const first = m[p]! / (1 - 0.9 ** t);
        const second = v[p]! / (1 - 0.999 ** t);
        return value - (plan.rate * first) / (Math.sqrt(second) + 1e-8);
      });
    }
  });
  return withNumbers(net, theta);
}
