import { layersPerDecade } from '../charts/growth-scale.ts';
import { type EdgeKind, edgeKinds } from '../core/mean-field/edge.ts';
import type { ActivationId } from '../core/types.ts';
import { formatNumber } from '../model/format.ts';
import type { Settings } from '../model/settings.ts';
import { isTheorised } from '../state/typical.ts';
import type { GhostNet } from './ghosts.ts';
import { activationWords } from './slope-figure.tsx';

/** What χ₁ does to the norm of a gradient, in words: "a factor of ten lost in 4.2 layers". */
export function growthWords(chi: number): string {
  if (Math.abs(chi - 1) < 1e-9) return 'gradients neither lose nor gain a fixed factor per layer';
  const layers = layersPerDecade(chi);
  if (chi === 0) return 'gradients are lost in one layer';
  const count = layers < 1000 ? formatNumber(layers) : 'more than 1000';
  return `gradients ${chi < 1 ? 'lose' : 'gain'} a factor of ten in ${count} layers`;
}

const titles: Readonly<Record<EdgeKind, (name: string) => string>> = {
  curve: (name) => `${name}: only along one curve do gradients neither vanish nor grow`,
  point: (name) => `${name}: only at a single point does everything keep its size`,
  none: (name) => `${name}: no setting keeps the gradient and the signal`,
  unstable: (name) => `${name}: a cliff where others have an edge`,
};

const notes: Readonly<Record<EdgeKind, string>> = {
  curve: 'The curve is the edge: χ₁ = 1 at the variance that the signal settles to.',
  point:
    'χ₁ depends on the weight scale alone. On the vertical line through the point it is 1, but above the point the variance of the signal grows without end; to the right of it, exponentially.',
  none: 'Wherever the variance settles, χ₁ < 1. From weight scale √2 on it grows without end, and the gradient no longer vanishes.',
  unstable:
    'The curve is the part of χ₁ = 1 at which the signal can stay. Elsewhere χ₁ = 1 only at variances that the signal runs away from: a weaker signal fades, a stronger one grows without end. The cliff is where the signal of this input, of variance 1, changes its fate.',
};

export const planeTitle = (activation: ActivationId): string =>
  titles[edgeKinds[activation]](activationWords(activation));

/** What is said of nets whose layers are not plain and independent. */
export const otherNets =
  'The net on show has tied weights, residual connections or a normalisation; of such nets this theory does not speak.';

/** Pinned nets of another activation, which have other colours behind them. */
function elsewhere({ activation }: Settings, pinned: readonly GhostNet[]): readonly string[] {
  const names = pinned.filter(({ net }) => net.activation !== activation).map(({ name }) => name);
  if (names.length === 0) return [];
  const one = names.length === 1;
  return [
    `${names.join(', ')} ${one ? 'has another activation and a plane' : 'have other activations and planes'} of ${one ? 'its' : 'their'} own.`,
  ];
}

export const planeNote = (settings: Settings, pinned: readonly GhostNet[] = []): string =>
  [
    'Typical case, infinitely wide nets.',
    notes[edgeKinds[settings.activation]],
    'Hatched: where γ‖wʳ‖ < 1 for every matrix of the net on show, vanishing is a theorem.',
    ...elsewhere(settings, pinned),
    ...(isTheorised(settings) ? [] : [otherNets]),
  ].join(' ');
