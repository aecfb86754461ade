import { erf, gelu } from './activations/error-function.ts';
import { hardSigmoid, hardTanh, leakyRelu, linear, relu } from './activations/piecewise-linear.ts';
import { elu, selu, softplus } from './activations/rectifying.ts';
import { arctan, sigmoid, sin, softsign, tanh } from './activations/saturating.ts';
import { mish, silu } from './activations/self-gated.ts';
import type { Activation, ActivationId } from './types.ts';

/**
 * Every activation of the page. σ and σ′ are right to a few units in the last place, log|σ′| also where σ′ underflows; γ is
 * the double next to sup|σ′|, and no computed slope exceeds it.
 */
export const activations: Readonly<Record<ActivationId, Activation>> = {
  linear,
  sigmoid,
  tanh,
  relu,
  'leaky-relu': leakyRelu,
  elu,
  selu,
  softplus,
  softsign,
  gelu,
  silu,
  mish,
  'hard-tanh': hardTanh,
  'hard-sigmoid': hardSigmoid,
  sin,
  arctan,
  erf,
};
