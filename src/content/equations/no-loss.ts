import type { DerivationTable } from './types.ts';

const r = String.raw;

/** Chapter 6: when a product of matrices is as large as its factors allow. */
export const noLoss = {
  'no-loss': {
    label: '(6.4)',
    kind: 'theorem',
    name: 'when a product loses nothing',
    tex: r`{\|A B\| = \|A\|\,\|B\|} \;\allowbreak\iff\; {\|B v\| = \|B\|,} \quad\allowbreak {\|A B v\| = \|A\|\,\|B v\|} \quad\allowbreak {\text{for some } \|v\| = 1}`,
    reason: 'What the one stretches most must come out in a direction that the other stretches most.',
    hypotheses: [r`$A$ and $B$ are real matrices with a product, and $A \ne 0$.`],
    statement: r`The norm of a product is the product of the norms if and only if some direction that $B$ stretches most is sent by $B$ into a direction that $A$ stretches most.`,
    sketch: r`Follow a vector that $AB$ stretches most through both factors. If the norms multiply, it cannot lose anything on the way.`,
    steps: [
      {
        tex: r`{\Longleftarrow:} \quad {\|A B\| \ge \|A B v\| = \|A\|\,\|B\|}`,
        reason: r`The other inequality is [[submultiplicative]].`,
      },
      {
        tex: r`{\Longrightarrow:} \quad \|A\|\,\|B\| = \|A B v\| \le \|A\|\,\|B v\| \le \|A\|\,\|B\|`,
        reason: r`For a $v$ with $\|v\| = 1$ and $\|A B v\| = \|A B\|$. All members are equal.`,
      },
      {
        tex: r`{\|A B v\| = \|A\|\,\|B v\|,} \quad\allowbreak {\|B v\| = \|B\|}`,
        reason: r`The first and the second inequality, both equalities; in the second $\|A\| > 0$ has been divided out.`,
      },
    ],
    source: 'Ours; standard.',
  },

  'no-loss-slopes': {
    label: '(6.5)',
    kind: 'theorem',
    name: 'when the slopes lose nothing',
    tex: r`{\|@slopes{r}\,v\| = @slopeMax{r}\,\|v\|} \;\allowbreak\iff\; {v_j = 0} \quad\allowbreak {\text{wherever } |\sigma'(z^r_j)| < @slopeMax{r}}`,
    reason: 'Only neurons of the largest slope may take part.',
    hypotheses: [r`The slopes of layer $r$ are defined at this example.`],
    statement: r`A vector loses nothing against the largest slope of its layer if and only if it has components only at neurons with that slope.`,
    sketch: r`What is lost is a sum of squares, one for each neuron whose slope is not the largest.`,
    steps: [
      {
        tex: r`\|\Sigma'(z^r)\|^2\,\|v\|^2 - \|\Sigma'(z^r)\,v\|^2 = \sum_j \bigl( \|\Sigma'(z^r)\|^2 - \sigma'(z^r_j)^2 \bigr)\, v_j^2`,
        reason: r`[[slope-matrix]]. By [[slopes-norm]] no term is negative.`,
      },
      {
        tex: r`= 0 \;\iff\; {v_j = 0} \quad\allowbreak {\text{wherever } |\sigma'(z^r_j)| < \|\Sigma'(z^r)\|}`,
        reason: r`A sum of non-negative terms is 0 only if all of them are.`,
      },
    ],
    source: 'Ours.',
  },
} as const satisfies DerivationTable;
