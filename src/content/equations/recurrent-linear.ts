import type { DerivationTable } from './types.ts';

const r = String.raw;

/** Chapter 9: linear recurrent nets, the gradient of a shared matrix, and clipping. */
export const recurrentLinear = {
  'long-run': {
    label: '(9.5)',
    kind: 'theorem',
    name: 'in the long run eigenvalues decide',
    tex: r`{\sigma(t) = t:} \quad\allowbreak {\frac{\partial z^{l+k}}{\partial z^l} = w^k,} \quad\allowbreak {\lim_{k \to \infty} \|w^k\|^{1/k} = \rho(w)}`,
    reason: r`In suitable coordinates $w$ is its eigenvalues and as little more as one likes.`,
    hypotheses: [r`$w$ is square, and the layers are linear.`],
    statement: r`In a linear recurrent net the error grows or shrinks like $\rho(w)^k$ in the long run: $\rho(w) < 1$ is sufficient for vanishing, and $\rho(w) > 1$ is necessary for exponential growth. It says nothing about any given number of steps, where $\|w^k\|$ may be as large as $\|w\|^k$.`,
    sketch: r`From below: $\rho(w)^k$ is the spectral radius of $w^k$. From above: bring $w$ into triangular form and shrink what stands above the diagonal by a change of scale, which costs a constant factor.`,
    steps: [
      {
        tex: r`\rho(w)^k = \rho(w^k) \le \|w^k\|`,
        reason: r`The eigenvalues of $w^k$ are the $k$-th powers; [[spectral-radius]].`,
      },
      {
        tex: r`w = U\,(D + N)\,U^*`,
        reason: r`Schur’s form: $U$ is unitary, $D$ diagonal with the eigenvalues, and $N$ has entries above the diagonal only.`,
      },
      {
        tex: r`S = \operatorname{diag}(1, \varepsilon, \dots, \varepsilon^{n-1}): \quad\allowbreak \|S^{-1}(D+N)S\| \le \rho(w) + \varepsilon\,\|N\|_F, \quad\allowbreak 0 < \varepsilon \le 1`,
        reason: r`Entry $(i,j)$ of $N$ is multiplied by $\varepsilon^{\,j-i} \le \varepsilon$. The norm of $D$ is $\rho(w)$.`,
      },
      {
        tex: r`\|w^k\| = \bigl\| S\,\bigl(S^{-1}(D+N)S\bigr)^k S^{-1} \bigr\| \le \varepsilon^{1-n}\,\bigl(\rho(w) + \varepsilon\,\|N\|_F\bigr)^k`,
        reason: r`[[submultiplicative]]; unitary matrices change no norm, $\|S\| = 1$ and $\|S^{-1}\| = \varepsilon^{1-n}$.`,
      },
      {
        tex: r`\rho(w) \le \lim_{k\to\infty} \|w^k\|^{1/k} \le \rho(w) + \varepsilon\,\|N\|_F \quad\allowbreak \text{for every } \varepsilon`,
        reason: r`The $k$-th root of the constant tends to 1.`,
      },
    ],
    source: r`The formula of Gelfand; for recurrent nets Pascanu, Mikolov and Bengio 2013.`,
  },

  transient: {
    label: '(9.6)',
    kind: 'example',
    name: 'it grows before it vanishes',
    tex: r`\begin{pmatrix} \rho & c \\ 0 & \rho \end{pmatrix}^{\!k} = \begin{pmatrix} \rho^k & k\rho^{k-1} c \\ 0 & \rho^k \end{pmatrix}`,
    reason: r`Every step hands a part of the second number to the first.`,
    hypotheses: [r`$0 < \rho < 1$.`],
    statement: r`Both eigenvalues are $\rho$, so the powers tend to 0. But $\|w^k\| \ge k\rho^{k-1}|c|$, which grows until about step $k = 1/\ln(1/\rho)$ and is then about $|c|/(\mathrm e\,\rho\ln(1/\rho))$. For $\rho = 0.9$ and $c = 10$ the norm reaches 38.7 at step 9, and only from step 63 on is it below 1.`,
    sketch: r`Multiply out once; the corner entry alone is a lower bound of the norm.`,
    steps: [
      {
        tex: r`\begin{pmatrix} \rho^k & k\rho^{k-1}c \\ 0 & \rho^k \end{pmatrix} \begin{pmatrix} \rho & c \\ 0 & \rho \end{pmatrix} = \begin{pmatrix} \rho^{k+1} & (k+1)\rho^k c \\ 0 & \rho^{k+1} \end{pmatrix}`,
        reason: r`Induction on $k$: $\rho^k c + k \rho^{k-1} c\,\rho = (k+1)\rho^k c$.`,
      },
      {
        tex: r`\|w^k\| \ge k\,\rho^{k-1}\,|c|`,
        reason: 'No entry of a matrix exceeds its norm: apply it to a unit vector and look at one component.',
      },
      {
        tex: r`\frac{\mathrm d}{\mathrm dk}\bigl(\ln k + k \ln\rho\bigr) = \frac1k + \ln\rho = 0 \iff k = \frac{1}{\ln(1/\rho)}`,
        reason: r`There $k\rho^{k-1} = \dfrac{1}{\mathrm e\,\rho\,\ln(1/\rho)}$.`,
      },
    ],
    source: 'Standard.',
  },

  'shared-gradient': {
    label: '(9.7)',
    kind: 'identity',
    name: 'the gradient of a shared matrix is a sum over times',
    tex: r`\frac{\partial C}{\partial w} = \sum_{l=2}^{L} @delta{l} \bigl(@activations{l-1}\bigr)^{T}, \quad\allowbreak \frac{\partial C}{\partial b} = \sum_{l=2}^{L} @delta{l}`,
    reason: 'A weight that is used many times acts through each of its uses.',
    hypotheses: [r`$w^r = w$, $b^r = b$ for all $r$. One example.`],
    statement: r`The gradient of the shared parameters adds up what the layers of the unrolled net would receive each. If errors vanish on their way back, the late times make up the sum, and what happened early has no part in it. The sum itself need not vanish: its length does not show what is missing.`,
    sketch: r`Let every layer have a copy of its own, differentiate by each copy, and move all of them together.`,
    steps: [
      {
        tex: r`C(w, b) = C(w^2, \dots, w^L,\, b^2, \dots, b^L) \text{ at } w^r = w,\; b^r = b`,
        reason: 'The unrolled net is a feedforward net whose parameters happen to be equal.',
      },
      {
        tex: r`\frac{\partial C}{\partial w_{jk}} = \sum_{l=2}^{L} \frac{\partial C}{\partial w^l_{jk}}\,\frac{\partial w^l_{jk}}{\partial w_{jk}} = \sum_{l=2}^{L} \delta^l_j\,a^{l-1}_k`,
        reason: r`The chain rule; the inner derivatives are 1, and [[bp4]]. For $b$ likewise with [[bp3]].`,
      },
    ],
    source: 'Standard: backpropagation through time.',
  },

  clipping: {
    label: '(9.8)',
    kind: 'identity',
    name: 'clipping by the global norm',
    tex: r`{\hat g = \min\Bigl(1, \frac{\tau}{\|g\|}\Bigr)\,g:} \quad\allowbreak {\|\hat g\| = \min(\|g\|, \tau),} \quad\allowbreak {\frac{\|\hat g_l\|}{\|\hat g_m\|} = \frac{\|g_l\|}{\|g_m\|}}`,
    reason: 'All gradients are multiplied by one and the same number.',
    hypotheses: [
      r`$g$ is the vector of the gradients of all parameters, $g_l$ its part that belongs to layer $l$; $g \ne 0$ and $g_m \ne 0$. $\tau > 0$ is the threshold.`,
    ],
    statement: r`A step of gradient descent becomes no longer than $\tau$ times the learning rate, and keeps its direction. The ratios between layers, or between times, stay exactly what they were. A gradient shorter than $\tau$ is left as it is.`,
    sketch: r`The factor is positive and the same for every component.`,
    steps: [
      {
        tex: r`\|\hat g\| = \min\Bigl(1, \frac{\tau}{\|g\|}\Bigr)\,\|g\| = \min(\|g\|, \tau)`,
        reason: 'The length of a multiple.',
      },
      {
        tex: r`\|\hat g_l\| = \min\Bigl(1, \frac{\tau}{\|g\|}\Bigr)\,\|g_l\|`,
        reason: r`The same factor for every $l$: it cancels in the quotient.`,
      },
    ],
    source: r`Pascanu, Mikolov and Bengio 2013, Algorithm 1. They report thresholds of half to ten times the average norm.`,
  },
} as const satisfies DerivationTable;
