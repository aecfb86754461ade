import type { DerivationTable } from './types.ts';

const r = String.raw;

const smooth = r`$\sigma$ has a derivative at every number $z^r_j$ that this example visits in the layers $r = l, \dots, L$.`;

/** Chapter 3, second part: one step back, and the gradients. */
export const backward = {
  bp2: {
    label: '(BP2)',
    kind: 'theorem',
    name: 'one step back',
    tex: r`{@delta{l} = \bigl((@weights{l+1})^T @delta{l+1}\bigr) \odot @slopes{l}[\sigma'(z^l)],} \quad\allowbreak {l = L-1, \dots, 2}`,
    reason: r`The chain rule from $z^l$ to $z^{l+1}$.`,
    hypotheses: [smooth, r`The cost is differentiable in the output $a^L$.`],
    statement: r`For $2 \le l \le L-1$, the error of layer $l$ is the error of layer $l+1$, carried back by the transposed weights between them and multiplied by the slopes of layer $l$, component by component.`,
    sketch: r`$z^l$ acts on the cost only through $z^{l+1}$. A nudge to $z^l_j$ moves $a^l_j$ by $\sigma'(z^l_j)$ times as much, and that moves $z^{l+1}_k$ by $w^{l+1}_{kj}$ times as much. Add over $k$: the sum runs down column $j$ of $w^{l+1}$, which is a row of its transpose.`,
    steps: [
      {
        tex: r`z^{l+1}_k = \sum_i w^{l+1}_{ki}\,\sigma(z^l_i) + b^{l+1}_k`,
        reason: r`[[forward]] for layer $l+1$, with $a^l = \sigma(z^l)$.`,
      },
      {
        tex: r`\frac{\partial z^{l+1}_k}{\partial z^l_j} = w^{l+1}_{kj}\,\sigma'(z^l_j)`,
        reason: r`Only the term with $i = j$ depends on $z^l_j$.`,
      },
      {
        tex: r`\delta^l_j = \sum_k \frac{\partial C}{\partial z^{l+1}_k}\,\frac{\partial z^{l+1}_k}{\partial z^l_j}`,
        reason: r`Chain rule: the cost depends on $z^l$ only through $z^{l+1}$.`,
      },
      {
        tex: r`= \sum_k \delta^{l+1}_k\, w^{l+1}_{kj}\,\sigma'(z^l_j)`,
        reason: r`[[error]] for layer $l+1$, and the line above.`,
      },
      {
        tex: r`= \bigl((w^{l+1})^T \delta^{l+1}\bigr)_j\,\sigma'(z^l_j)`,
        reason: r`Component $j$ of $(w^{l+1})^T\delta^{l+1}$ is $\sum_k w^{l+1}_{kj}\delta^{l+1}_k$.`,
      },
    ],
    source: r`Nielsen, chapter 2, (BP2), with this proof.`,
  },

  'one-step-back': {
    label: '(34)',
    kind: 'identity',
    name: 'one step back, as a matrix product',
    tex: r`{@delta{l} = @slopes{l}\,(@weights{l+1})^T\, @delta{l+1},} \quad\allowbreak {l = L-1, \dots, 2}`,
    reason: '(BP2) with its slopes in a matrix.',
    hypotheses: [smooth, r`The cost is differentiable in the output $a^L$.`],
    statement: r`For $2 \le l \le L-1$, one step back is one multiplication by the matrix $\Sigma'(z^l)(w^{l+1})^T$, of $n_l$ rows and $n_{l+1}$ columns. It is linear in the error, even though the net is not linear in its input.`,
    sketch: r`Replace $\odot\,\sigma'(z^l)$ in [[bp2]] by [[slope-matrix]].`,
    steps: [
      { tex: r`\delta^l = \bigl((w^{l+1})^T \delta^{l+1}\bigr) \odot \sigma'(z^l)`, reason: '[[bp2]].' },
      {
        tex: r`= \Sigma'(z^l)\,(w^{l+1})^T\,\delta^{l+1}`,
        reason: r`[[slope-matrix]] with $v = (w^{l+1})^T\delta^{l+1}$.`,
      },
    ],
    source: r`Nielsen, chapter 2, (34); the book leaves the proof to its reader as a problem.`,
  },

  bp3: {
    label: '(BP3)',
    kind: 'theorem',
    name: 'the bias gradient is the error',
    tex: r`\frac{\partial C}{\partial @biases{l}[b^l_j]} = @delta{l}[\delta^l_j]`,
    reason: r`A bias is added to $z^l_j$ and does nothing else.`,
    hypotheses: [smooth, r`The cost is differentiable in the output $a^L$.`],
    statement: r`For $2 \le l \le L$ the gradient of the cost with respect to the biases of layer $l$ is the error of that layer: $\partial C/\partial b^l = \delta^l$.`,
    sketch: r`Raising $b^l_j$ by a little raises $z^l_j$ by the same, and no other component of $z^l$.`,
    steps: [
      {
        tex: r`\frac{\partial C}{\partial b^l_j} = \sum_i \frac{\partial C}{\partial z^l_i}\,\frac{\partial z^l_i}{\partial b^l_j}`,
        reason: r`Chain rule: the cost depends on $b^l$ only through $z^l$.`,
      },
      {
        tex: r`\frac{\partial z^l_i}{\partial b^l_j} = \begin{cases} 1 & i = j \\ 0 & i \ne j \end{cases}`,
        reason: r`[[forward]]: $z^l_i = \sum_k w^l_{ik}a^{l-1}_k + b^l_i$, and $a^{l-1}$ does not depend on $b^l$.`,
      },
      { tex: r`\frac{\partial C}{\partial b^l_j} = \delta^l_j`, reason: '[[error]].' },
    ],
    source: r`Nielsen, chapter 2, (BP3); its proof is an exercise there.`,
  },

  bp4: {
    label: '(BP4)',
    kind: 'theorem',
    name: 'the gradient of one weight',
    tex: r`\frac{\partial C}{\partial @weights{l}[w^l_{jk}]} = @activations{l-1}[a^{l-1}_k]\; @delta{l}[\delta^l_j]`,
    reason: r`A weight acts on $z^l_j$ in proportion to what comes in.`,
    hypotheses: [smooth, r`The cost is differentiable in the output $a^L$.`],
    statement: r`For $2 \le l \le L$, the derivative of the cost with respect to the weight from neuron $k$ of layer $l-1$ to neuron $j$ of layer $l$ is the activation where it begins times the error where it ends.`,
    sketch: r`Raising $w^l_{jk}$ by a little raises $z^l_j$ by $a^{l-1}_k$ times as much, and no other component of $z^l$.`,
    steps: [
      {
        tex: r`\frac{\partial C}{\partial w^l_{jk}} = \sum_i \frac{\partial C}{\partial z^l_i}\,\frac{\partial z^l_i}{\partial w^l_{jk}}`,
        reason: r`Chain rule: the cost depends on $w^l$ only through $z^l$.`,
      },
      {
        tex: r`\frac{\partial z^l_i}{\partial w^l_{jk}} = \begin{cases} a^{l-1}_k & i = j \\ 0 & i \ne j \end{cases}`,
        reason: r`[[forward]]: $w^l_{jk}$ occurs in $z^l_j$ alone, and $a^{l-1}$ does not depend on $w^l$.`,
      },
      { tex: r`\frac{\partial C}{\partial w^l_{jk}} = \delta^l_j\, a^{l-1}_k`, reason: '[[error]].' },
    ],
    source: r`Nielsen, chapter 2, (BP4); its proof is an exercise there.`,
  },

  kink: {
    label: '(3.2)',
    kind: 'example',
    name: 'a derivative that the backward pass gets wrong',
    tex: r`{f(t) = \max(t, 0) - \max(-t, 0) = t,} \quad\allowbreak {f'(0) = 1,} \quad\allowbreak {\text{backward pass: } 0}`,
    reason: r`At a kink a program returns a convention, and the chain rule does not hold for conventions.`,
    hypotheses: [r`The program uses the common convention $\operatorname{ReLU}'(0) = 0$.`],
    statement: r`$f$ is the identity, written with two ReLU neurons. Its derivative is 1 everywhere, also at 0, but the backward pass at $t = 0$ returns 0.`,
    sketch: r`For $t = 0$ both neurons sit on their kink, both slopes are taken to be 0, and so is every product with them.`,
    steps: [
      {
        tex: r`\max(t, 0) - \max(-t, 0) = \begin{cases} t - 0 & t \ge 0 \\ 0 - (-t) & t < 0 \end{cases} \;=\; t`,
        reason: 'Both cases.',
      },
      {
        tex: r`\operatorname{ReLU}'(0)\cdot 1 - \operatorname{ReLU}'(0)\cdot(-1) = 0 + 0 = 0`,
        reason: r`What the backward pass multiplies and adds at $t = 0$.`,
      },
    ],
    source: r`Ours. That the result may depend on the program and not only on the function: Bolte and Pauwels 2020, arXiv:2006.02080.`,
  },
} as const satisfies DerivationTable;
