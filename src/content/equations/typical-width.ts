import type { DerivationTable } from './types.ts';

const r = String.raw;

const gaussian = r`The weights are random, [[start]], with Gaussian $g$ and independent from layer to layer; $\sigma_b = 0$.`;
const direction = r`The output error has a fixed length and a direction drawn uniformly at random, independently of the net.`;
const equal = r`All layers have the width $n$.`;

/** Chapter 8: what is known exactly at finite width. */
export const typicalWidth = {
  'log-norm': {
    label: '(8.28)',
    kind: 'theorem',
    name: 'one Gaussian matrix and the logarithm of a length',
    tex: r`{\frac{\|w^T\delta\|^2}{\|\delta\|^2} \sim \frac{@weightScale[\sigma_w^2]}{n}\,\chi^2_n,} \quad\allowbreak {\mathbb E \ln\frac{\|w^T\delta\|}{\|\delta\|} = \tfrac12\Bigl[\ln\frac{2\,@weightScale[\sigma_w^2]}{n} + \psi\Bigl(\frac n2\Bigr)\Bigr],} \quad\allowbreak {\operatorname{Var} = \tfrac14\,\psi'\Bigl(\frac n2\Bigr)}`,
    reason: r`A sum of $n$ squares of Gaussian numbers.`,
    hypotheses: [
      r`$w$ has $n$ columns and independent Gaussian entries of variance $\sigma_w^2/n$. $\delta \ne 0$ does not depend on it.`,
      r`$\chi^2_n$ is the sum of the squares of $n$ independent standard normal numbers; $\psi = \Gamma'/\Gamma$.`,
    ],
    statement: r`The factor does not depend on the direction of $\delta$, nor on the number of rows. Mean and variance of its logarithm are known exactly.`,
    sketch: r`[[typical-stretch]] gives the distribution. The logarithm of a $\chi^2$ number is read off its powers: differentiate $\mathbb E\,(\chi^2_n)^t$ at $t = 0$.`,
    steps: [
      {
        tex: r`\|w^T\delta\|^2 = \frac{\sigma_w^2\,\|\delta\|^2}{n} \sum_{k=1}^n g_k^2`,
        reason: r`Each component of $w^T\delta$ is Gaussian with the variance $\sigma_w^2\|\delta\|^2/n$, independently.`,
      },
      {
        tex: r`\ln \mathbb E\,(\chi^2_n)^t = t \ln 2 + \ln \Gamma\bigl(\tfrac n2 + t\bigr) - \ln \Gamma\bigl(\tfrac n2\bigr)`,
        reason: r`The density of $\chi^2_n$ is $x^{n/2-1}e^{-x/2}$ up to a constant; substitute $x = 2y$.`,
      },
      {
        tex: r`{\mathbb E \ln \chi^2_n = \ln 2 + \psi\bigl(\tfrac n2\bigr),} \quad\allowbreak {\operatorname{Var} \ln \chi^2_n = \psi'\bigl(\tfrac n2\bigr)}`,
        reason: r`First and second derivative at $t = 0$ of $\ln \mathbb E\, e^{t \ln \chi^2_n}$. Take halves for the length.`,
      },
    ],
    source: r`Standard; used for products of matrices by Newman 1986.`,
  },

  'falls-behind': {
    label: '(8.29)',
    kind: 'theorem',
    name: 'the typical linear net falls behind its mean square',
    tex: r`{\mathbb E\,\|@delta{l}\|^2 = @weightScale[\sigma_w^{2(L-l)}]\,\|@delta{L}\|^2,} \quad\allowbreak \mathbb E \ln \frac{\|@delta{l}\|}{\|@delta{L}\|} = (L-l)\Bigl(\ln @weightScale - \frac{1}{2n} + O(n^{-2})\Bigr)`,
    reason: r`The logarithm of a mean is more than the mean of the logarithms.`,
    hypotheses: [r`$\sigma(t) = t$.`, gaussian, direction, equal],
    statement: r`At $\sigma_w = 1$ the mean square of the gradient is the same in all layers, but the typical gradient decays like $e^{-(L-l)/2n}$. The logarithm of the length is a sum of $L-l$ independent terms, each with the variance $1/2n$ up to $O(n^{-2})$. A few nets with exceptionally long gradients make up for the rest.`,
    sketch: r`In a linear net the errors do not depend on the weights still to come, so that [[log-norm]] applies at every step. Expand $\psi$ for large arguments.`,
    steps: [
      {
        tex: r`\delta^l = (w^{l+1})^T \delta^{l+1}`,
        reason: r`All slopes are 1. $\delta^{l+1}$ is made of $w^{l+2}, \dots, w^L$ and the output error, all independent of $w^{l+1}$.`,
      },
      {
        tex: r`{\mathbb E\,\|\delta^l\|^2 = \sigma_w^2\;\mathbb E\,\|\delta^{l+1}\|^2,} \quad\allowbreak {\ln \|\delta^l\| - \ln\|\delta^{l+1}\| \text{ independent for different } l}`,
        reason: r`[[typical-stretch]], [[log-norm]]: the factor does not depend on the vector it acts on.`,
      },
      {
        tex: r`\psi(x) = \ln x - \frac{1}{2x} + O(x^{-2}) \;\Longrightarrow\; \tfrac12\Bigl[\ln\frac{2\sigma_w^2}{n} + \ln\frac n2 - \frac1n\Bigr] = \ln\sigma_w - \frac1{2n}`,
        reason: r`[[log-norm]] with $x = n/2$, up to $O(n^{-2})$. In the same way $\frac14\psi'(\frac n2) = \frac1{2n} + O(n^{-2})$.`,
      },
    ],
    source: 'Standard.',
  },

  'fair-gates': {
    label: '(8.30)',
    kind: 'theorem',
    name: 'ReLU gates are fair coins',
    tex: r`\bigl(\|@delta{2}\|, \dots, \|@delta{L}\|\bigr) \;\overset{\text{law}}{=}\; \bigl(\|D_l\,\hat v_l\|\bigr)_{l=2}^{L}, \quad\allowbreak {\hat v_{l} = G_{l+1}^T D_{l+1}\,\hat v_{l+1},} \quad\allowbreak {\hat v_L = e}`,
    reason: r`Which neurons are on says nothing about how strong their weights are.`,
    hypotheses: [
      r`$\sigma(t) = \max(t,0)$, $x \ne 0$.`,
      gaussian,
      direction,
      r`No layer is dead, [[dead-layer]].`,
      r`$G_l$: independent matrices distributed like $w^l$. $D_l$: independent diagonal matrices of independent fair coins, 0 or 1, given that not all of a layer are 0; also independent of the $G_l$.`,
    ],
    statement: r`In a ReLU net the slopes are made by the same weights that carry the error back. For the lengths of the errors this does not matter at all: they have exactly the joint distribution that they would have if every neuron were switched on or off by a fair coin, independently of everything.`,
    sketch: r`The sign of $z^l_j$ is a fair coin, independent of the row of weights up to its sign; and the lost signs can be put back as fresh ones, because they do not change any length.`,
    steps: [
      {
        tex: r`{w^l_{j\cdot} = s_j\,R_j,} \quad\allowbreak {s_j = \operatorname{sgn}(w^l_{j\cdot}\,a^{l-1})}`,
        reason: r`Row $j$ of the weights. It is as likely as its negative, so given all earlier layers $s_j$ is a fair coin, independent of $R_j$; $a^{l-1} \ne 0$.`,
      },
      {
        tex: r`{D_l = \Sigma'(z^l) = \operatorname{diag}\bigl([s_j = 1]\bigr),} \quad\allowbreak {D_l\,w^l = D_l\,R^l}`,
        reason: r`A neuron is on if $s_j = 1$, and then its row is $R_j$. So the $D_l$ are fair coins, independent of the $R^l$. That no layer is dead is a condition on the coins alone.`,
      },
      {
        tex: r`{R^l = T_l\,G_l,} \quad\allowbreak {T_l = \operatorname{diag}(\pm 1) \text{ fresh fair signs}}`,
        reason: r`$G_l = T_l R^l$ has the distribution of $w^l$, given all earlier layers: signs have been put back at random. It is independent of $D_l$.`,
      },
      {
        tex: r`{v_l = (D_{l+1} w^{l+1})^T v_{l+1} = G_{l+1}^T\,T_{l+1} D_{l+1}\,v_{l+1},} \quad\allowbreak {v_L = e,} \quad\allowbreak {\delta^l = D_l\,v_l}`,
        reason: r`[[one-step-back]], with $D_{l+1}^2 = D_{l+1}$.`,
      },
      {
        tex: r`{\hat v_l = T_l v_l = (G_{l+1}T_l)^T D_{l+1}\,\hat v_{l+1},} \quad\allowbreak {\|\delta^l\| = \|D_l\,\hat v_l\|}`,
        reason: r`Diagonal matrices commute, and signs change no length. $G_{l+1}T_l$ is again distributed like $w^{l+1}$, whatever $T_l$ is, hence independent of all earlier layers; $T_L e$ is distributed like $e$.`,
      },
    ],
    source: r`After Hanin and Nica 2020; this proof is ours.`,
  },

  'relu-log-norm': {
    label: '(8.31)',
    kind: 'theorem',
    name: 'the typical ReLU net falls behind further',
    tex: r`{\frac{\|@delta{l}\|^2}{\|@delta{l+1}\|^2} \sim \frac{@weightScale[\sigma_w^2]}{n}\,\chi^2_K,} \quad\allowbreak {K \sim B(n, \tfrac12) \text{ given } K \ge 1,} \quad\allowbreak {\frac{\mathbb E\,[\,\cdot\,]^2}{(\mathbb E\,[\,\cdot\,])^2} = \Bigl(1 + \frac5n\Bigr)(1 - 2^{-n}),} \quad\allowbreak \mathbb E \ln \frac{\|@delta{l}\|}{\|@delta{l+1}\|} = \ln\frac{@weightScale}{\sqrt2} - \frac{5}{4n} + O(n^{-2})`,
    reason: r`Two sources of chance in every layer: the weights, and how many neurons are on.`,
    hypotheses: [r`Those of [[fair-gates]].`, equal],
    statement: r`For $l = 2, \dots, L-1$, independently for different $l$; the dot stands for the quotient. At He’s scale $\sigma_w = \sqrt 2$ the mean square is the same in all layers, up to $2^{-n}$, and the typical gradient decays like $e^{-5(L-l)/4n}$, two and a half times as fast as in linear nets.`,
    sketch: r`By [[fair-gates]] a step back is a Gaussian matrix followed by coins: $K$ of the $n$ squares survive.`,
    steps: [
      {
        tex: r`\|D_l\,\hat v_l\|^2 = \frac{\sigma_w^2}{n}\,\|D_{l+1}\hat v_{l+1}\|^2 \sum_{j:\, D_{jj} = 1} g_j^2`,
        reason: r`[[fair-gates]] and [[log-norm]]; the sum has $K$ terms.`,
      },
      {
        tex: r`{\mathbb E\,\chi^2_K = \mathbb E\,K = \frac n2,} \quad\allowbreak {\mathbb E\,(\chi^2_K)^2 = \mathbb E\,[K^2 + 2K] = \frac{n^2 + n}{4} + n}`,
        reason: r`First for all of $B(n, \frac12)$. Given $K$, $\chi^2_K$ has mean $K$ and variance $2K$; $\mathbb E\,K^2 = \frac{n^2+n}{4}$.`,
      },
      {
        tex: r`\frac{\mathbb E\,(\chi^2_K)^2}{(\mathbb E\,\chi^2_K)^2} = 1 + \frac1n + \frac4n = 1 + \frac5n`,
        reason: r`Divide. With $K \ge 1$ given, both means grow by the factor $1/(1-2^{-n})$, since $K = 0$ adds nothing to them.`,
      },
      {
        tex: r`{X = \frac2n\,\chi^2_K:} \quad\allowbreak {\mathbb E \ln X = -\tfrac12\,\mathbb E\,(X-1)^2 + O(n^{-2}) = -\frac{5}{2n} + O(n^{-2})}`,
        reason: r`Expand the logarithm at the mean 1; the third and fourth central moments are of the order $n^{-2}$, and that $X$ is far from 1 is exponentially unlikely. Half of it for the length.`,
      },
    ],
    source: r`After Hanin and Nica 2020.`,
  },

  'dead-layer': {
    label: '(8.32)',
    kind: 'theorem',
    name: 'dead layers',
    tex: r`\mathbb P\bigl[a^l = 0 \,\big|\, a^{l-1} \ne 0\bigr] = 2^{-n_l}`,
    reason: r`All coins show tails.`,
    hypotheses: [r`$\sigma(t) = \max(t, 0)$.`, gaussian],
    statement: r`For $l = 2, \dots, L$. A layer of a ReLU net without biases is off as a whole with this probability, and then the gradients of all layers are exactly 0. With ten neurons and fifty layers this happens to one net in twenty; with thirty neurons practically never.`,
    sketch: r`The signs of the $z^l_j$ are independent fair coins.`,
    steps: [
      {
        tex: r`\mathbb P\,[z^l_j \le 0 \text{ for all } j] = \bigl(\tfrac12\bigr)^{n_l}`,
        reason: r`[[one-layer-law]]: given $a^{l-1} \ne 0$, the $z^l_j$ are independent and symmetric about 0, and not 0 with probability 1.`,
      },
      {
        tex: r`a^l = 0 \;\Longrightarrow\; z^{l+1} = 0,\; \dots,\; a^L = 0`,
        reason: r`Without biases nothing starts again. All slopes from layer $l$ on are 0, with $\sigma'(0) = 0$, so every product in [[product]] is 0; that of later layers too.`,
      },
    ],
    source: 'Ours.',
  },
} as const satisfies DerivationTable;
