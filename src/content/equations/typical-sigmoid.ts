import type { DerivationTable } from './types.ts';

const r = String.raw;

/** Chapter 8: the edge of the sigmoid, from that of tanh. */
export const typicalSigmoid = {
  'sigmoid-map': {
    label: '(8.22)',
    kind: 'identity',
    name: 'the maps of the sigmoid are those of tanh',
    tex: r`{V_{\text{sigmoid}}(q) = 4\,V_{\text{tanh}}\bigl(\tfrac q4\bigr),} \quad\allowbreak {\chi_{\text{sigmoid}}(q) = \chi_{\text{tanh}}\bigl(\tfrac q4\bigr),} \quad\allowbreak {\text{tanh at } \Bigl(\frac{@weightScale}{4},\, \sqrt{\frac{@weightScale[\sigma_w^2]}{16} + \frac{@biasScale[\sigma_b^2]}{4}}\,\Bigr)}`,
    reason: r`The sigmoid is a tanh, moved by a half; the half acts as a bias.`,
    hypotheses: [r`On the left the sigmoid with scales $\sigma_w$, $\sigma_b$.`],
    statement: r`For every $q$. A wide sigmoid net has the fixed points, the stabilities and the $\chi_1$ of the wide tanh net with the scales of [[forced-scale]]: variances are four times as large, $\chi$ is the same.`,
    sketch: r`Put [[half-tanh]] into the two means. In the square the mixed term vanishes, since tanh has mean zero.`,
    steps: [
      {
        tex: r`\mathbb E\,\sigma(u)^2 = \mathbb E\bigl(\tfrac12 + \tfrac12 \tanh \tfrac u2\bigr)^2 = \tfrac14 + \tfrac14\,\mathbb E \tanh^2 \tfrac u2`,
        reason: r`[[half-tanh]]; $\mathbb E \tanh\frac u2 = 0$, because $u$ is symmetric and tanh is odd.`,
      },
      {
        tex: r`\tfrac14 V_{\text{sigmoid}}(q) = \frac{\sigma_w^2}{16}\,\mathbb E \tanh^2 \tfrac u2 + \frac{\sigma_w^2}{16} + \frac{\sigma_b^2}{4} = V_{\text{tanh}}\bigl(\tfrac q4\bigr)`,
        reason: r`$\frac u2$ has the variance $\frac q4$; the last two terms are the squared bias scale of [[forced-scale]].`,
      },
      {
        tex: r`\chi_{\text{sigmoid}}(q) = \sigma_w^2\;\mathbb E\Bigl(\tfrac14 \tanh' \tfrac u2\Bigr)^2 = \Bigl(\frac{\sigma_w}{4}\Bigr)^2\,\mathbb E \Bigl(\tanh' \tfrac u2\Bigr)^2 = \chi_{\text{tanh}}\bigl(\tfrac q4\bigr)`,
        reason: r`$\sigma'(u) = \frac14 \tanh'\frac u2$.`,
      },
    ],
    source: 'Ours.',
  },

  'sigmoid-critical': {
    label: '(8.23)',
    kind: 'typical case',
    name: 'where sigmoid gradients stop vanishing',
    tex: r`{@biasScale[\sigma_b] = 0:} \quad\allowbreak {\chi_1 = 1 \text{ at } @weightScale = 10.149264,} \quad\allowbreak {q^* = 45.624}`,
    reason: r`Where the diagonal $\sigma_b = \sigma_w$ meets the edge of tanh.`,
    hypotheses: [r`The setting of [[gradient-recursion]], with sigmoid activations.`],
    statement: r`Without biases the gradients of wide sigmoid nets vanish typically for every $\sigma_w$ up to 10.149. The bound certifies this up to 2 for Gaussian weights and up to 4 for orthogonal ones.`,
    sketch: r`By [[sigmoid-map]] the equivalent tanh nets lie on the line $\sigma_b = \sigma_w$. There every variance at rest belongs to one weight scale, and $\chi_1$ can be followed along the line.`,
    steps: [
      {
        tex: r`q = \sigma_w^2\,\bigl(\mathbb E \tanh^2 u + 1\bigr) \iff \sigma_w^2 = \frac{q}{1 + \mathbb E \tanh^2 u}`,
        reason: r`$V(q) = q$ for tanh with $\sigma_b = \sigma_w$. Computed as a function of $q$, $\sigma_w$ rises steadily from 0, so that each scale has one variance at rest.`,
      },
      {
        tex: r`\chi_1 = \frac{q\;\mathbb E\,(\tanh' u)^2}{1 + \mathbb E \tanh^2 u}`,
        reason: r`[[chi]] with this $\sigma_w$. Computed in the same way, it rises steadily with $q$, below 1 up to $q = 11.40607$, where numerator and denominator are both 1.77169.`,
      },
      {
        tex: r`{\sigma_w^{\text{tanh}} = \frac{1}{\sqrt{\mathbb E\,(\tanh' u)^2}} = 2.537316,} \quad\allowbreak {\sigma_w = 4 \cdot 2.537316 = 10.149264}`,
        reason: r`The scale at which $\chi_1 = 1$, and [[forced-scale]]. The variance of the sigmoid net is $4q = 45.624$.`,
      },
    ],
    source: 'Ours.',
  },
} as const satisfies DerivationTable;
