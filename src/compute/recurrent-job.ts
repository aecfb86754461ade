import type { Experiment } from '../core/experiment.ts';
import { finish, measure } from '../core/measurement.ts';
import type { Net } from '../core/network.ts';
import { type PowerNorm, powerNorms, spectralRadius, unrolledNorms } from '../core/recurrent.ts';
import { spectralNorm } from '../core/spectral-norm.ts';
import type { Bracket } from '../core/types.ts';

/** A net with tied weights, and how many powers of its matrix are asked for. */
export interface RecurrentRequest {
  readonly experiment: Experiment;
  readonly powers: number;
}

export type RecurrentPart =
  | { readonly kind: 'matrix'; readonly largest: Bracket; readonly radius: number }
  /** log‖∂z^L/∂zˡ‖. */
  | { readonly kind: 'jacobian'; readonly layer: number; readonly log: Bracket }
  | ({ readonly kind: 'power' } & PowerNorm);

/** Its matrix in two numbers, the Jacobian over more and more steps back, and the powers of the matrix. */
export function* unroll(
  { experiment, powers }: RecurrentRequest,
  netOf: (experiment: Experiment) => Generator<null, Net>,
): Generator<RecurrentPart | null, void> {
  const net = yield* netOf(experiment);
  const L = experiment.layers;
  const [w, factor] = [net.w[L]!, net.factor[L]!];
  const { lower, upper } = spectralNorm(w);
  const radius = factor * spectralRadius(w);
  yield { kind: 'matrix', largest: { lower: factor * lower, upper: factor * upper }, radius };
  const { single } = finish(measure(experiment, net));
  if (single) for (const { layer, log } of unrolledNorms(net, single)) yield { kind: 'jacobian', layer, log };
  for (const power of powerNorms(w, factor, powers)) yield { kind: 'power', ...power };
}
