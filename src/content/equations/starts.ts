import type { DerivationTable } from './types.ts';

const r = String.raw;

/** Chapter 11: where weights start, and a function that keeps its variance. */
export const starts = {
  'two-fans': {
    label: '(11.1)',
    kind: 'theorem',
    name: 'two wishes and a compromise',
    tex: r`{\frac{\mathbb E\,\|w^l a\|^2}{n_l} = n_{l-1}\,v\;\frac{\|a\|^2}{n_{l-1}},} \quad\allowbreak {\frac{\mathbb E\,\|(w^l)^T \delta\|^2}{n_{l-1}} = n_l\,v\;\frac{\|\delta\|^2}{n_l}}`,
    reason: r`A sum of $n$ independent terms of variance $v$, in one direction over the inputs, in the other over the outputs.`,
    hypotheses: [
      r`The entries of $w^l$ are independent, with mean 0 and variance $v$.`,
      r`$a$ and $\delta$ do not depend on $w^l$.`,
    ],
    statement: r`To keep the mean square per neuron on the way forward, $v = 1/n_{l-1}$ is needed (LeCun); on the way back it is $v = 1/n_l$. Where both layers have the same width these are one. Where they do not, Glorot and Bengio take $v = 2/(n_{l-1} + n_l)$, the reciprocal of the mean of both widths.`,
    sketch: r`Square the sum and take means: only the squares survive.`,
    steps: [
      {
        tex: r`\mathbb E \Bigl(\sum_k w^l_{jk} a_k\Bigr)^2 = \sum_k \mathbb E\,(w^l_{jk})^2\,a_k^2 = v\,\|a\|^2`,
        reason: r`Mean of a product of two different entries: 0.`,
      },
      {
        tex: r`\mathbb E\,\|w^l a\|^2 = n_l\,v\,\|a\|^2, \quad\allowbreak \mathbb E\,\|(w^l)^T\delta\|^2 = n_{l-1}\,v\,\|\delta\|^2`,
        reason: r`$n_l$ rows; for the transposed matrix $n_{l-1}$ rows and $\delta$ in place of $a$. Divide by the number of neurons.`,
      },
    ],
    source: r`LeCun, Bottou, Orr and Müller 1998; Glorot and Bengio 2010.`,
  },

  'selu-constants': {
    label: '(11.2)',
    kind: 'typical case',
    name: 'SELU keeps the signal and lets the error grow',
    tex: r`{\mathbb E\,\sigma(Z) = 0,\;\; \mathbb E\,\sigma(Z)^2 = 1} \quad\allowbreak {\text{for}\;\; \alpha = 1.6733,\; \lambda = 1.0507,} \quad\allowbreak {\chi_1 = \mathbb E\,\sigma'(Z)^2 = 1.0716}`,
    reason: r`Two constants are chosen to meet two conditions; the slope has no say.`,
    hypotheses: [
      r`$\sigma(t) = \lambda t$ for $t > 0$ and $\lambda\alpha(e^t - 1)$ for $t \le 0$; $Z$ is standard normal; $\sigma_w = 1$, $\sigma_b = 0$.`,
    ],
    statement: r`With these constants mean 0 and variance 1 are reproduced from layer to layer, and each layer multiplies a small deviation of the variance by $V'(1) = 0.7826$. The squared error grows by 1.0716 per layer, its length by 1.0352. No other choice of function could avoid that: a function that keeps mean 0 and variance 1 at $\sigma_w = 1$ has $\mathbb E\,\sigma'^2 \ge 1$, with equality only for a straight line, [[order-needs-bias]].`,
    sketch: r`All means are integrals of exponentials against the normal density, which complete to squares.`,
    steps: [
      {
        tex: r`\mathbb E\,[e^{cZ};\, Z \le 0] = e^{c^2/2}\,\Phi(-c), \quad\allowbreak \mathbb E\,[Z;\, Z > 0] = \frac1{\sqrt{2\pi}}, \quad\allowbreak \mathbb E\,[Z^2;\, Z > 0] = \tfrac12`,
        reason: r`$\Phi$ is the normal distribution function. Complete the square in the exponent.`,
      },
      {
        tex: r`\frac1{\sqrt{2\pi}} + \alpha\bigl(e^{1/2}\,\Phi(-1) - \tfrac12\bigr) = 0 \;\Longrightarrow\; \alpha = \frac{(2\pi)^{-1/2}}{\frac12 - e^{1/2}\,\Phi(-1)} = 1.6733`,
        reason: r`$\mathbb E\,\sigma = 0$, divided by $\lambda$.`,
      },
      {
        tex: r`\lambda^2 \Bigl[\tfrac12 + \alpha^2\bigl(e^2\,\Phi(-2) - 2e^{1/2}\,\Phi(-1) + \tfrac12\bigr)\Bigr] = 1 \;\Longrightarrow\; \lambda = 1.0507`,
        reason: r`$\mathbb E\,\sigma^2 = 1$.`,
      },
      {
        tex: r`\chi_1 = \lambda^2 \bigl[\tfrac12 + \alpha^2 e^2\,\Phi(-2)\bigr] = 1.0716`,
        reason: r`[[chi]] with the slopes $\lambda$ and $\lambda\alpha e^t$.`,
      },
    ],
    source: r`Klambauer, Unterthiner, Mayr and Hochreiter 2017 for the constants; the growth of the error is ours.`,
  },
} as const satisfies DerivationTable;
