import type { ReactNode } from 'react';
import { activations } from '../core/activations.ts';
import { type ActivationId, activationIds } from '../core/types.ts';
import { formatNumber } from '../model/format.ts';
import { activationWords } from './slope-figure.tsx';
import './figure.css';

/** Where an activation is steepest: in words, and a point there, or one as near to the supremum as one likes. */
export const steepest: Readonly<Record<ActivationId, { readonly words: string; readonly t: number }>> = {
  linear: { words: 'everywhere', t: 1 },
  sigmoid: { words: 'at 0', t: 0 },
  tanh: { words: 'at 0', t: 0 },
  relu: { words: 'for t > 0', t: 1 },
  'leaky-relu': { words: 'for t > 0', t: 1 },
  elu: { words: 'for t ≥ 0', t: 1 },
  selu: { words: 'nowhere; as t → 0 from below', t: -1e-12 },
  softplus: { words: 'nowhere; as t → ∞', t: 30 },
  softsign: { words: 'at 0', t: 0 },
  gelu: { words: 'at √2', t: Math.SQRT2 },
  silu: { words: 'at 2.399', t: 2.399357280515468 },
  mish: { words: 'at 1.491', t: 1.490571179485429 },
  'hard-tanh': { words: 'for −1 < t < 1', t: 0.5 },
  'hard-sigmoid': { words: 'for −3 < t < 3', t: 2 },
  sin: { words: 'at 0, ±2π, …', t: 0 },
  arctan: { words: 'at 0', t: 0 },
  erf: { words: 'at 0', t: 0 },
};

/** γ of every activation of the page, behind a disclosure. */
export function SlopeBounds(): ReactNode {
  return (
    <details className="fig-data">
      <summary>γ of every activation on offer</summary>
      <table aria-label="γ of every activation">
        <thead>
          <tr>
            <th scope="col">activation</th>
            <th scope="col">γ</th>
            <th scope="col">steepest</th>
          </tr>
        </thead>
        <tbody>
          {activationIds.map((id) => (
            <tr key={id}>
              <th scope="row">{activationWords(id)}</th>
              <td>{formatNumber(activations[id].slopeBound, { digits: 5, trim: true })}</td>
              <td>{steepest[id].words}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
