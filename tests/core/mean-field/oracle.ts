import type { ActivationId } from '../../../src/core/types.ts';
import { activationIds } from '../../../src/core/types.ts';

const oracleNames: Partial<Record<ActivationId, string>> = {
  'leaky-relu': 'leaky_relu_0.01',
  'hard-tanh': 'hardtanh',
  'hard-sigmoid': 'hardsigmoid',
};

/** The name under which an activation stands in the tables of reference values. */
export const oracleName = (id: ActivationId): string => oracleNames[id] ?? id;

/** And back. */
export const activationOf = (name: string): ActivationId | undefined =>
  activationIds.find((id) => oracleName(id) === name);

/**
 * E f(u), u ~ N(0, q), by brute force: Gauss–Legendre panels on |z| ≤ 13 split at the kinks. Another road than the
 * project's own quadrature; right to about 1e-13 for q ≤ 100.
 */
export function expectationBruteForce(
  f: (u: number) => number,
  q: number,
  kinks: readonly number[] = [],
): number {
  const root = Math.sqrt(q);
  const cuts = [...new Set([-13, ...kinks.map((k) => k / root).filter((z) => Math.abs(z) < 13), 13])].sort(
    (a, b) => a - b,
  );
  // Six points a panel, panels of width 1/16 at most.
  const nodes = [0.2386191860831969, 0.6612093864662645, 0.932469514203152];
  const weights = [0.467913934572691, 0.3607615730481386, 0.1713244923791704];
  let sum = 0;
  for (let c = 0; c + 1 < cuts.length; c++) {
    const [from, to] = [cuts[c]!, cuts[c + 1]!];
    const panels = Math.ceil((to - from) * 16 * Math.max(1, root / 3));
    const half = (to - from) / panels / 2;
    for (let p = 0; p < panels; p++) {
      const middle = from + (2 * p + 1) * half;
      for (let k = 0; k < 3; k++) {
        for (const sign of [-1, 1]) {
          const z = middle + sign * half * nodes[k]!;
          sum += half * weights[k]! * f(root * z) * Math.exp((-z * z) / 2);
        }
      }
    }
  }
  return sum / Math.sqrt(2 * Math.PI);
}
