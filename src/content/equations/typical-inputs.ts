import type { DerivationTable } from './types.ts';

const r = String.raw;

const wide = r`The setting of [[variance-map]], both inputs at the same fixed point: $q^* = V(q^*) > 0$.`;

/** Chapter 8: two inputs on their way through the same net. */
export const typicalInputs = {
  'two-inputs': {
    label: '(8.6)',
    kind: 'typical case',
    name: 'two inputs',
    tex: r`c^{l+1} = \frac{@weightScale[\sigma_w^2]\;\mathbb E\,\sigma(u_1)\,\sigma(u_2) + @biasScale[\sigma_b^2]}{q^*}, \quad\allowbreak {\begin{pmatrix} u_1 \\ u_2 \end{pmatrix} \sim N\Bigl(0,\; q^*\begin{pmatrix} 1 & c^l \\ c^l & 1 \end{pmatrix}\Bigr)}`,
    reason: r`The same weights act on both, so what was alike stays partly alike.`,
    hypotheses: [wide],
    statement: r`Send two inputs through the same random net. The pairs of their pre-activations in layer $l$ are independent Gaussian pairs with a correlation $c^l$, and each layer turns $c^l$ into $c^{l+1}$. Two inputs that are equal stay equal: $c = 1$ is always a fixed point.`,
    sketch: r`As for one input, with inner products in place of squared lengths: given both activations, each neuron has a Gaussian pair.`,
    steps: [
      {
        tex: r`\operatorname{Cov}(z_j, \tilde z_j) = \frac{\sigma_w^2}{n_{l}}\,\langle a^{l}, \tilde a^{l}\rangle + \sigma_b^2`,
        reason: r`$z_j = \sum_k w_{jk} a_k + b_j$ and $\tilde z_j = \sum_k w_{jk} \tilde a_k + b_j$ in layer $l+1$, with the same weights and bias; both activations held fixed. The pair is Gaussian.`,
      },
      {
        tex: r`\frac{1}{n_{l}}\,\langle a^{l}, \tilde a^{l}\rangle = \frac{1}{n_{l}} \sum_k \sigma(z^{l}_k)\,\sigma(\tilde z^{l}_k) \to \mathbb E\,\sigma(u_1)\,\sigma(u_2)`,
        reason: r`Independent pairs with the same distribution; the mean over wide layers, as in [[variance-map]].`,
      },
      {
        tex: r`c^{l+1} = \frac{\sigma_w^2\,\mathbb E\,\sigma(u_1)\,\sigma(u_2) + \sigma_b^2}{\sigma_w^2\,\mathbb E\,\sigma(u)^2 + \sigma_b^2}`,
        reason: r`Divide by the variance, which is $V(q^*) = q^*$. For $c^l = 1$ both are the same.`,
      },
    ],
    source: r`Poole et al. 2016.`,
  },

  'nearby-inputs': {
    label: '(8.7)',
    kind: 'typical case',
    name: 'what becomes of nearby inputs',
    tex: r`{\frac{d c^{l+1}}{d c^l} = @weightScale[\sigma_w^2]\;\mathbb E\,\sigma'(u_1)\,\sigma'(u_2),} \quad\allowbreak {\frac{d c^{l+1}}{d c^l}\bigg|_{c^l = 1} = @weightScale[\sigma_w^2]\;\mathbb E\,\sigma'(u)^2 = \chi_1}`,
    reason: r`A small difference passes through the slopes, just as the error does.`,
    hypotheses: [wide, r`$\gamma$ is finite, and $\sigma$ is differentiable except at finitely many kinks.`],
    statement: r`If $\chi_1 < 1$, nearby inputs become more alike from layer to layer, in the end indistinguishable: the net is *ordered*. If $\chi_1 > 1$, their difference grows: the net is *chaotic*. The same number $\chi_1$ decides what becomes of the gradient.`,
    sketch: r`How a mean over a Gaussian pair depends on the correlation is known as Price’s theorem: each derivative with respect to $c$ moves one derivative onto either function.`,
    steps: [
      {
        tex: r`{u_1 = \sqrt{q}\,Z_1,} \quad\allowbreak {u_2 = \sqrt{q}\,\bigl(c\,Z_1 + \sqrt{1-c^2}\,Z_2\bigr)}`,
        reason: r`A pair with the correlation $c$, from two independent standard normal numbers; $q = q^*$, $|c| < 1$.`,
      },
      {
        tex: r`\frac{d}{dc}\,\mathbb E\,\sigma(u_1)\,\sigma(u_2) = \sqrt q\;\mathbb E\Bigl[\sigma(u_1)\,\sigma'(u_2)\,\Bigl(Z_1 - \frac{c}{\sqrt{1-c^2}}\,Z_2\Bigr)\Bigr]`,
        reason: r`Differentiate $u_2$ with respect to $c$.`,
      },
      {
        tex: r`= \sqrt q\;\mathbb E\Bigl[\sqrt q\,\sigma'(u_1)\sigma'(u_2) + \sigma(u_1)\sigma''(u_2)\,\sqrt q\, c - \frac{c}{\sqrt{1-c^2}}\,\sigma(u_1)\sigma''(u_2)\,\sqrt q\,\sqrt{1-c^2}\Bigr]`,
        reason: r`$\mathbb E\,[Z f(Z)] = \mathbb E\,f'(Z)$ in $Z_1$ and in $Z_2$.`,
      },
      {
        tex: r`= q\;\mathbb E\,\sigma'(u_1)\,\sigma'(u_2)`,
        reason: r`The terms with $\sigma''$ cancel. So none is needed: approximate a $\sigma$ with kinks by smooth functions. Multiply by $\sigma_w^2/q^*$.`,
      },
      {
        tex: r`c \to 1: \quad u_2 \to u_1`,
        reason: r`$\sigma'$ is bounded and continuous but for finitely many points, which $u$ hits with probability 0.`,
      },
    ],
    source: r`Schoenholz et al. 2017; Price’s theorem is from 1958.`,
  },
} as const satisfies DerivationTable;
