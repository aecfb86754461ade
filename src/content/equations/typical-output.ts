import type { DerivationTable } from './types.ts';

const r = String.raw;

/** Chapter 8: what happens when the error does depend on the weights. */
export const typicalOutput = {
  'own-output': {
    label: '(8.14)',
    kind: 'typical case',
    name: 'a net that measures its own output',
    tex: r`\frac{\|@delta{l}\|^2}{\|@delta{L}\|^2} \to 1 + (L-l)\,\frac{n_L}{n}`,
    reason: r`The error lies along the signal, and every step back finds it there.`,
    hypotheses: [
      r`The setting of [[variance-map]], with $x \ne 0$, linear activation, $\sigma_w = 1$, $\sigma_b = 0$: $\chi = 1$ in every layer.`,
      r`The target is 0 and the cost the quadratic one: $\delta^L = a^L$. Hidden layers of width $n$, output of width $n_L$, in a fixed proportion.`,
    ],
    statement: r`For $l = 2, \dots, L$, in probability. By [[gradient-recursion]] all layers would have the same error. They do not: every step back adds the share $n_L/n$ of $\|\delta^L\|^2$ to the square. With an output much narrower than the hidden layers the effect disappears.`,
    sketch: r`In a linear net without biases $\langle z^l, \delta^l\rangle$ is the same number in all layers. So $\kappa$ does not become small, and the second part of [[mean-step-back]] adds the same amount at each step.`,
    steps: [
      {
        tex: r`\langle z^l, \delta^l\rangle = \langle z^l, (w^{l+1})^T\delta^{l+1}\rangle = \langle w^{l+1} z^l, \delta^{l+1}\rangle = \langle z^{l+1}, \delta^{l+1}\rangle`,
        reason: r`All slopes are 1, $a^l = z^l$, no biases.`,
      },
      {
        tex: r`\langle z^l, \delta^l\rangle = \langle z^L, \delta^L\rangle = \|a^L\|^2 = \|\delta^L\|^2`,
        reason: r`$\delta^L = a^L = z^L$.`,
      },
      {
        tex: r`\|\delta^l\|^2 = \bigl(1 + o(1)\bigr)\,\|\delta^{l+1}\|^2 + \frac{\langle z^{l+1}, \delta^{l+1}\rangle^2}{\|a^l\|^2}`,
        reason: r`[[conditional]] with $\Sigma' = I$ and $h = z^{l+1}$: the two parts are at right angles, so their squares add.`,
      },
      {
        tex: r`\frac{\langle z^{l+1}, \delta^{l+1}\rangle^2}{\|a^l\|^2} = \|\delta^L\|^2\,\frac{\|a^L\|^2}{\|a^l\|^2} \to \|\delta^L\|^2\,\frac{n_L}{n}`,
        reason: r`$\|a^L\|^2/n_L$ and $\|a^l\|^2/n$ have the same limit: $q$ does not change, [[variance-map]]. Add $L-l$ of these.`,
      },
    ],
    source: r`Ours.`,
  },
} as const satisfies DerivationTable;
