import type { Net } from '../network.ts';
import type { Normalised } from '../variants/normalisation.ts';
import type { LayerMap } from '../variants/variant.ts';
import { type ByInput, roomByInput } from './sparse.ts';

/** Room for both passes of up to `most` examples at a time; made once, used for every step. */
export interface Workspace {
  readonly net: Net;
  /** What the layers do beside σ(wa + b); null if they are plain. */
  readonly maps: readonly LayerMap[] | null;
  readonly most: number;
  /** zˡ, aˡ, δˡ, each most × n_l. */
  readonly z: readonly Float64Array[];
  readonly a: readonly Float64Array[];
  readonly delta: readonly Float64Array[];
  /** σ′(zˡ), times the branch. */
  readonly slope: readonly Float64Array[];
  /** ẑˡ where a layer normalises. */
  readonly normalised: (Normalised | undefined)[];
  /** ∂C/∂aˡ of the layer that skips. */
  readonly carried: Float64Array;
  /** Δᵀ of one layer, n_l × most. */
  readonly turned: Float64Array;
  readonly byInput: ByInput | null;
  /** What layer l costs one example forward, in multiply-adds, roughly; backward twice as much. */
  readonly workAt: readonly number[];
  readonly tally: Tally;
}

/** Of examples seen since it was cleared. */
export interface Tally {
  examples: number;
  /** Sum of their costs. */
  cost: number;
  /** How many have their largest output at the unit of their label. */
  correct: number;
}

/** What an activation and its slope cost, in multiply-adds. */
const unitWork = 20;
/** Of the pixels of a digit. */
const inkedShare = 0.2;

export function workspaceOf(net: Net, most: number, sparse: boolean): Workspace {
  const room = () => net.sizes.map((n, l) => new Float64Array(l === 0 || (sparse && l === 1) ? 0 : most * n));
  const workAt = net.sizes.map((n, l) => {
    const share = sparse && l === 2 ? inkedShare : 1;
    return l < 2 ? 0 : share * net.w[l]!.entries.length + unitWork * n;
  });
  const widest = Math.max(...net.sizes.slice(2));
  return {
    net,
    maps: net.variant?.maps ?? null,
    most,
    z: room(),
    a: room(),
    delta: room(),
    slope: room(),
    normalised: [],
    carried: new Float64Array(net.variant ? most * widest : 0),
    turned: new Float64Array(most * widest),
    byInput: sparse ? roomByInput(net.sizes[1]!, most) : null,
    workAt,
    tally: { examples: 0, cost: 0, correct: 0 },
  };
}
