import type { DerivationTable } from './types.ts';

const r = String.raw;

const smooth = r`$\sigma$ has a derivative at every number $z^r_j$ that this example visits.`;

/** Chapter 11: residual connections. */
export const residual = {
  'residual-step': {
    label: '(11.3)',
    kind: 'identity',
    name: 'one step back past a residual connection',
    tex: r`{a^{l} = a^{l-1} + \sigma(z^l):} \quad\allowbreak {\frac{\partial C}{\partial a^{l-1}} = \frac{\partial C}{\partial a^{l}} + (w^l)^T @delta{l},} \quad\allowbreak {@delta{l} = @slopes{l}\,\frac{\partial C}{\partial a^{l}}}`,
    reason: r`What is added on the way forward is handed on unchanged on the way back.`,
    hypotheses: [smooth, r`Layers $l-1$ and $l$ have the same width.`],
    statement: r`The error has a second way to the layer before, past weights and slopes. As in plain nets $\partial C/\partial b^l = \delta^l$, and $z^l = w^l a^{l-1} + b^l$.`,
    sketch: r`$a^{l-1}$ enters $a^l$ twice: directly, and through $z^l$. Add what comes back along both ways.`,
    steps: [
      {
        tex: r`\frac{\partial a^l}{\partial a^{l-1}} = I + \Sigma'(z^l)\,w^l`,
        reason: r`Differentiate $a^l = a^{l-1} + \sigma(w^l a^{l-1} + b^l)$.`,
      },
      {
        tex: r`\frac{\partial C}{\partial a^{l-1}} = \Bigl(\frac{\partial a^l}{\partial a^{l-1}}\Bigr)^{\!T} \frac{\partial C}{\partial a^l} = \frac{\partial C}{\partial a^l} + (w^l)^T\,\Sigma'(z^l)\,\frac{\partial C}{\partial a^l}`,
        reason: r`The chain rule.`,
      },
      {
        tex: r`\delta^l = \frac{\partial C}{\partial z^l} = \Sigma'(z^l)\,\frac{\partial C}{\partial a^l}`,
        reason: r`$a^l$ depends on $z^l$ through $\sigma(z^l)$ alone, if $a^{l-1}$ is held.`,
      },
    ],
    source: r`He, Zhang, Ren and Sun 2016.`,
  },

  'residual-bracket': {
    label: '(11.4)',
    kind: 'theorem',
    name: 'a residual net from both sides',
    tex: r`\prod_{r=l+1}^{m} (1-\kappa_r)_{+} \;\le\; \frac{\|\partial C/\partial a^l\|}{\|\partial C/\partial a^m\|} \;\le\; \prod_{r=l+1}^{m} (1+\kappa_r), \quad\allowbreak {\kappa_r = @gamma\,@weightNorm{r}}`,
    reason: r`Adding a vector that is at most $\kappa$ times as long changes the length by a factor between $1-\kappa$ and $1+\kappa$.`,
    hypotheses: [
      smooth,
      r`$\gamma$ is finite, [[gamma]].`,
      r`Layers $l+1, \dots, m$ all have residual connections, and $\partial C/\partial a^m \ne 0$. $(x)_+ = \max(x, 0)$.`,
    ],
    statement: r`For $l \le m$. If all $\kappa_r < 1$ a part of the gradient is certain to arrive, whatever the example, and the weights alone say how much; the lower bound of plain nets, [[lower-bound]], needs the slopes of the example as well. With $\sum_r \kappa_r/(1-\kappa_r) \le K$ at least the share $e^{-K}$ arrives at any depth. The upper bound grows with depth, also where that of plain nets falls. For the bias gradient, $\|\partial C/\partial b^l\| \le \gamma\,\|\partial C/\partial a^l\|$.`,
    sketch: r`The triangle inequality in [[residual-step]], in both directions, and the product over all steps.`,
    steps: [
      {
        tex: r`\|(w^r)^T \delta^r\| \le \|w^r\|\,\gamma\,\Bigl\|\frac{\partial C}{\partial a^r}\Bigr\| = \kappa_r\,\Bigl\|\frac{\partial C}{\partial a^r}\Bigr\|`,
        reason: r`[[transpose-norm]], [[slopes-norm]].`,
      },
      {
        tex: r`(1-\kappa_r)\,\Bigl\|\frac{\partial C}{\partial a^r}\Bigr\| \le \Bigl\|\frac{\partial C}{\partial a^{r-1}}\Bigr\| \le (1+\kappa_r)\,\Bigl\|\frac{\partial C}{\partial a^r}\Bigr\|`,
        reason: r`$\|u\| - \|v\| \le \|u+v\| \le \|u\| + \|v\|$ in [[residual-step]]. A length is not negative.`,
      },
      {
        tex: r`\ln(1-\kappa) = -\ln\Bigl(1 + \frac{\kappa}{1-\kappa}\Bigr) \ge -\frac{\kappa}{1-\kappa}`,
        reason: r`$\ln(1+x) \le x$. Sum over $r$ for the share $e^{-K}$.`,
      },
    ],
    source: 'Ours.',
  },

  'residual-mean': {
    label: '(11.5)',
    kind: 'typical case',
    name: 'how fast a residual net grows',
    tex: r`{a^l = a^{l-1} + \beta\,v^l\,\sigma(z^l):} \quad\allowbreak {\mathbb E\,\Bigl\|\frac{\partial C}{\partial a^{l-1}}\Bigr\|^2} = {(1 + \beta^2 \chi)\;\mathbb E\,\Bigl\|\frac{\partial C}{\partial a^l}\Bigr\|^2,} \quad\allowbreak {\chi = \sigma_v^2\,@weightScale[\sigma_w^2]\;\mathbb E\,\sigma'(u)^2}`,
    reason: r`Two contributions that are uncorrelated: their mean squares add up.`,
    hypotheses: [
      r`$v^l$ and $w^l$ have independent Gaussian entries of mean 0 and variance $\sigma_v^2/n$ and $\sigma_w^2/n$; no biases; all layers have the width $n$.`,
      r`$\partial C/\partial a^l$ does not depend on $v^l$ and $w^l$. $u = z^l_j$ is one pre-activation of layer $l$.`,
    ],
    statement: r`For $\beta = 1$ the squared gradient grows by $1 + \chi$ per layer: by $(1 + \frac12\sigma_w^2)^L$ for ReLU and $\sigma_v = 1$, whatever the input. Gradients of such nets do not vanish; they explode. Multiplying every branch by $\beta = 1/\sqrt L$ makes the whole growth $(1 + \chi/L)^L < e^{\chi}$, at any depth. With $\chi = 1$ and $L = 30$: $2^{30}$, about $10^9$, against 2.7.`,
    sketch: r`$v^l$ has mean 0 and appears once in the second contribution of [[residual-step]]: the cross term has mean 0.`,
    steps: [
      {
        tex: r`g^{l-1} = g^l + \beta\,(w^l)^T \Sigma'(z^l)\,(v^l)^T g^l, \quad\allowbreak g^l := \frac{\partial C}{\partial a^l}`,
        reason: r`As [[residual-step]], with $v^l\sigma$ in place of $\sigma$.`,
      },
      {
        tex: r`\mathbb E\,\langle g^l,\, (w^l)^T \Sigma'(z^l)\,(v^l)^T g^l \rangle = 0`,
        reason: r`Linear in $v^l$, which has mean 0 and is independent of $w^l$, $z^l$ and $g^l$.`,
      },
      {
        tex: r`\mathbb E\,\bigl[(h_j)^2\bigr] = \frac{\sigma_v^2}{n}\,\|g^l\|^2, \quad\allowbreak h := (v^l)^T g^l`,
        reason: r`[[typical-stretch]]; the components of $h$ are independent of $w^l$ and have mean 0.`,
      },
      {
        tex: r`\mathbb E\,\|(w^l)^T \Sigma'(z^l)\,h\|^2 = \sum_j \mathbb E\,\bigl[\|w^l_{j\cdot}\|^2\,\sigma'(z^l_j)^2\bigr]\,\frac{\sigma_v^2}{n}\,\mathbb E\,\|g^l\|^2`,
        reason: r`Rows of $w^l$ are independent and cross terms $h_i h_j$ have mean 0.`,
      },
      {
        tex: r`\mathbb E\,\bigl[\|w^l_{j\cdot}\|^2\,\sigma'(z^l_j)^2\bigr] \to \sigma_w^2\;\mathbb E\,\sigma'(u)^2`,
        reason: r`In wide layers: $z^l_j$ depends on one direction of the row among $n$. For ReLU exactly, by symmetry: the sign of a row does not change its length, and half of the signs open the gate.`,
      },
    ],
    source: r`After Yang and Schoenholz 2017. The scaling by $1/\sqrt L$ is no setting of the instrument.`,
  },
} as const satisfies DerivationTable;
