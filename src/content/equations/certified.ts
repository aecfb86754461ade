import type { DerivationTable } from './types.ts';

const r = String.raw;

/** Appendix C: how the numbers of the page are computed and certified. */
export const certified = {
  'log-domain': {
    label: '(C.1)',
    kind: 'identity',
    name: 'an error as a direction and a logarithm',
    tex: r`{@delta{l} = e^{E_l}\, d^{\,l},} \quad\allowbreak {E_l = E_{l+1} + \ln \|g\|,} \quad\allowbreak {d^{\,l} = \frac{g}{\|g\|},} \quad\allowbreak {g = @slopes{l}\,(@weights{l+1})^T d^{\,l+1}}`,
    reason: 'Lengths are multiplied along the way, so their logarithms are added.',
    hypotheses: [r`$\delta^l \ne 0$; the hypotheses of [[one-step-back]].`],
    statement: r`If $\delta^{l+1} = e^{E_{l+1}} d^{\,l+1}$ with $\|d^{\,l+1}\| = 1$, then $\delta^l = e^{E_l} d^{\,l}$ with $\|d^{\,l}\| = 1$. So a gradient of $10^{-2000}$ is kept as well as one of $10^{-2}$, although no double is that small.`,
    sketch: r`The step back is linear: it may be applied to the direction alone, and the length that comes out goes into the logarithm.`,
    steps: [
      {
        tex: r`\delta^l = \Sigma'(z^l)\,(w^{l+1})^T e^{E_{l+1}} d^{\,l+1} = e^{E_{l+1}}\, g`,
        reason: '[[one-step-back]].',
      },
      {
        tex: r`= e^{E_{l+1} + \ln\|g\|}\; \frac{g}{\|g\|}`,
        reason: r`$g \ne 0$ because $\delta^l \ne 0$. If $g = 0$, the error is 0 in this layer and in all before it.`,
      },
    ],
    source: 'Ours; standard.',
  },

  certificate: {
    label: '(C.2)',
    kind: 'theorem',
    name: 'a certified norm',
    tex: r`\|A\|^2 \le \mu + \frac{\varepsilon_{n+1}}{1-\varepsilon_{n+1}} \operatorname{tr} M + \varepsilon_N \|A\|_F^2 + {2u\,\bigl(\mu + \|A\|_F^2\bigr)}`,
    reason: r`A factorisation that runs to its end has no room for a larger singular value.`,
    hypotheses: [
      r`$A$ is an $n \times N$ matrix of doubles. Every operation is rounded to nearest with unit roundoff $u = 2^{-53}$, without underflow or overflow; $\varepsilon_k = ku/(1-ku)$.`,
      r`$M$ is the computed $\mu I - G$, and $G$, symmetric, the computed $A A^T$. Cholesky’s factorisation of $M$ into $R^T R$ with a triangular $R$, in floating point, runs to completion.`,
    ],
    statement: r`Whatever led to the number $\mu$, if the factorisation completes then the norm of the stored matrix, without any rounding, obeys this bound. With $\mu$ just above $\|A x\|^2/\|x\|^2$ for a vector $x$ that is stretched nearly most, the bound exceeds the norm by less than one part in $10^8$.`,
    sketch: r`A residual can show that a singular value is near some number, but not that no other is larger. Completion of Cholesky’s algorithm shows this: $M$ is nearly a square $R^T R$, which has no negative eigenvalue, so $\mu I - A A^T$ has none but for rounding.`,
    steps: [
      {
        tex: r`{R^T R = M + E,} \quad\allowbreak {|E| \le \varepsilon_{n+1}\, |R|^T |R|}`,
        reason: r`What completion means in floating point: Higham 2002, Theorem 10.3, entry by entry.`,
      },
      {
        tex: r`(1-\varepsilon_{n+1})\, \operatorname{tr}(R^T R) \le \operatorname{tr} M`,
        reason: r`On the diagonal $|E_{ii}| \le \varepsilon_{n+1} (R^T R)_{ii}$. Add up.`,
      },
      {
        tex: r`\|E\| \le \varepsilon_{n+1}\, \|R\|_F^2 = \varepsilon_{n+1} \operatorname{tr}(R^T R) \le \frac{\varepsilon_{n+1}}{1-\varepsilon_{n+1}} \operatorname{tr} M`,
        reason: r`$\|\,|R|^T|R|\,\| \le \|R\|_F^2$, since $\|\,|R|\,\| \le \|R\|_F$.`,
      },
      {
        tex: r`{\|G - A A^T\| \le \varepsilon_N \|A\|_F^2,} \quad\allowbreak {\|M - (\mu I - G)\| \le 2u\,(\mu + \|A\|_F^2)}`,
        reason: r`A sum of $N$ products is right to $\varepsilon_N$ of the sum of their sizes. Only the diagonal of $\mu I - G$ is rounded, each entry to $u$ of its size, and $G_{ii} \le 2\|A\|_F^2$.`,
      },
      {
        tex: r`0 \le v^T R^T R\, v = v^T M v + v^T E\, v \le \mu - v^T A A^T v + {2u\,(\mu + \|A\|_F^2)} + \varepsilon_N \|A\|_F^2 + \|E\|`,
        reason: r`For every $\|v\| = 1$, by the line above. Choose $v$ with $v^T A A^T v = \|A^T v\|^2 = \|A\|^2$, [[transpose-norm]].`,
      },
    ],
    source: r`Ours, on the theorem of Higham 2002; for the method see Rump 2006.`,
  },

  'gain-certificate': {
    label: '(C.3)',
    kind: 'theorem',
    name: 'a certified smallest gain',
    tex: r`s_{-}(w) \ge \frac{1 - \|E\|}{\|X\|}, \quad\allowbreak {E = I - w X^T}`,
    reason: r`What nearly inverts a matrix must stretch as much as the matrix shrinks.`,
    hypotheses: [
      r`$w$ and $X$ are matrices of the same shape, $X \ne 0$. How $X$ was found does not matter.`,
    ],
    statement: r`Any approximate right inverse $X^T$ of $w$ gives a lower bound of the smallest gain [[smallest-gain]]. It is the better, the nearer $w X^T$ is to the identity. For $\|E\| \ge 1$ it says nothing.`,
    sketch: r`Write a vector of length 1 by means of $w X^T + E = I$ and ask how long its parts can be.`,
    steps: [
      {
        tex: r`u = (w X^T + E)^T u = X\, w^T u + E^T u`,
        reason: r`For every $u$, since $w X^T + E = I$.`,
      },
      {
        tex: r`1 = \|u\| \le \|X\|\,\|w^T u\| + \|E\|`,
        reason: r`For $\|u\| = 1$: triangle inequality, [[norm]], [[transpose-norm]].`,
      },
      {
        tex: r`\|w^T u\| \ge \frac{1-\|E\|}{\|X\|}`,
        reason: r`For every $\|u\| = 1$, hence for the one with the smallest $\|w^T u\|$. In the program the rounding of $w X^T$ is added to $\|E\|$, and $\|X\|$ is taken from above by [[certificate]].`,
      },
    ],
    source: 'Ours; standard.',
  },
} as const satisfies DerivationTable;
