import type { DerivationTable } from './types.ts';

const r = String.raw;

const smooth = r`$\sigma(t) = 1/(1+e^{-t})$, the sigmoid, in every layer.`;

/** Chapter 7: the sigmoid, and the tanh net inside every sigmoid net. */
export const sigmoid = {
  quarter: {
    label: '(7.1)',
    kind: 'theorem',
    name: 'a quarter at best',
    tex: r`\sigma'(t) = \sigma(t)\,\bigl(1-\sigma(t)\bigr) \le \tfrac14`,
    reason: r`A number between 0 and 1 times what is missing to 1.`,
    hypotheses: [r`$\sigma(t) = 1/(1+e^{-t})$, the sigmoid.`],
    statement: r`The sigmoid has $\gamma = \tfrac14$. Only at $t = 0$ is the slope a quarter, everywhere else it is smaller, and it tends to 0 on both sides.`,
    sketch: r`A product of two numbers with the sum 1 is largest when they are equal.`,
    steps: [
      {
        tex: r`\sigma'(t) = \frac{e^{-t}}{(1+e^{-t})^2} = \sigma(t)\,\bigl(1-\sigma(t)\bigr)`,
        reason: r`$1-\sigma(t) = e^{-t}/(1+e^{-t})$.`,
      },
      {
        tex: r`= \tfrac14 - \bigl(\sigma(t) - \tfrac12\bigr)^2 \le \tfrac14`,
        reason: r`Multiply out. Equality means $\sigma(t) = \tfrac12$, which is $t = 0$.`,
      },
      {
        tex: r`\sigma'(t) \to 0 \quad\allowbreak {\text{as } t \to \pm\infty}`,
        reason: r`One of the factors $\sigma$ and $1-\sigma$ tends to 0, the other to 1.`,
      },
    ],
    source: r`Nielsen, chapter 5. One of its exercises has $|\sigma'(z)| < 1/4$; at $z = 0$ the two are equal.`,
  },

  'sigmoid-bound': {
    label: '(7.2)',
    kind: 'theorem',
    name: 'the bound for sigmoid nets',
    tex: r`@gradB{l} \le \frac14 \prod_{r=l+1}^{L} \frac{@weightNorm{r}}{4} \cdot @errorNorm`,
    reason: 'The bound with a quarter for every slope.',
    hypotheses: [smooth, r`The cost is the quadratic one, [[cost]]. One example.`],
    statement: r`For $2 \le l \le L$. For $l < L$ the bound of layer $l$ lies below that of layer $L$ if and only if the norms of the weight matrices between them are below 4 in geometric mean. If that mean is 4 or more, the bound proves no vanishing. In particular, if an earlier layer receives a larger error than a later one, then $\|w^r\| > 4$ for some matrix between them.`,
    sketch: r`[[bound]] with $\gamma = \tfrac14$: of its $L-l+1$ quarters one stands in front, the others go with the $L-l$ norms.`,
    steps: [
      {
        tex: r`\left\|\frac{\partial C}{\partial b^l}\right\| \le \Bigl(\frac14\Bigr)^{L-l+1} \prod_{r=l+1}^{L} \|w^r\| \cdot {\|a^L-y\|}`,
        reason: '[[bound]] and [[quarter]].',
      },
      {
        tex: r`\prod_{r=l+1}^{L} \frac{\|w^r\|}{4} = \left( \frac{\bigl(\prod_{r=l+1}^{L} \|w^r\|\bigr)^{1/(L-l)}}{4} \right)^{L-l}`,
        reason: r`A product is the power of its geometric mean: below 1 exactly if the mean of the norms is below 4.`,
      },
      {
        tex: r`\|\delta^l\| > \|\delta^m\| \;\Longrightarrow\; \tfrac14\,\|w^r\| > 1 \text{ for some } r`,
        reason: '[[growth-needs]].',
      },
    ],
    source: r`Ours. The answer on Cross Validated says that the bound “would probably be very small”; this is the exact condition.`,
  },

  'half-tanh': {
    label: '(111)',
    kind: 'identity',
    name: 'the sigmoid is a tanh',
    tex: r`\frac{1}{1+e^{-t}} = \frac12 + \frac12 \tanh \frac t2`,
    reason: 'Shift it by a half, and stretch it twofold in both directions.',
    hypotheses: [],
    statement: r`For every real $t$. The two functions are the same curve, moved and rescaled.`,
    sketch: r`Write tanh with exponentials and divide both of its parts by the same.`,
    steps: [
      {
        tex: r`\tanh\frac t2 = \frac{e^{t/2} - e^{-t/2}}{e^{t/2} + e^{-t/2}} = \frac{1 - e^{-t}}{1 + e^{-t}}`,
        reason: r`Multiply numerator and denominator by $e^{-t/2}$.`,
      },
      {
        tex: r`\frac12 + \frac12\cdot\frac{1 - e^{-t}}{1 + e^{-t}} = \frac{1 + e^{-t} + 1 - e^{-t}}{2\,(1 + e^{-t})} = \frac{1}{1 + e^{-t}}`,
        reason: 'Common denominator.',
      },
    ],
    source: r`Nielsen, chapter 3, (111); its proof is an exercise there.`,
  },

  'forced-bias': {
    label: '(7.7)',
    kind: 'theorem',
    name: 'every sigmoid net is a tanh net with a bias it did not ask for',
    tex: r`{\zeta^{l} = \tfrac14 @weights{l}\,\alpha^{l-1} + \tfrac12 @biases{l} + \tfrac14 @weights{l}\,\mathbf 1,} \quad\allowbreak {\alpha^l = \tanh \zeta^l,} \quad\allowbreak {l = 3, \dots, L}`,
    reason: r`A sigmoid neuron says $\tfrac12$ where a tanh neuron says 0, and the next layer adds up these halves.`,
    hypotheses: [smooth, r`$\mathbf 1$ is the vector of ones.`],
    statement: r`Put $\zeta^l = \tfrac12 z^l$ and $\alpha^l = 2a^l - 1$. Then $\alpha^l$ and $\zeta^l$ are activations and pre-activations of a tanh net: with weights $\tfrac14 w^l$, and with the bias $\tfrac12 b^l_j$ plus a quarter of the sum of the weights into the neuron. In layer 2 it has the weights $\tfrac12 w^2$ and the biases $\tfrac12 b^2$. The ratios of the bias gradients of any two layers are the same in both nets.`,
    sketch: r`Put [[half-tanh]] into [[forward]]. The constant part $\tfrac12$ of each activation meets the weights and becomes a bias.`,
    steps: [
      {
        tex: r`a^l = \sigma(z^l) = \tfrac12 + \tfrac12 \tanh \tfrac12 z^l = \tfrac12\,\mathbf 1 + \tfrac12\,\alpha^l`,
        reason: r`[[half-tanh]] in each component, with $\alpha^l = \tanh \zeta^l$.`,
      },
      {
        tex: r`\zeta^{l} = {\tfrac12\bigl(w^{l} a^{l-1} + b^{l}\bigr)} = {\tfrac12 w^l\bigl(\tfrac12\,\mathbf 1 + \tfrac12\,\alpha^{l-1}\bigr)} + \tfrac12 b^l`,
        reason: r`[[forward]] for $l \ge 3$. For $l = 2$ the activations before are the input, and $\zeta^2 = \tfrac12 w^2 x + \tfrac12 b^2$.`,
      },
      {
        tex: r`= \tfrac14 w^l\,\alpha^{l-1} + \tfrac12 b^l + \tfrac14 w^l\,\mathbf 1`,
        reason: r`Component $j$ of $w^l\,\mathbf 1$ is $\sum_k w^l_{jk}$.`,
      },
      {
        tex: r`\frac{\partial C}{\partial \zeta^l} = 2\,\frac{\partial C}{\partial z^l} = 2\,\delta^l`,
        reason: r`$z^l = 2\zeta^l$, with the same cost of the same output. By [[bp3]] these are the bias gradients of the two nets, and the factor 2 is the same in all layers.`,
      },
    ],
    source: 'Ours; standard.',
  },

  'forced-scale': {
    label: '(7.8)',
    kind: 'theorem',
    name: 'how large that bias is',
    tex: r`{\sigma_w^{\text{tanh}} = \frac{@weightScale}{4},} \quad\allowbreak {\sigma_b^{\text{tanh}} = \sqrt{\frac{@biasScale[\sigma_b^2]}{4} + \frac{@weightScale[\sigma_w^2]}{16}} \;\ge\; \sigma_w^{\text{tanh}}}`,
    reason: 'A sum of as many weights as there are inputs, a quarter of it.',
    hypotheses: [r`The sigmoid net starts with the random weights [[start]], with widths $n_{l-1}$.`],
    statement: r`In the layers $l \ge 3$ the tanh net of [[forced-bias]] has weights of standard deviation $(\sigma_w/4)/\sqrt{n_{l-1}}$ and biases of standard deviation $\sigma_b^{\text{tanh}}$, whatever the width. Its bias scale is never smaller than its weight scale, and equal to it for $\sigma_b = 0$. The biases are not independent of the weights, being made of them.`,
    sketch: r`The forced bias of a neuron is a quarter of a sum of $n_{l-1}$ independent weights of variance $\sigma_w^2/n_{l-1}$. The root of the width cancels.`,
    steps: [
      {
        tex: r`\mathbb E\,\Bigl(\frac{w^l_{jk}}{4}\Bigr)^2 = \frac{\sigma_w^2}{16\,n_{l-1}} = \frac{(\sigma_w/4)^2}{n_{l-1}}`,
        reason: r`[[start]]: the tanh net has the scale $\sigma_w/4$.`,
      },
      {
        tex: r`\mathbb E\,\Bigl(\frac{b^l_j}{2} + \frac14 \sum_k w^l_{jk}\Bigr)^2 = \frac{\sigma_b^2}{4} + \frac{n_{l-1}}{16}\cdot\frac{\sigma_w^2}{n_{l-1}}`,
        reason: r`Independent numbers of mean 0: their variances add up.`,
      },
      {
        tex: r`\frac{\sigma_b^2}{4} + \frac{\sigma_w^2}{16} \ge \Bigl(\frac{\sigma_w}{4}\Bigr)^2`,
        reason: r`With equality for $\sigma_b = 0$.`,
      },
    ],
    source: 'Ours.',
  },
} as const satisfies DerivationTable;
