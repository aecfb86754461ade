import type { DerivationTable } from './types.ts';

const r = String.raw;

const gaussian = r`The weights and biases are random, [[start]], with Gaussian $g$ and $h$, and independent from layer to layer.`;
const wide = r`The widths tend to infinity in fixed proportions; the depth stays fixed.`;
const alive = r`$\gamma$ is finite, $\sigma'$ is continuous except at finitely many kinks, and $\mathbb E\,\sigma(u)^2 > 0$, $\mathbb E\,\sigma'(u)^2 > 0$ for $u \sim N(0, q^l)$.`;

/** Chapter 8: the gradients of wide nets. */
export const typicalGradient = {
  'gradient-independence': {
    label: '(8.11)',
    kind: 'typical case',
    name: 'the error stays at right angles to the signal',
    tex: r`{\kappa_L \to 0 \;\Longrightarrow\; \kappa_l \to 0 \text{ for every } l,} \quad\allowbreak {\kappa_l = \frac{\langle w^l a^{l-1},\, @delta{l}\rangle}{\|w^l a^{l-1}\|\;\|@delta{l}\|}}`,
    reason: r`Fresh noise in $n$ dimensions has no direction in common with anything.`,
    hypotheses: [gaussian, wide, alive, r`$x \ne 0$.`],
    statement: r`In wide nets: if the error of the last layer is nearly orthogonal to the signal that arrives there, the errors of all layers $l = 2, \dots, L$ are, in probability. This is the exact content of what is called *gradient independence*: for the error, the weights of the way back are then as good as fresh ones. It must hold at the last layer, and that is a condition on the cost and the target.`,
    sketch: r`By [[conditional]] the error of layer $l$ is a multiple of $\Sigma'a^l$ plus noise. The multiple contains $\kappa_{l+1}$. The noise has a length of the order of $\|\delta^{l+1}\|$, but its component along a given direction is smaller by a factor $\sqrt n$.`,
    steps: [
      {
        tex: r`\langle h^l, \delta^l\rangle = \frac{\langle h^{l+1}, \delta^{l+1}\rangle}{\|a^l\|^2}\,\langle h^l, \Sigma' a^l\rangle + \frac{\sigma_w\,\|\delta^{l+1}\|}{\sqrt{n_l}}\,\langle P\,\Sigma' h^l, g\rangle`,
        reason: r`[[conditional]] times the slopes, and the inner product with $h^l = w^l a^{l-1}$; $\Sigma' = \Sigma'(z^l)$.`,
      },
      {
        tex: r`\Bigl|\frac{\langle h^{l+1}, \delta^{l+1}\rangle}{\|a^l\|^2}\,\langle h^l, \Sigma' a^l\rangle\Bigr| \le |\kappa_{l+1}|\;\gamma\,\frac{\|h^{l+1}\|}{\|a^l\|}\;\|h^l\|\,\|\delta^{l+1}\|`,
        reason: r`The definition of $\kappa_{l+1}$, and Cauchy–Schwarz with $\|\Sigma' a^l\| \le \gamma\,\|a^l\|$. The quotient $\|h^{l+1}\|/\|a^l\|$ tends to $\sigma_w\sqrt{n_{l+1}/n_l}$, by the law of large numbers.`,
      },
      {
        tex: r`\frac{\sigma_w\,\|\delta^{l+1}\|}{\sqrt{n_l}}\,\bigl|\langle P\,\Sigma' h^l, g\rangle\bigr| = \|\delta^{l+1}\|\,\|h^l\| \cdot O\bigl(1/\sqrt{n_l}\bigr)`,
        reason: r`A Gaussian number with a standard deviation of at most $\gamma\,\|h^l\|$.`,
      },
      {
        tex: r`\|\delta^l\|^2 \ge \bigl(\chi(q^l) - o(1)\bigr)\,\|\delta^{l+1}\|^2`,
        reason: r`The noise alone has this squared length, up to a vanishing fraction: the second line of the proof of [[gradient-recursion]], with $\kappa_{l+1} \to 0$ for the other part.`,
      },
      {
        tex: r`|\kappa_l| \le C\,|\kappa_{l+1}| + O\bigl(1/\sqrt{n_l}\bigr)`,
        reason: r`Divide by $\|h^l\|\,\|\delta^l\|$. Induction from $l = L$ down, over a fixed number of layers.`,
      },
    ],
    source: r`Ours. That the assumption can fail, and a general condition for it, are in Yang 2020.`,
  },

  'gradient-recursion': {
    label: '(8.12)',
    kind: 'typical case',
    name: 'the gradient in a wide net',
    tex: r`{\frac{\|@delta{l}\|^2}{\|@delta{l+1}\|^2} \to @chi{l}[\chi(q^l)],} \quad\allowbreak {\frac{\|@delta{l}\|^2}{\|@delta{L}\|^2} \to \prod_{r=l}^{L-1} @chi{r}[\chi(q^r)]}`,
    reason: r`A step back multiplies the squared error by the weights’ mean square and the slopes’ mean square.`,
    hypotheses: [
      gaussian,
      wide,
      alive,
      r`$\kappa_L \to 0$, as in [[gradient-independence]]. An output error with a random direction, independent of the net, has it.`,
    ],
    statement: r`For $l = 2, \dots, L-1$, in probability, and whatever the proportions of the widths. In the limit the lengths of the gradients are not random: every wide net has the same.`,
    sketch: r`Two laws of large numbers: the slopes of a layer have a mean square that tends to $\mathbb E\,\sigma'(u)^2$, [[variance-map]], and the noise of [[conditional]] is spread evenly over the neurons.`,
    steps: [
      {
        tex: r`\delta^l = \frac{\langle h, \delta\rangle}{\|a\|^2}\,\Sigma' a + \frac{\sigma_w\,\|\delta\|}{\sqrt{n_l}}\,\Sigma' P g`,
        reason: r`[[conditional]], with its abbreviations.`,
      },
      {
        tex: r`\frac{\sigma_w^2}{n_l}\,\|\Sigma' P g\|^2 = \frac{\sigma_w^2}{n_l} \sum_j \sigma'(z_j)^2 g_j^2 + o(1) \to \sigma_w^2\,\mathbb E\,\sigma'(u)^2 = \chi(q^l)`,
        reason: r`$Pg$ differs from $g$ by a vector whose length stays bounded. The $z_j$ are independent with variance $\hat q^{\,l} \to q^l$, and $g$ is independent of them with $\mathbb E\,g_j^2 = 1$.`,
      },
      {
        tex: r`\frac{|\langle h, \delta\rangle|}{\|a\|^2}\,\|\Sigma' a\| \le |\kappa_{l+1}|\;\gamma\,\frac{\|h\|}{\|a\|}\,\|\delta\| = o(1)\,\|\delta\|`,
        reason: r`$\kappa_{l+1} \to 0$ by [[gradient-independence]], and $\|h\|/\|a\|$ stays bounded.`,
      },
      {
        tex: r`\|\delta^l\|^2 = \bigl(\chi(q^l) + o(1)\bigr)\,\|\delta^{l+1}\|^2`,
        reason: r`Both together; the mixed term is smaller than the product of the lengths. Multiply over the layers.`,
      },
    ],
    source: r`Schoenholz et al. 2017 with fresh weights on the way back; the proof for the same weights is ours.`,
  },

  'depth-scale': {
    label: '(8.13)',
    kind: 'typical case',
    name: 'how deep a gradient reaches',
    tex: r`{\frac{\|@delta{l}\|}{\|@delta{L}\|} \approx \chi_1^{(L-l)/2} = e^{-(L-l)/2\xi},} \quad\allowbreak {\xi = -\frac{1}{\ln \chi_1}}`,
    reason: r`At rest every step multiplies by the same.`,
    hypotheses: [r`Those of [[gradient-recursion]], and $q^l = q^*$ in the layers looked at.`],
    statement: r`At rest the squared error falls by a factor $e$ in $\xi$ layers, its length in $2\xi$. A negative $\xi$ means growth; at $\chi_1 = 1$ there is no such scale.`,
    sketch: r`The product of [[gradient-recursion]] with equal factors. The figure counts layers for a factor of ten: $2\xi \ln 10$.`,
    steps: [
      {
        tex: r`\prod_{r=l}^{L-1} \chi(q^r) = \chi_1^{L-l} = e^{(L-l) \ln \chi_1}`,
        reason: r`All $q^r = q^*$. Take the root for the length.`,
      },
    ],
    source: r`Schoenholz et al. 2017.`,
  },
} as const satisfies DerivationTable;
