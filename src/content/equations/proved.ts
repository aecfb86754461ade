import type { DerivationTable } from './types.ts';

const r = String.raw;

const smooth = r`$\sigma$ has a derivative at every number $z^r_j$ that this example visits in the layers $r = l, \dots, L$.`;
const finite = r`$\gamma$ is finite, [[gamma]].`;
const small = r`$\gamma\,\|w^r\| \le \rho < 1$ for $r = l+1, \dots, L$.`;
const quadratic = r`The cost is the quadratic one, [[cost]]. One example.`;

/** Chapter 5: what the bound proves, and what it never proves. */
export const proved = {
  vanishing: {
    label: '(5.10)',
    kind: 'theorem',
    name: 'certified vanishing',
    tex: r`@gamma\,@weightNorm{r} \le \rho < 1 \quad\allowbreak (r = l+1, \dots, L) \;\allowbreak\Longrightarrow\; {@gradB{l} \le @gamma\,\rho^{\,L-l}\; @errorNorm}`,
    reason: 'A product of numbers below 1.',
    hypotheses: [smooth, finite, quadratic],
    statement: r`If every weight matrix between layer $l$ and the output has $\gamma\,\|w^r\| \le \rho$ with one $\rho < 1$, the bias gradient of layer $l$ is at most $\gamma\,\rho^{L-l}\|a^L-y\|$: it falls exponentially with the distance from the output, whatever the example. Between two layers $l \le m$ with the same property, $\|\delta^l\| \le \rho^{m-l}\|\delta^m\|$.`,
    sketch: r`Put $\rho$ for each pair in [[bound]] and in [[relative]].`,
    steps: [
      {
        tex: r`\left\|\frac{\partial C}{\partial b^l}\right\| \le \gamma \prod_{r=l+1}^{L} \bigl(\gamma\,\|w^r\|\bigr) \cdot {\|a^L-y\|}`,
        reason: r`[[bound]], its $L-l+1$ factors $\gamma$ written as one and $L-l$ in pairs with the norms.`,
      },
      { tex: r`\le \gamma\,\rho^{\,L-l}\,{\|a^L-y\|}`, reason: r`The hypothesis. There are $L-l$ pairs.` },
      { tex: r`\|\delta^l\| \le \rho^{\,m-l}\,\|\delta^m\|`, reason: r`[[relative]] in the same way.` },
    ],
    source: 'Ours; the answer on Cross Validated draws the conclusion in words.',
  },

  'weights-vanish': {
    label: '(5.11)',
    kind: 'theorem',
    name: 'bounded activations: the weight gradients vanish too',
    tex: r`@gradW{l} \le A \sqrt{n_{l-1}} \;\; @gamma\,\rho^{\,L-l}\; @errorNorm`,
    reason: r`The activations of the layer before are at most $A\sqrt{n_{l-1}}$ long.`,
    hypotheses: [smooth, finite, quadratic, small, r`$|\sigma(t)| \le A$ for all $t$, and $l \ge 3$.`],
    statement: r`If the activation function is bounded by $A$, as the sigmoid, tanh and arctan are, the weight gradient of a layer $l \ge 3$ falls at least as fast as [[vanishing]] says of the biases. For $l = 2$ the activations before are the input: put $\|x\|$ for $A\sqrt{n_1}$.`,
    sketch: r`[[star]] gives the weight gradient exactly. Of its two factors, the first is bounded by [[vanishing]] and the second by a constant.`,
    steps: [
      {
        tex: r`\|a^{l-1}\|^2 = \sum_k \sigma(z^{l-1}_k)^2 \le n_{l-1}\,A^2`,
        reason: r`$l - 1 \ge 2$, so that $a^{l-1}$ has come through $\sigma$.`,
      },
      {
        tex: r`\left\|\frac{\partial C}{\partial w^l}\right\| = \left\|\frac{\partial C}{\partial b^l}\right\| \|a^{l-1}\| \le \gamma\,\rho^{\,L-l}\,{\|a^L-y\|} \cdot A\sqrt{n_{l-1}}`,
        reason: '[[star]] and [[vanishing]].',
      },
    ],
    source: 'Ours.',
  },

  'weights-alike': {
    label: '(5.12)',
    kind: 'theorem',
    name: 'unbounded activations: one bound for all layers',
    tex: r`@gradW{l} \le @gamma[\gamma^{\,L-1}] \prod_{\substack{r = 2 \\ r \ne l}}^{L} @weightNorm{r} \cdot \|@input\|\; @errorNorm`,
    reason: r`What the way back loses, the way forward has not lost yet.`,
    hypotheses: [smooth, finite, quadratic, r`$\sigma(0) = 0$, and all biases have the value 0.`],
    statement: r`For $2 \le l \le L$ the weight gradient is bounded by $L-1$ factors $\gamma$ and the norms of all weight matrices but the layer’s own. If all $\gamma\,\|w^r\|$ are equal, this bound is the same for every layer. Where they are below 1 it proves the weight gradients of a deep net small, all of them alike; it never sets early layers below late ones.`,
    sketch: r`[[star]] again; now the activations are bounded step by step from the input, since $|\sigma(t)| \le \gamma\,|t|$.`,
    steps: [
      {
        tex: r`|\sigma(t)| = {|\sigma(t) - \sigma(0)|} \le \gamma\,|t|`,
        reason: 'Last step of [[gamma]].',
      },
      {
        tex: r`\|a^r\| = \|\sigma(w^r a^{r-1})\| \le \gamma\,\|w^r a^{r-1}\| \le \gamma\,\|w^r\|\,\|a^{r-1}\|`,
        reason: r`Component by component, then [[norm]].`,
      },
      {
        tex: r`\|a^{l-1}\| \le \gamma^{\,l-2} \prod_{r=2}^{l-1} \|w^r\| \cdot \|x\|`,
        reason: r`From layer $l-1$ down to $a^1 = x$: $l-2$ steps.`,
      },
      {
        tex: r`\left\|\frac{\partial C}{\partial w^l}\right\| \le \gamma^{\,(L-l+1)+(l-2)} \prod_{r=l+1}^{L} \|w^r\| \prod_{r=2}^{l-1} \|w^r\| \cdot \|x\|\,{\|a^L-y\|}`,
        reason: r`[[star]] with [[bound]]. The exponents add up to $L-1$, and only $\|w^l\|$ is missing.`,
      },
    ],
    source: r`Ours. For nets with $\sigma(ct) = c\,\sigma(t)$ there is the exact balance [[balance]].`,
  },

  'growth-needs': {
    label: '(5.13)',
    kind: 'theorem',
    name: 'what growth needs',
    tex: r`{\|@delta{l}\| > \|\delta^m\|} \;\allowbreak\Longrightarrow\; {@gamma\,@weightNorm{r} > 1} \quad\allowbreak {\text{for some } r \in \{l+1, \dots, m\}}`,
    reason: 'The bound between two layers, read backwards.',
    hypotheses: [smooth, finite, r`$2 \le l < m \le L$, and the cost is differentiable in the output $a^L$.`],
    statement: r`If an earlier layer receives a larger error than a later one, at least one weight matrix on the way has $\gamma\,\|w^r\| > 1$. This is necessary for growth. It is not sufficient: see [[silent]].`,
    sketch: r`If no factor in [[relative]] exceeded 1, neither would the product.`,
    steps: [
      {
        tex: r`\gamma\,\|w^r\| \le 1 \text{ for all } r \in \{l+1, \dots, m\} \;\Longrightarrow\; \|\delta^l\| \le \|\delta^m\|`,
        reason: '[[relative]].',
      },
      {
        tex: r`\|\delta^l\| > \|\delta^m\| \;\Longrightarrow\; \gamma\,\|w^r\| > 1 \text{ for some } r`,
        reason: 'The contrapositive.',
      },
    ],
    source: r`Ours; for recurrent nets Pascanu, Mikolov and Bengio 2013.`,
  },

  silent: {
    label: '(5.14)',
    kind: 'example',
    name: 'a bound that soars over a gradient that vanishes',
    tex: r`\gamma^{\,L-l+1} \prod_{r=l+1}^{L} \|w^r\| \cdot {\|a^L-y\|} = {10^{\,L-l},} \quad\allowbreak {\|\delta^l\| = 10^{-(L-l)}}`,
    reason: 'The bound counts what is stretched; the error lies in the direction that is shrunk.',
    hypotheses: [
      r`$\sigma(t) = t$, two neurons in every layer, $w^r = \operatorname{diag}(10, \tfrac1{10})$ for every $r$.`,
      r`$y$ is such that $a^L - y = (0, 1)^T$.`,
    ],
    statement: r`In this net the bound grows tenfold with every layer towards the input, and the gradient shrinks tenfold. An upper bound that grows towards the input therefore proves nothing: neither growth nor decay.`,
    sketch: r`The largest entry of the matrix makes the norm; the error meets only the other one.`,
    steps: [
      {
        tex: r`{\|w^r\| = 10,} \quad\allowbreak {\gamma = 1,} \quad\allowbreak {\|a^L-y\| = 1}`,
        reason: r`[[diagonal-norm]]. There are $L-l$ matrices: the bound is $10^{L-l}$.`,
      },
      {
        tex: r`\delta^l = \operatorname{diag}(10, \tfrac1{10})^{\,L-l} \begin{pmatrix} 0 \\ 1 \end{pmatrix} = \begin{pmatrix} 0 \\ 10^{-(L-l)} \end{pmatrix}`,
        reason: r`[[product]] with slopes 1; a diagonal matrix is its own transpose.`,
      },
    ],
    source: 'Ours.',
  },
} as const satisfies DerivationTable;
