import type { CostId } from '../network.ts';

/**
 * What the best constant answer costs on the average: a_k = p_k at every output k, the share of the examples with that label.
 *   cross-entropy  −Σ_k [p_k ln p_k + (1−p_k) ln(1−p_k)],   quadratic  ½ Σ_k p_k (1−p_k).
 * A net whose output does not depend on the input cannot do better.
 */
export function constantAnswerCost(cost: CostId, shares: readonly number[]): number {
  const entropy = (p: number): number => (p > 0 ? -p * Math.log(p) : 0);
  const costOf =
    cost === 'quadratic' ? (p: number) => (p * (1 - p)) / 2 : (p: number) => entropy(p) + entropy(1 - p);
  return shares.reduce((sum, p) => sum + costOf(p), 0);
}
