import type { DerivationTable } from './types.ts';

const r = String.raw;

/** Chapter 10: nets that do not see their input. */
export const noAnswer = {
  blind: {
    label: '(10.6)',
    kind: 'theorem',
    name: 'the same product on the way forward',
    tex: r`\|a^L(x) - a^L(x')\| \le @gamma[\gamma^{\,L-1}] \prod_{r=2}^{L} @weightNorm{r} \cdot \|x - x'\|`,
    reason: r`Differences of inputs pass through the same matrices and slopes as the error does.`,
    hypotheses: [
      r`$\gamma$ is finite; $\sigma$ is continuous, and differentiable but for finitely many points. All layers have slopes of at most $\gamma$.`,
    ],
    statement: r`For any two inputs. A net whose factors $\gamma\|w^r\|$ are small in geometric mean has a small gradient in its first layers, [[bound]], and nearly the same answer to all inputs: one product bounds both.`,
    sketch: r`Layer by layer: no difference grows by more than $\|w^r\|$ and then $\gamma$.`,
    steps: [
      {
        tex: r`|\sigma(s) - \sigma(t)| \le \gamma\,|s - t|`,
        reason: r`Mean value theorem, between kinks; add the pieces.`,
      },
      {
        tex: r`\|a^r(x) - a^r(x')\| \le \gamma\,\|z^r(x) - z^r(x')\|`,
        reason: r`Neuron by neuron; squares summed.`,
      },
      {
        tex: r`= \gamma\,\bigl\|w^r\bigl(a^{r-1}(x) - a^{r-1}(x')\bigr)\bigr\| \le \gamma\,\|w^r\|\,\|a^{r-1}(x) - a^{r-1}(x')\|`,
        reason: r`[[forward]]: the biases cancel. [[norm]].`,
      },
      {
        tex: r`{r = L, L-1, \dots, 2,} \quad\allowbreak {a^1(x) - a^1(x') = x - x'}`,
        reason: r`$L-1$ matrices and as many activations.`,
      },
    ],
    source: 'Standard.',
  },

  'constant-answer': {
    label: '(10.5)',
    kind: 'theorem',
    name: 'what the best constant answer costs',
    tex: r`{\min_{a} \bar C} = -\sum_k \bigl[p_k \ln p_k \allowbreak +\nobreak {(1-p_k)}\ln{(1-p_k)}\bigr] \quad\allowbreak {\text{at } a_k = p_k;} \quad\allowbreak {p_k = \tfrac1{10}\text{: } \ln 10 + 9 \ln\tfrac{10}{9} = 3.2508}`,
    reason: r`Who must say the same to all examples says how frequent each answer is.`,
    hypotheses: [
      r`The cost is the cross-entropy, [[cross-entropy]], and $y_k$ is 1 for a share $p_k$ of the examples and 0 for the others.`,
      r`The output $a$ is the same for all examples, $0 < a_k < 1$.`,
    ],
    statement: r`The cost of a net that does not look at its input is at least this, for ten equally frequent digits 3.2508, and it tells one digit in ten right. With the quadratic cost the least is $\frac12\sum_k p_k(1-p_k) = 0.45$, at the same $a$.`,
    sketch: r`Differentiate with respect to each $a_k$.`,
    steps: [
      {
        tex: r`\bar C = -\sum_k \bigl[p_k \ln a_k + (1-p_k) \ln(1-a_k)\bigr]`,
        reason: r`The mean over the examples.`,
      },
      {
        tex: r`\frac{\partial \bar C}{\partial a_k} = \frac{a_k - p_k}{a_k\,(1-a_k)}`,
        reason: r`Negative below $p_k$ and positive above: the minimum is at $a_k = p_k$.`,
      },
      {
        tex: r`10\,\Bigl[\tfrac1{10}\ln 10 + \tfrac9{10}\ln\tfrac{10}9\Bigr] = 2.302585 + 0.948245`,
        reason: r`Ten equal shares.`,
      },
      {
        tex: r`\min_a \tfrac12 \sum_k \bigl[p_k (1-a_k)^2 + (1-p_k)\,a_k^2\bigr] = \tfrac12 \sum_k p_k (1-p_k)`,
        reason: r`The same for the quadratic cost, again at $a_k = p_k$.`,
      },
    ],
    source: 'Standard.',
  },
} as const satisfies DerivationTable;
