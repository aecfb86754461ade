import type { DerivationTable } from './types.ts';

const r = String.raw;

/** Chapter 5: the steepest slope of an activation function. */
export const slopes = {
  gamma: {
    label: '(5.5)',
    kind: 'definition',
    name: 'the steepest slope',
    tex: r`@gamma = \sup_{t \in \mathbb R} |\sigma'(t)|`,
    reason: 'How steep the activation function is at most, up or down.',
    hypotheses: [
      r`$\sigma$ is continuous, and differentiable except at finitely many kinks, at which it has a slope on either side.`,
    ],
    statement: r`$\gamma$ is the least number that no slope of $\sigma$ exceeds in absolute value. We ask that it be finite. At a kink any number between the slopes on its two sides may stand for $\sigma'$; none of them exceeds $\gamma$.`,
    sketch: r`It is the one thing about the activation function that the bound will use. It is also the best constant in $|\sigma(s) - \sigma(t)| \le \gamma\,|s-t|$.`,
    steps: [
      {
        tex: r`|\sigma'(t)| \le \gamma \quad\allowbreak {\text{for every } t}`,
        reason: r`That it is an upper bound. Whether some $t$ attains it is another question: the softplus has $\gamma = 1$ and slopes below 1 only.`,
      },
      {
        tex: r`|\sigma'(t)| > \gamma - \varepsilon \quad\allowbreak {\text{for some } t, \text{ whatever } \varepsilon > 0}`,
        reason: r`That it is the least one.`,
      },
      {
        tex: r`{|\sigma(s) - \sigma(t)|} \le \gamma\,{|s - t|}`,
        reason: r`Mean value theorem between neighbouring kinks; then add up from $t$ to $s$. With a smaller constant no slope could come near to $\gamma$.`,
      },
    ],
    source: 'The number is that of the answer on Cross Validated, with absolute value bars.',
  },

  decreasing: {
    label: '(5.6)',
    kind: 'example',
    name: 'why the bars are needed',
    tex: r`{\sigma(t) = \frac{1}{1+e^{t}}:} \quad\allowbreak {\sup_t \sigma'(t) = 0,} \quad\allowbreak {\sup_t |\sigma'(t)| = \tfrac14}`,
    reason: r`A function that falls has no positive slope at all.`,
    hypotheses: [],
    statement: r`For the sigmoid turned round, the supremum of $\sigma'$ is 0. A bound with 0 in place of $\gamma$ would say that every gradient is 0, which is false. The supremum of $|\sigma'|$ is a quarter, as for the sigmoid itself.`,
    sketch: r`All slopes are negative, and they come as near to 0 as one likes far out on either side.`,
    steps: [
      {
        tex: r`\sigma'(t) = -\frac{e^{t}}{(1+e^{t})^2} < 0`,
        reason: r`So 0 is an upper bound of $\sigma'$.`,
      },
      {
        tex: r`\sigma'(t) \to 0 \quad\allowbreak {\text{as } t \to \pm\infty}`,
        reason: r`So no negative number is one: the supremum is 0.`,
      },
      {
        tex: r`|\sigma'(t)| = \frac{1}{(e^{t/2}+e^{-t/2})^2} \le \frac14`,
        reason: r`$e^{t/2}+e^{-t/2} \ge 2$, with equality for $t = 0$ alone: the sum of a positive number and its reciprocal.`,
      },
    ],
    source: 'Ours.',
  },

  'slopes-norm': {
    label: '(5.7)',
    kind: 'theorem',
    name: 'the norm of the slopes of a layer',
    tex: r`@slopeMax{r} = \max_j |\sigma'(z^r_j)| \le @gamma`,
    reason: 'A diagonal matrix, and no slope is steeper than the steepest.',
    hypotheses: [
      r`$\sigma$ has a derivative at every $z^r_j$; or, at a kink, the slope that is taken lies between those on its two sides.`,
    ],
    statement: r`The slopes of layer $r$ stretch no error by more than the largest slope at which a neuron of the layer stands, and this is at most $\gamma$, whatever the weights and the example.`,
    sketch: r`The first is [[diagonal-norm]], the second the definition of $\gamma$.`,
    steps: [
      {
        tex: r`\|\Sigma'(z^r)\| = \|\operatorname{diag}(\sigma'(z^r_1), \dots, \sigma'(z^r_{n_r}))\|`,
        reason: '[[slope-matrix]].',
      },
      { tex: r`= \max_j |\sigma'(z^r_j)|`, reason: '[[diagonal-norm]].' },
      {
        tex: r`\le \sup_t |\sigma'(t)| = \gamma`,
        reason: r`[[gamma]]. The visited numbers are some of all numbers.`,
      },
    ],
    source: 'Ours; standard.',
  },
} as const satisfies DerivationTable;
