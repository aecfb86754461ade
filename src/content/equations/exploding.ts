import type { DerivationTable } from './types.ts';

const r = String.raw;

const sigmoid = r`$\sigma(t) = 1/(1+e^{-t})$, the sigmoid.`;

/** Chapter 7: sigmoid gradients that explode, and what it takes. */
export const exploding = {
  'exploding-chain': {
    label: '(7.5)',
    kind: 'example',
    name: 'a chain that explodes',
    tex: r`\frac{\partial C}{\partial b^2} : \frac{\partial C}{\partial b^3} : \frac{\partial C}{\partial b^4} : \frac{\partial C}{\partial b^5} = 25^3 : 25^2 : 25 : 1`,
    reason: r`Every neuron stands at 0, where the slope is a quarter, and $100 \cdot \tfrac14 = 25$.`,
    hypotheses: [
      sigmoid,
      r`Five layers of one neuron, all weights 100, $b^2 = -100\,x$ and $b^3 = b^4 = b^5 = -50$.`,
    ],
    statement: r`The gradient of the first hidden neuron is $25^3$ times that of the output neuron, $\partial C/\partial b^2 = \tfrac14\cdot 25^3\; \partial C/\partial a^5 = 3906.25\; \partial C/\partial a^5$. So gradients of sigmoid nets can explode.`,
    sketch: r`The biases are chosen so that every pre-activation is 0. Then [[chain]] has the factors $100 \cdot \tfrac14$.`,
    steps: [
      {
        tex: r`z^2 = 100\,x - 100\,x = 0`,
        reason: r`Hence $a^2 = \sigma(0) = \tfrac12$.`,
      },
      {
        tex: r`z^r = 100 \cdot \tfrac12 - 50 = 0`,
        reason: r`For $r = 3$, then for $r = 4$ and $5$ in the same way.`,
      },
      {
        tex: r`\frac{\partial C/\partial b^{r-1}}{\partial C/\partial b^{r}} = \sigma'(0) \cdot 100 = 25`,
        reason: r`[[chain]] and [[quarter]], for $r = 3, 4, 5$.`,
      },
      {
        tex: r`\frac{\partial C}{\partial b^2} = \tfrac14 \cdot 25^3\,\frac{\partial C}{\partial a^5} = 3906.25\,\frac{\partial C}{\partial a^5}`,
        reason: r`One slope in front, three pairs: [[chain]] for $L = 5$.`,
      },
    ],
    source: r`Nielsen, chapter 5, on the exploding gradient problem; his $b_1, \dots, b_4$ are our $b^2, \dots, b^5$.`,
  },

  'knife-edge': {
    label: '(7.6)',
    kind: 'example',
    name: 'how little it takes to stop it',
    tex: r`{100\,\sigma'\bigl(100\,(a - \tfrac12)\bigr) \ge 1} \;\allowbreak\iff\; {|a - \tfrac12| \le 0.0458\dots}`,
    reason: r`The window of a weight of 100 is 0.0917 wide.`,
    hypotheses: [sigmoid],
    statement: r`In the exploding chain the factor of a neuron is at least 1 only while the activation that enters it lies within $0.0458\dots$ of a half. Outside, the factor is below 1 and falls exponentially.`,
    sketch: r`[[interval]] for $|w| = 100$ and $b = -50$.`,
    steps: [
      {
        tex: r`\tfrac12 W = \tfrac{1}{100}\,\ln\bigl(50\,(1+\sqrt{0.96}) - 1\bigr) = 0.045848\dots`,
        reason: r`[[interval]]; the middle is $-b/w = \tfrac12$.`,
      },
      {
        tex: r`100\,\sigma'(z) \le 100\, e^{-|z|}`,
        reason: r`$\sigma'(z) = e^{-|z|}/(1+e^{-|z|})^2$. With $z = 100\,(a-\tfrac12)$ and $|a-\tfrac12| = 0.1$ this is below 0.0046.`,
      },
    ],
    source: 'Ours.',
  },
} as const satisfies DerivationTable;
