import type { DerivationTable } from './types.ts';

const r = String.raw;

const gaussian = r`The weights and biases are random, [[start]], with Gaussian $g$ and $h$, and independent from layer to layer.`;
const short = r`Write $a = a^l$, $w = w^{l+1}$, $\delta = \delta^{l+1}$, $h = wa = z^{l+1} - b^{l+1}$, and suppose $a \ne 0$.`;

/** Chapter 8: what becomes of the error on its way back. */
export const typicalBackward = {
  chi: {
    label: '(8.8)',
    kind: 'definition',
    name: 'the growth of the squared error',
    tex: r`{\chi(q) = @weightScale[\sigma_w^2]\;\mathbb E\,\sigma'(u)^2,} \quad\allowbreak {u \sim N(0, q),} \quad\allowbreak {@chi{l} = \chi(@variance{l}),} \quad\allowbreak {\chi_1 = \chi(q^*)}`,
    reason: r`What the weights gain, times what the slopes leave, both in mean square.`,
    hypotheses: [r`$\gamma$ is finite.`],
    statement: r`$\chi(q)$ is the factor by which a step back multiplies the squared length of the error in a wide net whose layer has the variance $q$. Its value at rest is traditionally called $\chi_1$.`,
    sketch: r`The proof begins with one step back at finite width, [[conditional]], and lets the width grow. The squared bound has $4\sigma_w^2\gamma^2$ in this place, for wide square Gaussian matrices.`,
    steps: [
      {
        tex: r`\chi(q) \le \sigma_w^2\,\gamma^2`,
        reason: r`No slope exceeds $\gamma$; equality for linear nets.`,
      },
    ],
    source: r`Poole et al. 2016; Schoenholz et al. 2017.`,
  },

  conditional: {
    label: '(8.9)',
    kind: 'theorem',
    name: 'what the forward pass has already told about the weights',
    tex: r`{@weights{l+1}[w^T]@delta{l+1}[\delta] = \frac{\langle h, @delta{l+1}[\delta]\rangle}{\|a\|^2}\;a + \frac{@weightScale\,\|@delta{l+1}[\delta]\|}{\sqrt{n_l}}\;P g,} \quad\allowbreak {P = I - \frac{a\,a^T}{\|a\|^2},} \quad\allowbreak {g \sim N(0, I)}`,
    reason: r`The forward pass has seen the weights in one direction only, that of $a$.`,
    hypotheses: [gaussian, short],
    statement: r`For $l = 2, \dots, L-1$ and any widths: given the whole forward pass and the backward pass down to $\delta^{l+1}$, $w^T\delta$ is a known multiple of $a^l$ plus fresh Gaussian noise at right angles to $a^l$. The vector $g$ of $n_l$ standard normal numbers is independent of all that is given. Nothing is neglected.`,
    sketch: r`Split each row of the weights into its part along $a$ and the rest. The forward pass uses the first part, to make $h$. Everything later, the error $\delta$ included, depends on $w$ through $h$ alone. The rest is still as random as ever.`,
    steps: [
      {
        tex: r`w = w\,\frac{a\,a^T}{\|a\|^2} + w P = \frac{h\,a^T}{\|a\|^2} + wP`,
        reason: r`$P$ is the projection at right angles to $a$, and $wa = h$.`,
      },
      {
        tex: r`\mathbb E\,\bigl[(w a)_i\,(w P)_{jk}\bigr] = \frac{\sigma_w^2}{n_l}\,[i = j]\,(P a)_k = 0`,
        reason: r`Hold $a$ fixed; it does not depend on $w$. The two parts are uncorrelated, and being jointly Gaussian they are independent.`,
      },
      {
        tex: r`{z^{l+1} = h + b^{l+1},} \quad\allowbreak {\delta^{l+1} = \Sigma'(z^{l+1})\,(w^{l+2})^T \cdots}`,
        reason: r`All later layers, the output and $\delta$ are made of $h$, of biases and of weights independent of $w$. So given all of them, $wP$ still has its distribution.`,
      },
      {
        tex: r`w^T\delta = \frac{\langle h, \delta\rangle}{\|a\|^2}\,a + P\,w^T\delta`,
        reason: r`Transpose the first line; $P^T = P$ and $(wP)^T = P w^T$.`,
      },
      {
        tex: r`P\,w^T\delta \sim P\,\frac{\sigma_w\,\|\delta\|}{\sqrt{n_l}}\,g`,
        reason: r`For a matrix $G$ distributed like $w$ but independent of everything, $G^T\delta$ has independent components of variance $\sigma_w^2\|\delta\|^2/n_l$, and $wP$ is distributed like $GP$.`,
      },
    ],
    source: r`Ours in this form; the conditioning is that of approximate message passing.`,
  },

  'mean-step-back': {
    label: '(8.10)',
    kind: 'theorem',
    name: 'one step back, at any width',
    tex: r`{\mathbb E\,\|@delta{l}\|^2 = (\hat\chi + \rho\,\kappa^2)\;\|@delta{l+1}\|^2,} \quad\allowbreak {\hat\chi = \frac{@weightScale[\sigma_w^2]}{n_l} \Bigl(\sum_j \sigma'(z_j)^2 - \frac{\|\Sigma' a\|^2}{\|a\|^2}\Bigr),} \quad\allowbreak {\rho = \frac{\|h\|^2\,\|\Sigma' a\|^2}{\|a\|^4},} \quad\allowbreak {\kappa = \frac{\langle h, @delta{l+1}\rangle}{\|h\|\,\|@delta{l+1}\|}}`,
    reason: r`The mean of the square of [[conditional]]: a sum over the layer, and a part that depends on an angle.`,
    hypotheses: [
      gaussian,
      `${short} Also $z = z^l$ and $\\Sigma' = \\Sigma'(z^l)$, and $h$ and $\\delta^{l+1}$ are not 0.`,
    ],
    statement: r`For $l = 2, \dots, L-1$, the mean of $\|\delta^l\|^2$ given the forward pass and $\delta^{l+1}$. If the weights were drawn anew for the way back, the factor would be $\sigma_w^2$ times the mean square of the slopes. From that $\hat\chi$ differs by a relative amount of order $1/n_l$. The other term contains $\kappa$, the cosine of the angle between the error of layer $l+1$ and the signal $h$ that arrives there.`,
    sketch: r`Multiply [[conditional]] by the slopes and take the squared length. The two parts do not mix in the mean, because $g$ has mean 0.`,
    steps: [
      {
        tex: r`\delta^l = \frac{\langle h, \delta\rangle}{\|a\|^2}\,\Sigma' a + \frac{\sigma_w\,\|\delta\|}{\sqrt{n_l}}\,\Sigma' P g`,
        reason: r`[[one-step-back]] and [[conditional]].`,
      },
      {
        tex: r`\mathbb E\,\|\delta^l\|^2 = \frac{\langle h, \delta\rangle^2}{\|a\|^4}\,\|\Sigma' a\|^2 + \frac{\sigma_w^2\,\|\delta\|^2}{n_l}\;\mathbb E\,\|\Sigma' P g\|^2`,
        reason: r`$\mathbb E\,g = 0$: the mixed term vanishes.`,
      },
      {
        tex: r`\mathbb E\,\|\Sigma' P g\|^2 = \sum_j \sigma'(z_j)^2\,P_{jj} = \sum_j \sigma'(z_j)^2 \Bigl(1 - \frac{a_j^2}{\|a\|^2}\Bigr)`,
        reason: r`$(Pg)_j$ has the variance $(PP^T)_{jj} = P_{jj}$.`,
      },
      {
        tex: r`\langle h, \delta\rangle^2 = \kappa^2\,\|h\|^2\,\|\delta\|^2`,
        reason: r`The definition of $\kappa$. Collect the terms.`,
      },
    ],
    source: 'Ours.',
  },
} as const satisfies DerivationTable;
