import type { DerivationTable } from './types.ts';

const r = String.raw;

const gaussian = r`The weights and biases are random, [[start]], with Gaussian $g$ and $h$.`;
const independentLayers = r`Each layer has weights and biases of its own, independent of those of the others.`;
const lipschitz = r`$\gamma$ is finite.`;
const wide = r`The widths of the layers tend to infinity; the depth stays fixed.`;

/** Chapter 8, first part: what becomes of the signal in a random net. */
export const typicalForward = {
  'one-layer-law': {
    label: '(8.1)',
    kind: 'theorem',
    name: 'one random layer',
    tex: r`{@preActivation{l}[z^l_1,\, \dots,\, z^l_{n_l}] \;\sim\; N(0, \hat q^{\,l}) \text{ independent,}} \quad\allowbreak {\text{given } @activations{l-1},} \quad\allowbreak {\hat q^{\,l} = @weightScale[\sigma_w^2]\,\frac{\|@activations{l-1}\|^2}{n_{l-1}} + @biasScale[\sigma_b^2]}`,
    reason: r`A sum of independent Gaussian numbers is Gaussian.`,
    hypotheses: [gaussian, independentLayers],
    statement: r`For $l = 2, \dots, L$ and any widths: given the activations of layer $l-1$, the pre-activations of layer $l$ are independent Gaussian numbers with mean 0 and the same variance $\hat q^{\,l}$. Of the layer before, nothing but the length of its activations matters.`,
    sketch: r`Each $z^l_j$ is a sum of independent Gaussian numbers with fixed coefficients. Different $j$ use different rows of the weights.`,
    steps: [
      {
        tex: r`z^l_j = \sum_k w^l_{jk}\,a^{l-1}_k + b^l_j`,
        reason: r`[[forward]]. The activations $a^{l-1}$ are made of earlier weights only, so that $w^l$ and $b^l$ are independent of them; hold $a^{l-1}$ fixed.`,
      },
      {
        tex: r`z^l_j \sim N\Bigl(0,\; \sum_k \frac{\sigma_w^2}{n_{l-1}}\,(a^{l-1}_k)^2 + \sigma_b^2\Bigr)`,
        reason: r`A sum of independent Gaussian numbers is Gaussian; means and variances add up.`,
      },
      {
        tex: r`\operatorname{Cov}(z^l_i, z^l_j) = 0 \quad\allowbreak {\text{for } i \ne j}`,
        reason: r`They have no weight and no bias in common, so they are even independent.`,
      },
    ],
    source: 'Standard.',
  },

  'one-step': {
    label: '(8.2)',
    kind: 'theorem',
    name: 'from one layer to the next, at any width',
    tex: r`{\mathbb E\bigl[\hat q^{\,l+1} \,\big|\, \hat q^{\,l}\bigr] = V(\hat q^{\,l}),} \quad\allowbreak {\operatorname{Var}\bigl[\hat q^{\,l+1} \,\big|\, \hat q^{\,l}\bigr] = \frac{@weightScale[\sigma_w^4]}{n_l}\operatorname{Var}\bigl[\sigma(u)^2\bigr],} \quad\allowbreak {V(q) = @weightScale[\sigma_w^2]\,\mathbb E\,\sigma(u)^2 + @biasScale[\sigma_b^2],} \quad\allowbreak {u \sim N(0, q)}`,
    reason: r`The next variance is a mean over the neurons of the layer.`,
    hypotheses: [gaussian, independentLayers, lipschitz],
    statement: r`For $l = 2, \dots, L-1$ the variance $\hat q^{\,l+1}$ is random, in a wide layer only a little. On average it is $V(\hat q^{\,l})$, exactly, and its variance around that is inversely proportional to the width. On the right $u$ has the variance $q = \hat q^{\,l}$.`,
    sketch: r`By [[one-layer-law]] the length of $a^l$ is made of $n_l$ independent terms with the same distribution, $\sigma(z^l_j)^2$.`,
    steps: [
      {
        tex: r`\hat q^{\,l+1} = \frac{\sigma_w^2}{n_l} \sum_{j=1}^{n_l} \sigma(z^l_j)^2 + \sigma_b^2`,
        reason: r`The definition of $\hat q^{\,l+1}$ in [[one-layer-law]].`,
      },
      {
        tex: r`\mathbb E\bigl[\hat q^{\,l+1} \,\big|\, \hat q^{\,l}\bigr] = \sigma_w^2\,\mathbb E\,\sigma(u)^2 + \sigma_b^2`,
        reason: r`Given $a^{l-1}$, each $z^l_j$ is distributed like $u \sim N(0, \hat q^{\,l})$, [[one-layer-law]]. The mean is finite, since $|\sigma(u)| \le |\sigma(0)| + \gamma\,|u|$.`,
      },
      {
        tex: r`\operatorname{Var}\bigl[\hat q^{\,l+1} \,\big|\, \hat q^{\,l}\bigr] = \frac{\sigma_w^4}{n_l^2}\; n_l \operatorname{Var}\bigl[\sigma(u)^2\bigr]`,
        reason: r`The terms are independent, so their variances add up.`,
      },
    ],
    source: 'Ours; standard.',
  },

  'variance-map': {
    label: '(8.3)',
    kind: 'typical case',
    name: 'the variance map',
    tex: r`{@variance{l+1} = V(@variance{l}),} \quad\allowbreak {@variance{2} = @weightScale[\sigma_w^2]\,\frac{\|@input\|^2}{n_1} + @biasScale[\sigma_b^2]}`,
    reason: r`In a wide layer the mean over the neurons no longer fluctuates.`,
    hypotheses: [gaussian, independentLayers, lipschitz, wide, r`$\|x\|^2/n_1$ stays fixed.`],
    statement: r`For every layer the random variance $\hat q^{\,l}$ tends to the number $q^l$ in probability. In the limit the signal is described by one number per layer, and each number determines the next.`,
    sketch: r`Induction over the layers. [[one-step]] says that $\hat q^{\,l+1}$ lies within about $1/\sqrt{n_l}$ of $V(\hat q^{\,l})$, and $V$ is continuous.`,
    steps: [
      {
        tex: r`\hat q^{\,2} = q^2`,
        reason: r`The activations of layer 1 are the input.`,
      },
      {
        tex: r`\mathbb P\Bigl[\bigl|\hat q^{\,l+1} - V(\hat q^{\,l})\bigr| > \varepsilon \,\Big|\, \hat q^{\,l}\Bigr] \le \frac{\sigma_w^4 \operatorname{Var}[\sigma(u)^2]}{\varepsilon^2\, n_l} \to 0`,
        reason: r`Chebyshev’s inequality and [[one-step]]. The variance on the right stays bounded as long as $\hat q^{\,l}$ does.`,
      },
      {
        tex: r`V(\hat q^{\,l}) \to V(q^l)`,
        reason: r`$\hat q^{\,l} \to q^l$ by induction, and $V$ is continuous: $\sigma$ is, and $\sigma(\sqrt q\,Z)^2 \le (|\sigma(0)| + \gamma\sqrt q\,|Z|)^2$ has a finite mean.`,
      },
      {
        tex: r`\hat q^{\,l+1} = V(\hat q^{\,l}) + \bigl(\hat q^{\,l+1} - V(\hat q^{\,l})\bigr) \to V(q^l) = q^{l+1}`,
        reason: r`Both together. No order is needed in which the widths grow.`,
      },
    ],
    source: r`Poole et al. 2016; the proof is ours.`,
  },

  'variance-rate': {
    label: '(8.4)',
    kind: 'identity',
    name: 'the slope of the variance map',
    tex: r`V'(q) = \frac{@weightScale[\sigma_w^2]}{q}\,\mathbb E\bigl[\sigma(u)\,\sigma'(u)\,u\bigr] = @weightScale[\sigma_w^2]\,\mathbb E\bigl[\sigma'(u)^2 + \sigma(u)\,\sigma''(u)\bigr]`,
    reason: r`A larger variance stretches $u$; the rest is an integration by parts.`,
    hypotheses: [
      r`$q > 0$, and $\gamma$ is finite.`,
      r`The first form needs $\sigma'$ except at finitely many kinks, the second a second derivative that grows no faster than a power of $|u|$.`,
    ],
    statement: r`With $u \sim N(0, q)$, the derivative of $V$ at $q$. It says by what factor a small deviation of the variance is multiplied in one layer.`,
    sketch: r`Write $u = \sqrt q\,Z$ and differentiate under the mean.`,
    steps: [
      {
        tex: r`\frac{d}{dq}\,\sigma(\sqrt q\,Z)^2 = 2\,\sigma(u)\,\sigma'(u)\,\frac{Z}{2\sqrt q} = \frac{\sigma(u)\,\sigma'(u)\,u}{q}`,
        reason: r`Chain rule; $Z/\sqrt q = u/q$. The mean of the right side is finite.`,
      },
      {
        tex: r`\mathbb E\,[u f(u)] = q\,\mathbb E\,f'(u)`,
        reason: r`Integration by parts: the density $\varphi$ of $u$ has $u\,\varphi(u) = -q\,\varphi'(u)$.`,
      },
      {
        tex: r`\frac{1}{q}\,\mathbb E\,[u\,\sigma\sigma'] = \mathbb E\,[\sigma'\sigma' + \sigma\sigma'']`,
        reason: r`The step before, with $f = \sigma\sigma'$. Multiply by $\sigma_w^2$.`,
      },
    ],
    source: 'Standard.',
  },

  'fixed-point': {
    label: '(8.5)',
    kind: 'definition',
    name: 'where the variance comes to rest',
    tex: r`{q^* = V(q^*),} \quad\allowbreak {\text{stable if } |V'(q^*)| < 1,} \quad\allowbreak {\xi_q = -\frac{1}{\ln |V'(q^*)|}}`,
    reason: r`A variance that a layer does not change.`,
    hypotheses: [lipschitz],
    statement: r`A fixed point of the variance map is a variance $q^*$ that the next layer has again. If $|V'(q^*)| < 1$, variances near it approach it, and after $\xi_q$ further layers a small distance has fallen by a factor $e$. If $|V'(q^*)| > 1$ they move away.`,
    sketch: r`A deep net forgets how strong its input was. What the gradient does in the long run is decided by the place where the variance comes to rest.`,
    steps: [
      {
        tex: r`q^{l+1} - q^* = V(q^l) - V(q^*) = V'(q^*)\,(q^l - q^*) + o(q^l - q^*)`,
        reason: r`The definition of the derivative.`,
      },
      {
        tex: r`|q^{l+k} - q^*| \approx |V'(q^*)|^k\,|q^l - q^*| = e^{-k/\xi_q}\,|q^l - q^*|`,
        reason: r`Again and again, while the distance is small.`,
      },
    ],
    source: r`Poole et al. 2016; Schoenholz et al. 2017 for the depth scale.`,
  },
} as const satisfies DerivationTable;
