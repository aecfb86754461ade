import type { DerivationTable } from './types.ts';

const r = String.raw;

const tied = r`All layers have the width $n$ and share one weight matrix and one bias: $w^r = w$, $b^r = b$ for $r = 2, \dots, L$.`;
const smooth = r`$\sigma$ has a derivative at every number $z^r_j$ that is visited.`;
const finite = r`$\gamma$ is finite, [[gamma]].`;

/** Chapter 9: one matrix for all steps, and its norm. */
export const recurrent = {
  unrolled: {
    label: '(9.1)',
    kind: 'identity',
    name: 'many steps with one matrix',
    tex: r`\frac{\partial z^m}{\partial z^l} = w\,\Sigma'(z^{m-1})\;\allowbreak w\,\Sigma'(z^{m-2})\,\cdots\,\allowbreak w\,@slopes{l}, \quad\allowbreak @delta{l} = \Bigl(\frac{\partial z^m}{\partial z^l}\Bigr)^{\!T} \delta^m`,
    reason: 'The chain rule, and every step is the same but for its slopes.',
    hypotheses: [tied, smooth, r`$2 \le l < m \le L$.`],
    statement: r`From time $l$ to a later time $m$ there are $m-l$ factors. All of them contain the same matrix $w$; only the slopes differ, because the neurons stand elsewhere at every time. What enters a recurrent net at a later time is added to its $z$ and changes the slopes, nothing else.`,
    sketch: r`One step is $z^{r} = w\,\sigma(z^{r-1}) + b$. Multiply its derivatives; transposed they carry the error back, [[layer-to-layer]].`,
    steps: [
      {
        tex: r`\frac{\partial z^{r}}{\partial z^{r-1}} = w\,\Sigma'(z^{r-1}), \quad\allowbreak r = l+1, \dots, m`,
        reason: r`$z^{r} = w\,\sigma(z^{r-1}) + b$, differentiated neuron by neuron.`,
      },
      {
        tex: r`\frac{\partial z^m}{\partial z^l} = \frac{\partial z^m}{\partial z^{m-1}} \cdots \frac{\partial z^{l+1}}{\partial z^l}`,
        reason: 'The chain rule.',
      },
      {
        tex: r`\Bigl(\frac{\partial z^m}{\partial z^l}\Bigr)^{\!T} \delta^m = \Sigma'(z^l)\,w^T \cdots\, \Sigma'(z^{m-1})\,w^T\,\delta^m = \delta^l`,
        reason: r`[[layer-to-layer]] with $w^r = w$.`,
      },
    ],
    source: r`Pascanu, Mikolov and Bengio 2013, who write the factors transposed; the norms are the same.`,
  },

  'recurrent-bound': {
    label: '(9.2)',
    kind: 'theorem',
    name: 'the bound becomes a power',
    tex: r`{\|@delta{l}\| \le \bigl(@gamma\,\|w\|\bigr)^{m-l}\,\|\delta^m\|,} \quad\allowbreak {\|w\| < \frac{1}{@gamma} \;\Longrightarrow\; \text{vanishing}}`,
    reason: r`The product of equal factors.`,
    hypotheses: [tied, smooth, finite, r`$2 \le l \le m \le L$.`],
    statement: r`Let $\sigma_1(w) = \|w\|$ be the largest singular value. If $\sigma_1(w) < 1/\gamma$, the error of time $m$ is shrunk by a factor below 1 at every step back, exponentially in $m-l$, whatever the input. So $\sigma_1(w) < 1/\gamma$ is sufficient for vanishing. And $\sigma_1(w) > 1/\gamma$ is necessary for exploding, but not sufficient.`,
    sketch: r`[[relative]], in which all norms are now the same.`,
    steps: [
      {
        tex: r`\|\delta^l\| \le \prod_{r=l+1}^{m} \gamma\,\|w^r\| \cdot \|\delta^m\| = (\gamma\,\|w\|)^{m-l}\,\|\delta^m\|`,
        reason: r`[[relative]] with $w^r = w$.`,
      },
      {
        tex: r`\gamma\,\|w\| < 1 \;\Longrightarrow\; (\gamma\,\|w\|)^{m-l} \to 0 \text{ as } m-l \to \infty`,
        reason: 'Powers of a number below 1.',
      },
      {
        tex: r`\|\delta^l\| > \|\delta^m\| \;\Longrightarrow\; \gamma\,\|w\| > 1`,
        reason: 'The contrapositive of the first line: growth needs a large norm.',
      },
    ],
    source: r`Pascanu, Mikolov and Bengio 2013, (7), in the version of the proceedings. There the last product is printed as less than 1, where $\frac1\gamma\gamma = 1$ is meant.`,
  },

  'spectral-radius': {
    label: '(9.3)',
    kind: 'theorem',
    name: 'no eigenvalue exceeds the norm',
    tex: r`\rho(w) := \max_{\lambda} |\lambda| \le \|w\| = \sigma_1(w)`,
    reason: 'An eigenvector is a vector, and no vector is stretched by more than the norm.',
    hypotheses: [r`$w$ is square; $\lambda$ runs over its eigenvalues, the complex ones too.`],
    statement: r`The spectral radius is at most the largest singular value. They agree for symmetric and for orthogonal matrices. For others they may lie arbitrarily far apart, as the next example shows; for large Gaussian matrices they differ in the limit by a factor of 2 at least, since $\|w\| \to 2\sigma_w$ while $\rho(w)$ exceeds $\sigma_w$ by less and less.`,
    sketch: r`Apply the matrix to an eigenvector. If that is complex, its real and imaginary parts are stretched separately.`,
    steps: [
      {
        tex: r`w v = \lambda v, \quad\allowbreak v = u + \mathrm i\,u' \ne 0, \quad\allowbreak \|v\|^2 = \|u\|^2 + \|u'\|^2`,
        reason: 'An eigenvalue and its eigenvector.',
      },
      {
        tex: r`|\lambda|^2\,\|v\|^2 = \|wv\|^2 = \|wu\|^2 + \|wu'\|^2 \le \|w\|^2 \bigl(\|u\|^2 + \|u'\|^2\bigr)`,
        reason: r`$w$ is real, and [[norm]] for both parts. Divide by $\|v\|^2$.`,
      },
    ],
    source: r`Standard. That $\rho(w)$ is at most $\sigma_w$ in the limit was proved by Geman 1986.`,
  },

  nilpotent: {
    label: '(9.4)',
    kind: 'example',
    name: 'all eigenvalues are 0, and it explodes',
    tex: r`{w = \begin{pmatrix} 8 & 8 \\ -8 & -8 \end{pmatrix}:} \quad\allowbreak {\rho(w) = 0,} \quad\allowbreak {\biggl\| \frac{\partial z^{l+k+1}}{\partial z^{l}} \biggr\| = 2^k \cdot 10\sqrt2}`,
    reason: r`The slopes stand between the powers of $w$, and undo its cancellation.`,
    hypotheses: [
      r`$\sigma = \tanh$, so that $\gamma = 1$.`,
      r`$z^* = (0, \operatorname{artanh} \frac12)^T$, $b = z^* - w \tanh z^*$, and the input is $\tanh z^*$.`,
    ],
    statement: r`Here $w^2 = 0$: both eigenvalues are 0, far below $1/\gamma = 1$. The net stays at $z^*$ at all times, and an error that survives the first step back doubles with every further one. A condition with the largest eigenvalue in place of the largest singular value, $\sigma_1(w) = 16$, is therefore not sufficient for vanishing.`,
    sketch: r`At $z^*$ the slopes are $1$ and $\frac34$. With them the matrix of one step is no longer nilpotent: it has the eigenvalue 2.`,
    steps: [
      {
        tex: r`w^2 = \begin{pmatrix} 64 - 64 & 64 - 64 \\ -64 + 64 & -64 + 64 \end{pmatrix} = 0`,
        reason: r`So every eigenvalue has $\lambda^2 = 0$.`,
      },
      {
        tex: r`w \tanh z^* + b = z^*`,
        reason: r`By the choice of $b$: $z^l = z^*$ for every $l$.`,
      },
      {
        tex: r`\Sigma'(z^*) = \begin{pmatrix} 1 & 0 \\ 0 & \frac34 \end{pmatrix}, \quad\allowbreak J := w\,\Sigma'(z^*) = \begin{pmatrix} 8 & 6 \\ -8 & -6 \end{pmatrix}`,
        reason: r`$\tanh' = 1 - \tanh^2$.`,
      },
      {
        tex: r`J^2 = \begin{pmatrix} 64 - 48 & 48 - 36 \\ -64 + 48 & -48 + 36 \end{pmatrix} = 2J \;\Longrightarrow\; J^{k+1} = 2^k J`,
        reason: r`[[unrolled]]: $\partial z^{l+k+1}/\partial z^l = J^{k+1}$.`,
      },
      {
        tex: r`J = \begin{pmatrix} 1 \\ -1 \end{pmatrix} \begin{pmatrix} 8 & 6 \end{pmatrix} \;\Longrightarrow\; \|J\| = \sqrt2 \cdot 10`,
        reason: r`A column times a row has the product of their lengths as its norm, [[star]].`,
      },
    ],
    source: r`Against the condition as it stands in the preprint of Pascanu, Mikolov and Bengio, arXiv:1211.5063v2. Their proceedings have the singular value.`,
  },
} as const satisfies DerivationTable;
