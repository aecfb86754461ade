import type { DerivationTable } from './types.ts';

const r = String.raw;

/** Chapter 8: activations without an edge, or with an unstable one. */
export const typicalNoEdge = {
  'relu-map': {
    label: '(8.24)',
    kind: 'identity',
    name: 'ReLU: a straight map',
    tex: r`{V(q) = \tfrac12 @weightScale[\sigma_w^2]\,q + @biasScale[\sigma_b^2],} \quad\allowbreak {\chi(q) = \tfrac12 @weightScale[\sigma_w^2] \text{ for every } q}`,
    reason: r`Half of a symmetric distribution is cut off.`,
    hypotheses: [r`$\sigma(t) = \max(t, 0)$.`],
    statement: r`The growth of the gradient does not depend on the variance, nor on the biases. For $\sigma_w < \sqrt2$ the variance rests at $q^* = \sigma_b^2/(1 - \frac12\sigma_w^2)$ and gradients vanish; for $\sigma_w > \sqrt2$ both grow exponentially. At $\sigma_w = \sqrt 2$ the gradient keeps its size, and the variance grows by $\sigma_b^2$ per layer: only $(\sqrt2, 0)$ keeps both. For leaky ReLU with the slope $\alpha$, put $\frac12(1+\alpha^2)$ for $\frac12$.`,
    sketch: r`$u$ and $-u$ are equally likely, and exactly one of them passes.`,
    steps: [
      {
        tex: r`\sigma(u)^2 + \sigma(-u)^2 = u^2 \;\Longrightarrow\; \mathbb E\,\sigma(u)^2 = \tfrac12\,\mathbb E\,u^2 = \tfrac12 q`,
        reason: r`One of the two terms is $u^2$, the other 0; both have the same mean.`,
      },
      {
        tex: r`\sigma'(u)^2 + \sigma'(-u)^2 = 1 \;\Longrightarrow\; \mathbb E\,\sigma'(u)^2 = \tfrac12`,
        reason: r`For $u \ne 0$, hence with probability 1.`,
      },
      {
        tex: r`V(q) = q \iff \bigl(1 - \tfrac12\sigma_w^2\bigr)\,q = \sigma_b^2`,
        reason: r`A finite solution $q \ge 0$ exists for $\sigma_w^2 < 2$, and for $\sigma_w^2 = 2$ only if $\sigma_b = 0$: then every $q$ is one.`,
      },
    ],
    source: r`He et al. 2015 for $\sigma_w = \sqrt2$; Hayou, Doucet and Rousseau 2019 for the single point.`,
  },

  'softplus-never': {
    label: '(8.25)',
    kind: 'theorem',
    name: 'softplus: never',
    tex: r`{V(q^*) = q^* < \infty \;\Longrightarrow\; \chi_1 < 1,} \quad\allowbreak {\sigma(t) = \ln(1 + e^t)}`,
    reason: r`To keep its variance finite it needs weights that are too small for its gradient.`,
    hypotheses: [r`$\sigma$ is softplus.`],
    statement: r`Wherever the variance of the signal rests, gradients vanish, whatever the two scales.`,
    sketch: r`Compare softplus with ReLU: its values are larger in mean square, its slopes smaller.`,
    steps: [
      {
        tex: r`\sigma(u)^2 + \sigma(-u)^2 = \bigl(\sigma(u) - \sigma(-u)\bigr)^2 + 2\,\sigma(u)\,\sigma(-u) > u^2`,
        reason: r`$\sigma(u) - \sigma(-u) = u$, and softplus is positive.`,
      },
      {
        tex: r`q^* \ge \sigma_w^2\,\mathbb E\,\sigma(u)^2 > \tfrac12 \sigma_w^2\,q^* \;\Longrightarrow\; \sigma_w^2 < 2`,
        reason: r`The mean of the first line is that of $2\sigma(u)^2$. The fixed point is not 0, since $V(0) > 0$ unless $\sigma_w = 0$.`,
      },
      {
        tex: r`\sigma'(u)^2 + \sigma'(-u)^2 = 1 - 2\,\sigma'(u)\,\sigma'(-u) < 1 \;\Longrightarrow\; \mathbb E\,\sigma'(u)^2 < \tfrac12`,
        reason: r`$\sigma'$ is the logistic function: $\sigma'(u) + \sigma'(-u) = 1$.`,
      },
      {
        tex: r`\chi_1 = \sigma_w^2\,\mathbb E\,\sigma'(u)^2 < \tfrac12 \sigma_w^2 < 1`,
        reason: 'Both together.',
      },
    ],
    source: 'Ours.',
  },

  'edge-stability': {
    label: '(8.26)',
    kind: 'identity',
    name: 'whether a signal can stay on the edge',
    tex: r`V'(q) = 1 + \frac{\mathbb E\bigl[\sigma(u)\,\sigma''(u)\bigr]}{\mathbb E\,\sigma'(u)^2} \quad\allowbreak {\text{on the edge}}`,
    reason: r`Where $\chi_1 = 1$, the rest of the slope of the variance map decides.`,
    hypotheses: [r`$\sigma$ is twice differentiable; $\sigma_w$, $\sigma_b$ and $q$ are as in [[edge]].`],
    statement: r`The edge at $q$ is stable if $-2 < \mathbb E\,[\sigma\sigma'']/\mathbb E\,\sigma'^2 < 0$. For tanh $\sigma\sigma''$ is never positive, because the curve bends towards the axis, and its edge is stable everywhere. For GELU, SiLU and Mish the mean is positive at small variances: there the variance of a signal that begins a little below $q$ falls to a smaller one, and that of one that begins above it grows, in both cases away from $\chi = 1$.`,
    sketch: r`[[variance-rate]] with $\sigma_w^2 = 1/\mathbb E\,\sigma'^2$.`,
    steps: [
      {
        tex: r`V'(q) = \sigma_w^2\,\mathbb E\,\sigma'(u)^2 + \sigma_w^2\,\mathbb E\,[\sigma\sigma'']`,
        reason: '[[variance-rate]].',
      },
      {
        tex: r`= 1 + \frac{\mathbb E\,[\sigma\sigma'']}{\mathbb E\,\sigma'(u)^2}`,
        reason: r`$\chi_1 = 1$, [[edge]].`,
      },
      {
        tex: r`{\sigma = \tanh:} \quad\allowbreak {\sigma\,\sigma'' = -2 \tanh^2 \cdot \tanh' \le 0}`,
        reason: r`$\tanh'' = -2\tanh\,\tanh'$. And $V' \ge 0$, since $\tanh(u)\,\tanh'(u)\,u \ge 0$.`,
      },
      {
        tex: r`{\sigma(t) = \tfrac12 t + c\,t^2 + \cdots:} \quad\allowbreak {\mathbb E\,[\sigma\sigma''] = 2c\,\mathbb E\,[\sigma] + \cdots \to 2c^2 q > 0}`,
        reason: r`As $q \to 0$: $\sigma'' = 2c + O(t^2)$ for GELU and SiLU, $\mathbb E\,\sigma = cq + O(q^2)$. GELU has $c = 1/\sqrt{2\pi}$, SiLU $c = \frac14$. For Mish the third derivative counts too, and the mean is $0.147\,q + \cdots$, numerically.`,
      },
    ],
    source: 'Ours.',
  },

  'weak-signal': {
    label: '(8.27)',
    kind: 'typical case',
    name: 'weak signals see only the slope at 0',
    tex: r`{@biasScale[\sigma_b] = 0,\; \sigma(0) = 0:} \quad\allowbreak {q^* = 0 \text{ is stable if } @weightScale\,|\sigma'(0)| < 1,} \quad\allowbreak {\text{with } \chi_1 = (@weightScale\,\sigma'(0))^2}`,
    reason: r`Near 0 every smooth function is its tangent.`,
    hypotheses: [
      r`$\sigma$ is differentiable near 0, with a derivative that is continuous at 0, and $\gamma$ is finite.`,
      r`For the gradient: the setting of [[gradient-recursion]].`,
    ],
    statement: r`Without biases a weak enough signal dies out in that case, and in the end the gradient is multiplied by $\sigma_w|\sigma'(0)|$ at each step back. GELU and SiLU have $\sigma'(0) = \frac12$: with He’s scale $\sigma_w = \sqrt2$, made for ReLU, the squared gradient is halved at every layer.`,
    sketch: r`$V(q)/q$ and $\chi(q)$ have the same limit as $q \to 0$.`,
    steps: [
      {
        tex: r`\frac{V(q)}{q} = \sigma_w^2\;\mathbb E\Bigl[\Bigl(\frac{\sigma(\sqrt q\,Z)}{\sqrt q}\Bigr)^2\Bigr] \to \sigma_w^2\,\sigma'(0)^2\;\mathbb E\,Z^2 = (\sigma_w\,\sigma'(0))^2`,
        reason: r`$\sigma(t)/t \to \sigma'(0)$, and $|\sigma(t)| \le \gamma\,|t|$ allows the limit to be taken under the mean.`,
      },
      {
        tex: r`\chi(q) \to \sigma_w^2\,\sigma'(0)^2`,
        reason: r`$\sigma'$ is continuous at 0 and bounded by $\gamma$.`,
      },
      {
        tex: r`(\sigma_w\,\sigma'(0))^2 < 1 \;\Longrightarrow\; V(q) < q \text{ for small } q > 0`,
        reason: r`Such variances decrease, and there is no other fixed point below them to stop at.`,
      },
    ],
    source: 'Ours.',
  },
} as const satisfies DerivationTable;
