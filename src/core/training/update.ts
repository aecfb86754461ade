import { norm } from '../linear-algebra.ts';
import type { Layout } from './parameters.ts';
import { adamConstants, type TrainingPlan } from './plan.ts';

/** A stretch of θ and what the L2 term takes from it: λ/n for weights, 0 for biases. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly decay: number;
}

/** θ, weights and biases apart. */
export function stretchesOf({ sizes, owner, w, b }: Layout, plan: TrainingPlan, examples: number): Stretch[] {
  const owners = sizes.flatMap((_, l) => (l >= 2 && owner[l] === l ? [l] : []));
  return owners.flatMap((l) => [
    { from: w[l]!, to: b[l]!, decay: plan.decay / examples },
    { from: b[l]!, to: b[l]! + sizes[l]!, decay: 0 },
  ]);
}

/**
 * What clipping multiplies the gradient by: threshold/‖g‖ if ‖g‖ ≥ threshold, else 1; ‖g‖ is the length of the whole gradient,
 * all layers together. Pascanu, Mikolov and Bengio 2013, algorithm 1.
 */
export function clipFactor(gradient: Float64Array, count: number, threshold: number | null): number {
  if (threshold === null) return 1;
  const size = norm(gradient, 0, count);
  return size >= threshold ? threshold / size : 1;
}

/**
 * One step, the t-th, of every parameter of the stretch, in place. With g the gradient of the mean cost after clipping and
 * g* = g + decay·θ that of the regularised cost:
 *   descent    θ ← θ − η g*, that is (1 − ηλ/n)θ − ηg.  Nielsen, ch. 3.
 *   momentum   v ← μv − η g*,  θ ← θ + v.  Nielsen (107), (108).
 *   Adam       m ← β₁m + (1−β₁)g*,  v ← β₂v + (1−β₂)g*²,  θ ← θ − η m̂/(√v̂ + ε),  m̂ = m/(1−β₁ᵗ),  v̂ = v/(1−β₂ᵗ).
 * `memory` is v of momentum, or m and then v of Adam, each as long as θ. Clipping is of g alone: the L2 term does not vanish
 * or explode with depth.
 */
export function update(
  plan: TrainingPlan,
  t: number,
  theta: Float64Array,
  gradient: Float64Array,
  memory: Float64Array,
  clip: number,
  stretch: Stretch,
): void {
  const { optimiser, rate } = plan;
  if (optimiser === 'momentum') roll(theta, gradient, memory, plan, clip, stretch);
  else if (optimiser === 'adam') adapt(theta, gradient, memory, rate, t, clip, stretch);
  else descend(theta, gradient, rate * clip, 1 - rate * stretch.decay, stretch);
}

function descend(
  theta: Float64Array,
  g: Float64Array,
  rate: number,
  keep: number,
  { from, to }: Stretch,
): void {
  let i = from;
  for (; i + 3 < to; i += 4) {
    theta[i] = keep * theta[i]! - rate * g[i]!;
    theta[i + 1] = keep * theta[i + 1]! - rate * g[i + 1]!;
    theta[i + 2] = keep * theta[i + 2]! - rate * g[i + 2]!;
    theta[i + 3] = keep * theta[i + 3]! - rate * g[i + 3]!;
  }
  for (; i < to; i++) theta[i] = keep * theta[i]! - rate * g[i]!;
}

function roll(
  theta: Float64Array,
  g: Float64Array,
  v: Float64Array,
  { rate, momentum }: TrainingPlan,
  clip: number,
  { from, to, decay }: Stretch,
): void {
  const [onGradient, onTheta] = [rate * clip, rate * decay];
  for (let i = from; i < to; i++) {
    const velocity = momentum * v[i]! - onGradient * g[i]! - onTheta * theta[i]!;
    v[i] = velocity;
    theta[i]! += velocity;
  }
}

function adapt(
  theta: Float64Array,
  g: Float64Array,
  memory: Float64Array,
  rate: number,
  t: number,
  clip: number,
  { from, to, decay }: Stretch,
): void {
  const { beta1, beta2, epsilon } = adamConstants;
  const second = theta.length;
  const step = rate / (1 - beta1 ** t);
  const root = 1 / Math.sqrt(1 - beta2 ** t);
  for (let i = from; i < to; i++) {
    const gi = clip * g[i]! + decay * theta[i]!;
    const m = beta1 * memory[i]! + (1 - beta1) * gi;
    const v = beta2 * memory[second + i]! + (1 - beta2) * gi * gi;
    memory[i] = m;
    memory[second + i] = v;
    theta[i]! -= (step * m) / (Math.sqrt(v) * root + epsilon);
  }
}
