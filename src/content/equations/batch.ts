import type { DerivationTable } from './types.ts';

const r = String.raw;

const all = r`$\sigma$ has a derivative at every number $z^r_j$ that one of the examples visits in the layers $r = l, \dots, L$.`;
const mean = r`There are $m$ examples, and $\bar C = \frac1m \sum_x C_x$ is the mean of their costs.`;

/** Chapter 5: several examples at once. */
export const batch = {
  batch: {
    label: '(5.18)',
    kind: 'identity',
    name: 'the gradients of a mini-batch',
    tex: r`{\frac{\partial \bar C}{\partial @biases{l}} = \frac1m \sum_x @delta{l}[\delta^l_x],} \quad\allowbreak {\frac{\partial \bar C}{\partial @weights{l}} = \frac1m\, \Delta\, A^T}`,
    reason: 'The gradient of a mean is the mean of the gradients.',
    hypotheses: [all, mean, r`Each cost is differentiable in its output.`],
    statement: r`Let $\Delta = (\delta^l_1 \;\cdots\; \delta^l_m)$ and $A = (a^{l-1}_1 \;\cdots\; a^{l-1}_m)$ hold the errors of layer $l$ and the activations of layer $l-1$, one column for each example. The bias gradient is the mean of the columns of $\Delta$. The weight gradient is $\Delta A^T/m$, whose rank may be as large as the smallest of $m$, $n_l$ and $n_{l-1}$.`,
    sketch: r`Differentiation is linear; and a sum of columns times rows is a product of matrices.`,
    steps: [
      {
        tex: r`\frac{\partial \bar C}{\partial b^l} = \frac1m \sum_x \frac{\partial C_x}{\partial b^l} = \frac1m \sum_x \delta^l_x`,
        reason: r`[[bp3]] for each example.`,
      },
      {
        tex: r`\frac{\partial \bar C}{\partial w^l} = \frac1m \sum_x \delta^l_x\, (a^{l-1}_x)^T`,
        reason: '[[weight-gradient]] for each example.',
      },
      {
        tex: r`\Bigl(\sum_x \delta^l_x\, (a^{l-1}_x)^T\Bigr)_{jk} = \sum_x \Delta_{jx}\, A_{kx} = (\Delta A^T)_{jk}`,
        reason: r`$\Delta$ has $m$ columns and $n_l$ rows, $A$ has $n_{l-1}$ rows: no rank exceeds any of these.`,
      },
    ],
    source: 'Standard.',
  },

  'batch-bound': {
    label: '(5.19)',
    kind: 'theorem',
    name: 'the bound for a mini-batch',
    tex: r`\left\|\frac{\partial \bar C}{\partial @biases{l}}\right\| \le @gamma[\gamma^{\,L-l+1}] \prod_{r=l+1}^{L} @weightNorm{r} \cdot \frac1m \sum_x {\|a^L_x - y_x\|} \le @gamma[\gamma^{\,L-l+1}] \prod_{r=l+1}^{L} @weightNorm{r} \cdot \sqrt{2 \bar C}`,
    reason: 'A mean is no longer than the mean of the lengths.',
    hypotheses: [all, mean, r`$\gamma$ is finite, and the cost is the quadratic one, [[cost]].`],
    statement: r`For $2 \le l \le L$ the bound [[bound]] holds for the mean cost with the mean of the output errors in place of the output error, and a fortiori with $\sqrt{2\bar C}$, which the cost alone determines. The factors before it are the same: they do not depend on the examples.`,
    sketch: r`Triangle inequality, [[bound]] for each example, Cauchy–Schwarz.`,
    steps: [
      {
        tex: r`\Bigl\|\frac1m \sum_x \delta^l_x\Bigr\| \le \frac1m \sum_x \|\delta^l_x\|`,
        reason: '[[batch]] and the triangle inequality.',
      },
      {
        tex: r`\le \gamma^{\,L-l+1} \prod_{r=l+1}^{L} \|w^r\| \cdot \frac1m \sum_x {\|a^L_x - y_x\|}`,
        reason: '[[bound]] for each example.',
      },
      {
        tex: r`\Bigl(\frac1m \sum_x {\|a^L_x-y_x\|}\Bigr)^2 \le \frac1m \sum_x {\|a^L_x-y_x\|}^2 = 2\,\bar C`,
        reason: r`Cauchy–Schwarz for $m$ numbers and $m$ ones; [[cost]].`,
      },
    ],
    source: 'Ours; the answer on Cross Validated mentions mini-batches.',
  },

  'batch-weights': {
    label: '(5.20)',
    kind: 'theorem',
    name: 'the weight gradient of a mini-batch',
    tex: r`\left\|\frac{\partial \bar C}{\partial @weights{l}}\right\| \le \left\|\frac{\partial \bar C}{\partial @weights{l}}\right\|_F \le \frac1m \sum_x \bigl\|@delta{l}[\delta^l_x]\bigr\|\,\bigl\|@activations{l-1}[a^{l-1}_x]\bigr\|`,
    reason: r`The equality (∗), example by example, and the triangle inequality.`,
    hypotheses: [all, mean, r`Each cost is differentiable in its output.`],
    statement: r`For several examples [[star]] becomes an inequality, and the spectral norm may be smaller than that of Frobenius. With the matrices of [[batch]] one also has $\|\partial \bar C/\partial w^l\| \le \|\Delta\|\,\|A\|/m$ and $\|\partial \bar C/\partial w^l\|_F \le \|\Delta\|\,\|A\|_F/m$, and the same with the two norms exchanged.`,
    sketch: r`A matrix is no larger in the spectral norm than in that of Frobenius. Each term of the sum in [[batch]] has the size given by [[star]].`,
    steps: [
      {
        tex: r`\|M v\|^2 = \sum_j \Bigl(\sum_k M_{jk} v_k\Bigr)^2 \le \sum_j \sum_k M_{jk}^2\,\|v\|^2 = \|M\|_F^2\,\|v\|^2`,
        reason: r`Cauchy–Schwarz in each row: $\|M\| \le \|M\|_F$ for every matrix.`,
      },
      {
        tex: r`\Bigl\|\frac1m \sum_x \delta^l_x (a^{l-1}_x)^T\Bigr\|_F \le \frac1m \sum_x \|\delta^l_x\|\,\|a^{l-1}_x\|`,
        reason: r`Triangle inequality for lists of numbers; [[star]] for each term.`,
      },
      {
        tex: r`{\|\Delta A^T\| \le \|\Delta\|\,\|A\|,} \quad\allowbreak \|\Delta A^T\|_F^2 = \sum_k \|\Delta\,c_k\|^2 \le \|\Delta\|^2 \sum_k \|c_k\|^2 = \|\Delta\|^2\,\|A\|_F^2`,
        reason: r`[[submultiplicative]] and [[transpose-norm]]; then [[norm]] for the columns $c_k$ of $A^T$. Transposing exchanges the parts of $\Delta$ and $A$.`,
      },
    ],
    source: 'Ours.',
  },

  cancel: {
    label: '(5.21)',
    kind: 'example',
    name: 'two gradients that cancel',
    tex: r`{y_1 = a^L + d,} \quad\allowbreak {y_2 = a^L - d} \;\allowbreak\Longrightarrow\; {\delta^l_1 = -\delta^l_2,} \quad\allowbreak {\frac{\partial \bar C}{\partial b^l} = 0}`,
    reason: 'Two examples may pull in opposite directions.',
    hypotheses: [
      r`Two examples with the same input $x$, hence the same output $a^L$, and the quadratic cost; $d \ne 0$.`,
    ],
    statement: r`Whatever the net, the gradients of the two examples are opposite and those of their mean cost are 0 in every layer. No lower bound made of weights, slopes and sizes of errors survives the averaging over examples.`,
    sketch: r`The error of a layer is linear in the output error, [[product]], and the two output errors are opposite.`,
    steps: [
      {
        tex: r`{a^L - y_1 = -d,} \quad\allowbreak {a^L - y_2 = d}`,
        reason: 'The targets.',
      },
      {
        tex: r`{\delta^l_1 = -J_l\,d,} \quad\allowbreak {\delta^l_2 = J_l\,d}`,
        reason: r`[[jacobian]]. The input is the same, so all $z^r$ are, and with them the matrix $J_l$.`,
      },
      {
        tex: r`\frac{\partial \bar C}{\partial b^l} = \tfrac12(\delta^l_1 + \delta^l_2) = 0`,
        reason: r`[[batch]]. The activations are the same too, so $\partial\bar C/\partial w^l = 0$.`,
      },
    ],
    source: 'Ours.',
  },
} as const satisfies DerivationTable;
