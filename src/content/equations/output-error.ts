import type { DerivationTable } from './types.ts';

const r = String.raw;

const smooth = r`$\sigma$ has a derivative at every number $z^r_j$ that this example visits in the layers $r = l, \dots, L$.`;
const smoothLast = r`$\sigma$ has a derivative at every number $z^L_j$ that this example visits in layer $L$.`;

/** Chapter 3, first part: the error at the output. */
export const outputError = {
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
    sketch: r`Nielsen’s first form of the equations uses $\odot$. A matrix can do the same, and matrices can be multiplied and measured. That is what the proof of the bound needs.`,
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
    tex: r`@delta{L} = {(@error) \odot @slopes{L}[\sigma'(z^L)]} = {@slopes{L}\,(@error)}`,
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
    tex: r`C = -\sum_j \bigl[y_j \ln a^L_j \allowbreak +\nobreak {(1-y_j)}\ln{(1-a^L_j)}\bigr] \;\allowbreak\Longrightarrow\; {@delta{L} = @error}`,
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
} as const satisfies DerivationTable;
