import type { DerivationTable } from './types.ts';

const r = String.raw;

const smooth = r`$\sigma$ has a derivative at every number $z^r_j$ that this example visits in the layers $r = l, \dots, L$.`;
const smoothLast = r`$\sigma$ has a derivative at every number $z^L_j$ that this example visits in layer $L$.`;

/** Chapter 3: the backward pass. */
export const backward = {
  error: {
    label: '(29)',
    kind: 'definition',
    name: 'the error of a layer',
    tex: r`{@delta{l} = \frac{\partial C}{\partial @preActivation{l}},} \quad\allowbreak {l = 2, \dots, L}`,
    reason: r`How much the cost feels a nudge given to $z^l$.`,
    hypotheses: [smooth, r`The cost is differentiable in the output $a^L$.`],
    statement: r`Hold the weights and biases of the layers after $l$ fixed. Then $z^l$ alone determines the output, hence the cost; $\delta^l$ is the gradient of the cost as a function of $z^l$, a vector of $n_l$ numbers.`,
    sketch: r`From layer $l$ on the net is a function of $z^l$: bend, weigh, bend, weigh, …, compare with $y$. Every step of it is differentiable where this example passes, so the composition is, by the chain rule.`,
    steps: [
      {
        tex: r`z^l \;\mapsto\; a^l = \sigma(z^l) \;\mapsto\; z^{l+1} = w^{l+1}a^l + b^{l+1} \;\mapsto\; \cdots \;\mapsto\; a^L \;\mapsto\; C`,
        reason: r`The cost as a function of $z^l$. For $l = L$ it is $z^L \mapsto a^L \mapsto C$.`,
      },
      {
        tex: r`{\delta^l_j = \frac{\partial C}{\partial z^l_j},} \quad\allowbreak {j = 1, \dots, n_l}`,
        reason: r`A component of its gradient. An elementwise $\sigma$ is differentiable at $z$ as soon as it is so at each $z_j$.`,
      },
    ],
    source: r`Nielsen, chapter 2, (29).`,
  },

  bp1: {
    label: '(BP1)',
    kind: 'theorem',
    name: 'the error begins at the output',
    tex: r`@delta{L}[\delta^L_j] = \frac{\partial C}{\partial @activations{L}[a^L_j]}\; @slopes{L}[\sigma'(z^L_j)]`,
    reason: 'The chain rule across the last bend.',
    hypotheses: [smoothLast, r`The cost is differentiable in the output $a^L$.`],
    statement: r`For every output neuron $j$, the error is the derivative of the cost with respect to its activation, times the slope of $\sigma$ where the neuron stands.`,
    sketch: r`The cost sees $z^L_j$ only through $a^L_j = \sigma(z^L_j)$.`,
    steps: [
      {
        tex: r`\delta^L_j = \sum_{k} \frac{\partial C}{\partial a^L_k}\,\frac{\partial a^L_k}{\partial z^L_j}`,
        reason: r`Chain rule for $z^L \mapsto a^L \mapsto C$.`,
      },
      {
        tex: r`= \frac{\partial C}{\partial a^L_j}\,\frac{\partial a^L_j}{\partial z^L_j}`,
        reason: r`$a^L_k = \sigma(z^L_k)$ does not depend on $z^L_j$ unless $k = j$.`,
      },
      {
        tex: r`= \frac{\partial C}{\partial a^L_j}\,\sigma'(z^L_j)`,
        reason: r`The derivative of $\sigma$ at $z^L_j$.`,
      },
    ],
    source: r`Nielsen, chapter 2, (BP1), with this proof.`,
  },

  'slope-matrix': {
    label: '(3.1)',
    kind: 'definition',
    name: 'the slopes as a matrix',
    tex: r`@slopes{l} = \operatorname{diag}\bigl(\sigma'(z^l_1), \dots, \sigma'(z^l_{n_l})\bigr), \quad\allowbreak {@slopes{l}\,v = v \odot \sigma'(z^l)}`,
    reason: 'Multiplying component by component is multiplying by a diagonal matrix.',
    hypotheses: [r`$\sigma$ has a derivative at every $z^l_j$.`],
    statement: r`$\Sigma'(z^l)$ is the $n_l \times n_l$ diagonal matrix of the slopes of layer $l$. It does to every vector $v$ what the componentwise product $\odot$ with $\sigma'(z^l)$ does.`,
    sketch: r`Nielsen's first form of the equations uses $\odot$. A matrix can do the same, and matrices can be multiplied and measured. That is what the proof of the bound needs.`,
    steps: [
      {
        tex: r`\bigl(\Sigma'(z^l)\,v\bigr)_j = \sum_k \Sigma'(z^l)_{jk}\, v_k = \sigma'(z^l_j)\, v_j`,
        reason: r`All entries with $k \ne j$ are zero.`,
      },
      { tex: r`= \bigl(v \odot \sigma'(z^l)\bigr)_j`, reason: r`The definition of $\odot$.` },
    ],
    source: r`Nielsen, chapter 2, problem on an alternate presentation.`,
  },

  'bp1-matrix': {
    label: '(33)',
    kind: 'identity',
    name: 'the error at the output, as a matrix product',
    tex: r`@delta{L} = @slopes{L}\,\nabla_{a^L} C`,
    reason: '(BP1) for all output neurons at once.',
    hypotheses: [smoothLast, r`The cost is differentiable in the output $a^L$.`],
    statement: r`The error of the last layer is its slope matrix times the gradient of the cost at the output, for every differentiable cost.`,
    sketch: r`Read [[bp1]] for $j = 1, \dots, n_L$ and collect the slopes in [[slope-matrix]].`,
    steps: [
      {
        tex: r`\delta^L_j = \sigma'(z^L_j)\,(\nabla_{a^L} C)_j`,
        reason: '[[bp1]].',
      },
      { tex: r`= \bigl(\Sigma'(z^L)\,\nabla_{a^L} C\bigr)_j`, reason: '[[slope-matrix]].' },
    ],
    source: r`Nielsen, chapter 2, (33); the book leaves the proof to its reader as a problem.`,
  },

  'output-error': {
    label: '(30)',
    kind: 'identity',
    name: 'the error at the output, quadratic cost',
    tex: r`@delta{L} = (@error) \odot @slopes{L}[\sigma'(z^L)] = @slopes{L}\,(@error)`,
    reason: 'With the quadratic cost the gradient at the output is the output error.',
    hypotheses: [smoothLast, r`The cost is the quadratic one, [[cost]].`],
    statement: r`With the quadratic cost the error of the last layer is the output error, each component times the slope of its neuron.`,
    sketch: r`Put [[output-gradient]] into [[bp1-matrix]].`,
    steps: [
      { tex: r`\delta^L = \Sigma'(z^L)\,\nabla_{a^L} C`, reason: '[[bp1-matrix]].' },
      { tex: r`= \Sigma'(z^L)\,(a^L - y)`, reason: '[[output-gradient]].' },
      { tex: r`= (a^L - y) \odot \sigma'(z^L)`, reason: '[[slope-matrix]].' },
    ],
    source: r`Nielsen, chapter 2, (30).`,
  },

  'cross-entropy': {
    label: '(66)',
    kind: 'theorem',
    name: 'a cost that drops a slope',
    tex: r`C = -\sum_j \bigl[y_j \ln a^L_j + (1-y_j)\ln(1-a^L_j)\bigr] \;\allowbreak\Longrightarrow\; {@delta{L} = @error}`,
    reason:
      'The derivative of this cost divides by exactly the slope that the logistic neuron multiplies by.',
    hypotheses: [
      r`The output neurons are logistic, $\sigma(t) = 1/(1+e^{-t})$, whatever the hidden ones are.`,
      r`$0 \le y_j \le 1$.`,
    ],
    statement: r`With logistic output neurons and the cross-entropy cost, the error of the last layer is the output error itself. The slopes of the last layer do not enter, and every product of slopes in this article has one factor fewer.`,
    sketch: r`$\partial C/\partial a^L_j = (a^L_j - y_j)/(a^L_j(1-a^L_j))$, and the logistic function has the slope $\sigma' = \sigma(1-\sigma)$. In [[bp1]] the two cancel.`,
    steps: [
      {
        tex: r`\frac{\partial C}{\partial a^L_j} = -\frac{y_j}{a^L_j} + \frac{1-y_j}{1-a^L_j} = \frac{a^L_j - y_j}{a^L_j\,(1-a^L_j)}`,
        reason: r`Differentiate; common denominator. A logistic output lies strictly between 0 and 1, so nothing is divided by zero.`,
      },
      {
        tex: r`\sigma'(t) = \frac{e^{-t}}{(1+e^{-t})^2} = \sigma(t)\,\bigl(1-\sigma(t)\bigr)`,
        reason: r`$1 - \sigma(t) = e^{-t}/(1+e^{-t})$.`,
      },
      {
        tex: r`\delta^L_j = \frac{a^L_j - y_j}{a^L_j\,(1-a^L_j)}\; a^L_j\,(1-a^L_j) = a^L_j - y_j`,
        reason: '[[bp1]] with both.',
      },
    ],
    source: r`Nielsen, chapter 3, (63) and (66); a problem there.`,
  },

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
