import type { ReactNode } from 'react';
import { activations } from '../core/activations.ts';
import { criticalWeightScale } from '../core/mean-field/edge.ts';
import type { ActivationId } from '../core/types.ts';
import { formatNumber } from '../model/format.ts';
import { positionOf } from '../model/track.ts';
import { useAppState } from '../state/hooks.ts';
import { activationWords } from './slope-figure.tsx';
import './certified-rows.css';

/** Activations that are proved about, without biases and in wide nets, from the smallest region to the largest. */
const compared: readonly ActivationId[] = [
  'selu',
  'erf',
  'tanh',
  'sin',
  'softsign',
  'linear',
  'relu',
  'hard-sigmoid',
  'sigmoid',
];

/** The largest σ_w with vanishing: certified for Gaussian weights (‖w‖ → 2σ_w), for orthogonal ones, and typically. */
export const vanishingUpTo = (
  id: ActivationId,
): readonly [gaussian: number, orthogonal: number, typical: number] => {
  const { slopeBound } = activations[id];
  return [1 / (2 * slopeBound), 1 / slopeBound, criticalWeightScale(id, 0) ?? Number.NaN];
};

let rows: readonly { readonly id: ActivationId; readonly limits: readonly number[] }[] | null = null;
const allRows = () => {
  rows ??= compared.map((id) => ({ id, limits: vanishingUpTo(id) }));
  return rows;
};

const shown = (limit: number): string => formatNumber(limit, { digits: 4, trim: true });
const at = (scale: number): string => `${100 * positionOf('scale', scale)}%`;

/** The three regions on the track of the weight scale, and where the net on show stands. */
function Strip({ limits, scale }: { readonly limits: readonly number[]; readonly scale: number }): ReactNode {
  const [gaussian, orthogonal, typical] = limits.map(at);
  return (
    <span className="fig-strip" aria-hidden="true">
      <i className="fig-strip-typical" style={{ width: typical }} />
      <i className="fig-strip-orthogonal" style={{ width: orthogonal }} />
      <i className="fig-strip-gaussian" style={{ width: gaussian }} />
      <i className="fig-strip-net" style={{ left: at(scale) }} />
    </span>
  );
}

/** Rows of a table: where vanishing is certified and where it is typical, with the weight scale of now on each. */
export function useCertifiedRows(): readonly {
  readonly key: string;
  readonly cells: readonly ReactNode[];
}[] {
  const scale = useAppState((state) => state.settings.scale);
  const chosen = useAppState((state) => state.settings.activation);
  return allRows().map(({ id, limits }) => ({
    key: id,
    cells: [
      id === chosen ? <strong key="name">{activationWords(id)}</strong> : activationWords(id),
      ...limits.map(shown),
      <Strip key="strip" limits={limits} scale={scale} />,
    ],
  }));
}
