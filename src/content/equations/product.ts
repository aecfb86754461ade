import type { DerivationTable } from './types.ts';

const r = String.raw;

const smooth = r`$\sigma$ has a derivative at every number $z^r_j$ that this example visits in the layers $r = l, \dots, L$.`;

/** Chapter 4: all steps back in one product, and the gradient of the weights. */
export const product = {
  product: {
    label: '(35)',
    kind: 'theorem',
    name: 'all steps back in one product',
    tex: r`@delta{l} = @slopes{l}(@weights{l+1})^T\,\allowbreak @slopes{l+1}(@weights{l+2})^T \cdots\allowbreak @slopes{L-1}(@weights{L})^T\,\allowbreak @slopes{L}\,(@error)`,
    reason: r`(34) again and again, down to the output, and (30) there.`,
    hypotheses: [smooth, r`The cost is the quadratic one, [[cost]].`],
    statement: r`For $2 \le l \le L$, the error of layer $l$ is the output error multiplied by $L-l+1$ diagonal matrices of slopes, those of the layers $l, \dots, L$, and by $L-l$ transposed weight matrices, $w^{l+1}, \dots, w^L$. The weights $w^l$ into the layer itself are not among them. For $l = L$ the product is $\Sigma'(z^L)$ alone.`,
    sketch: r`Begin with [[output-error]] at the output and put each [[one-step-back]] in front of what has been collected so far.`,
    steps: [
      {
        tex: r`\delta^L = \Sigma'(z^L)\,(a^L - y)`,
        reason: r`[[output-error]]. This is the case $l = L$: one diagonal matrix, no weights.`,
      },
      {
        tex: r`\delta^{l} = \Sigma'(z^{l})\,(w^{l+1})^T\,\delta^{l+1}`,
        reason: r`[[one-step-back]], for any $l < L$.`,
      },
      {
        tex: r`= \Sigma'(z^{l})\,(w^{l+1})^T\;\allowbreak \Sigma'(z^{l+1})\,(w^{l+2})^T \cdots\allowbreak \Sigma'(z^L)\,(a^L - y)`,
        reason: r`Insert the product for $\delta^{l+1}$: induction from $l = L$ down to $l = 2$.`,
      },
      {
        tex: r`{(L - (l+1) + 1) + 1 = L - l + 1,} \quad\allowbreak {(L - (l+1)) + 1 = L - l}`,
        reason: r`Each step adds one diagonal and one weight matrix, so the counts of $l + 1$ give those of $l$.`,
      },
    ],
    source: r`Nielsen, chapter 2, (35), a problem there; again in chapter 5, (124). For another cost put $\nabla_{a^L} C$ in place of $a^L - y$.`,
  },

  jacobian: {
    label: '(4.1)',
    kind: 'identity',
    name: 'the product is a derivative',
    tex: r`{@delta{l} = @jacobian{l}\,(@error),} \quad\allowbreak {@jacobian{l} = \left(\frac{\partial @activations{L}}{\partial @preActivation{l}}\right)^{T}}`,
    reason: r`The matrix that carries the error back is the one that carries a small change forward, transposed.`,
    hypotheses: [smooth, r`The cost is the quadratic one, [[cost]].`],
    statement: r`Let $J_l$ be the product of matrices in [[product]]. It is the transpose of the matrix of all derivatives $\partial a^L_i/\partial z^l_j$. Layer $l$ is therefore deaf to the cost exactly as far as the output is deaf to layer $l$ in the direction of the error.`,
    sketch: r`Differentiate the net from $z^l$ to $a^L$ by the chain rule: slopes, weights, slopes, weights, in the order of the layers. Transposing a product reverses it, and diagonal matrices are their own transposes.`,
    steps: [
      {
        tex: r`{\frac{\partial a^r}{\partial z^r} = \Sigma'(z^r),} \quad\allowbreak {\frac{\partial z^{r+1}}{\partial a^r} = w^{r+1}}`,
        reason: r`[[forward]]: $\sigma$ acts by components, and the other half is affine.`,
      },
      {
        tex: r`\frac{\partial a^L}{\partial z^l} = \Sigma'(z^L)\,w^L\,\Sigma'(z^{L-1}) \cdots w^{l+1}\,\Sigma'(z^l)`,
        reason: r`Chain rule, the last layer leftmost.`,
      },
      {
        tex: r`\left(\frac{\partial a^L}{\partial z^l}\right)^{T} = \Sigma'(z^l)\,(w^{l+1})^T \cdots\allowbreak \Sigma'(z^{L-1})\,(w^L)^T\,\Sigma'(z^L)`,
        reason: r`$(AB)^T = B^T A^T$, and $\Sigma'^{\,T} = \Sigma'$. This is the product in [[product]].`,
      },
    ],
    source: 'Ours; standard.',
  },

  'layer-to-layer': {
    label: '(4.2)',
    kind: 'theorem',
    name: 'from one layer to another',
    tex: r`@delta{l} = @slopes{l}(@weights{l+1})^T \cdots\allowbreak \Sigma'(z^{m-1})(w^m)^T\, \delta^m, \quad\allowbreak {2 \le l \le m \le L}`,
    reason: 'The same product, stopped early.',
    hypotheses: [smooth, r`The cost is differentiable in the output $a^L$.`],
    statement: r`The error of layer $l$ is the error of any later layer $m$, multiplied by the slopes of the layers $l, \dots, m-1$ and the transposed weights $w^{l+1}, \dots, w^m$: $m - l$ matrices of each kind. The cost does not enter.`,
    sketch: r`[[one-step-back]] $m - l$ times. This form compares two layers with each other, which is what disparity asks for.`,
    steps: [
      { tex: r`\delta^m = \delta^m`, reason: r`$l = m$: no factor.` },
      {
        tex: r`\delta^l = \Sigma'(z^l)\,(w^{l+1})^T\,\delta^{l+1}`,
        reason: r`[[one-step-back]] for $l < m$.`,
      },
      {
        tex: r`= \Sigma'(z^l)\,(w^{l+1})^T \cdots\allowbreak \Sigma'(z^{m-1})\,(w^m)^T\,\delta^m`,
        reason: r`Insert the formula for $\delta^{l+1}$: induction from $l = m$ down.`,
      },
    ],
    source: 'Ours.',
  },

  paths: {
    label: '(4.3)',
    kind: 'identity',
    name: 'a sum over all paths to the output',
    tex: r`@delta{l}[\delta^l_{j_l}] = \sum_{j_{l+1}, \dots, j_L} \left[ \prod_{r=l}^{L-1} @slopes{r}[\sigma'(z^r_{j_r})]\; @weights{r+1}[w^{r+1}_{j_{r+1} j_r}] \right]\allowbreak @slopes{L}[\sigma'(z^L_{j_L})]\; \bigl(a^L_{j_L} - y_{j_L}\bigr)`,
    reason: 'A product of matrices, written out, is a sum over paths.',
    hypotheses: [smooth, r`The cost is the quadratic one, [[cost]].`],
    statement: r`For $2 \le l \le L$, neuron $j_l$ of layer $l$ receives one contribution for every path that leads from it to an output neuron, one neuron in each layer: the product of all slopes and weights along the path, times the error at its end. There are $n_{l+1} n_{l+2} \cdots n_L$ paths.`,
    sketch: r`An entry of a product of matrices is a sum over all intermediate indices; the diagonal matrices add no index. The backward pass adds up this exponentially long sum in $L - l$ steps.`,
    steps: [
      {
        tex: r`\delta^l_{j_l} = \sigma'(z^l_{j_l}) \sum_{j_{l+1}} w^{l+1}_{j_{l+1} j_l}\,\delta^{l+1}_{j_{l+1}}`,
        reason: r`[[bp2]] for one neuron, $l < L$.`,
      },
      {
        tex: r`= \sum_{j_{l+1}} \sigma'(z^l_{j_l})\, w^{l+1}_{j_{l+1} j_l}\allowbreak \sum_{j_{l+2}} \sigma'(z^{l+1}_{j_{l+1}})\, w^{l+2}_{j_{l+2} j_{l+1}}\,\delta^{l+2}_{j_{l+2}} = \cdots`,
        reason: r`The same for $\delta^{l+1}_{j_{l+1}}$, and so on to layer $L$.`,
      },
      {
        tex: r`\delta^L_{j_L} = \sigma'(z^L_{j_L})\,(a^L_{j_L} - y_{j_L})`,
        reason: '[[output-error]] ends every path. Multiply the sums out.',
      },
    ],
    source: r`After Nielsen, chapter 2, (53), where the sum runs over the derivatives of activations.`,
  },

  'weight-gradient': {
    label: '(4.4)',
    kind: 'identity',
    name: 'the weight gradient is a column times a row',
    tex: r`\frac{\partial C}{\partial @weights{l}} = @delta{l}\,(@activations{l-1})^T`,
    reason: '(BP4) for all weights of a layer at once.',
    hypotheses: [smooth, r`The cost is differentiable in the output $a^L$.`, 'One example.'],
    statement: r`For $2 \le l \le L$, the $n_l \times n_{l-1}$ matrix of the derivatives with respect to the weights into layer $l$ is the error of layer $l$ as a column times the activations of layer $l-1$ as a row. Its rank is at most one.`,
    sketch: r`Entry $(j, k)$ of a column times a row is their product $\delta^l_j\,a^{l-1}_k$, which is [[bp4]].`,
    steps: [
      {
        tex: r`\left(\frac{\partial C}{\partial w^l}\right)_{jk} = a^{l-1}_k\,\delta^l_j`,
        reason: '[[bp4]].',
      },
      {
        tex: r`= \bigl(\delta^l (a^{l-1})^T\bigr)_{jk}`,
        reason: 'The definition of the product of a column and a row.',
      },
      {
        tex: r`\delta^l (a^{l-1})^T v = \langle a^{l-1}, v\rangle\,\delta^l`,
        reason: r`Whatever $v$ is, the result is a multiple of $\delta^l$: rank at most one.`,
      },
    ],
    source: r`Nielsen, chapter 2, (BP4), in matrix form.`,
  },

  balance: {
    label: '(4.5)',
    kind: 'theorem',
    name: 'a balance between all layers',
    tex: r`{\Bigl\langle @weights{l},\, \frac{\partial C}{\partial @weights{l}} \Bigr\rangle_{F} = \bigl\langle a^L,\, \nabla_{a^L} C \bigr\rangle} \quad\allowbreak {\text{for every } l = 2, \dots, L}`,
    reason: r`Scaling one weight matrix scales the output, no matter which one it is.`,
    hypotheses: [
      r`All biases have the value 0 (they may still be trained).`,
      r`$\sigma(ct) = c\,\sigma(t)$ for all $c > 0$, in every layer: linear, ReLU, leaky ReLU.`,
      r`$\sigma$ has a derivative at every $z^r_j$ visited, and the cost is differentiable in the output.`,
    ],
    statement: r`The inner product of a weight matrix with its own gradient, $\langle A, B\rangle_F = \sum_{jk} A_{jk}B_{jk}$, is the same number in all layers, whatever the depth, the scale and the example.`,
    sketch: r`In such a net $\langle \delta^l, z^l\rangle$ does not change from layer to layer: $\sigma'(z)\,z = \sigma(z)$, so the slopes that the backward pass applies to $\delta$ are those that turn $z$ into $a$. And $\langle w^l, \delta^l (a^{l-1})^T\rangle_F = \langle \delta^l, w^l a^{l-1}\rangle = \langle \delta^l, z^l \rangle$.`,
    steps: [
      {
        tex: r`{w^l \to c\,w^l \;\Longrightarrow\; z^l \to c\,z^l,} \quad\allowbreak {a^l \to c\,a^l,} \quad\allowbreak {\dots,} \quad\allowbreak {a^L \to c\,a^L}`,
        reason: r`Multiply one matrix by $c > 0$. Without biases the factor passes through every later layer, since $\sigma(cz) = c\,\sigma(z)$ and $w(ca) = c\,wa$.`,
      },
      {
        tex: r`\frac{d}{dc}\,C\Big|_{c=1} = \sum_{jk} \frac{\partial C}{\partial w^l_{jk}}\, w^l_{jk} = \Bigl\langle w^l, \frac{\partial C}{\partial w^l}\Bigr\rangle_{F}`,
        reason: r`Chain rule through the weights: $\frac{d}{dc}(c\,w^l_{jk}) = w^l_{jk}$.`,
      },
      {
        tex: r`\frac{d}{dc}\,C(c\,a^L)\Big|_{c=1} = \langle \nabla_{a^L} C,\, a^L\rangle`,
        reason: r`Chain rule through the output. The two are derivatives of the same function, and the right side does not contain $l$.`,
      },
    ],
    source: r`Ours in this form. The same invariance balances the layers of such nets during training: Du, Hu and Lee 2018, arXiv:1806.00900.`,
  },

  'weights-cannot-vanish': {
    label: '(4.6)',
    kind: 'theorem',
    name: 'a floor under every weight gradient',
    tex: r`@gradW{l}_F \ge \frac{\bigl|\langle a^L,\, \nabla_{a^L} C\rangle\bigr|}{\|@weights{l}\|_F}`,
    reason: 'An inner product is at most the product of the lengths.',
    hypotheses: [r`Those of [[balance]], and $w^l \ne 0$.`],
    statement: r`For every $l = 2, \dots, L$ the weight gradient is at least as large as a number that is the same in all layers, divided by the size of the layer’s own weights. In such a net the weight gradient of an early layer does not vanish with depth, unless $\langle a^L, \nabla_{a^L} C\rangle$ does or its weights grow.`,
    sketch: r`Cauchy and Schwarz, applied to [[balance]].`,
    steps: [
      {
        tex: r`\bigl|\langle a^L, \nabla_{a^L} C\rangle\bigr| = \Bigl|\Bigl\langle w^l, \frac{\partial C}{\partial w^l}\Bigr\rangle_{F}\Bigr|`,
        reason: '[[balance]].',
      },
      {
        tex: r`\le \|w^l\|_F\,\left\|\frac{\partial C}{\partial w^l}\right\|_F`,
        reason: r`Cauchy–Schwarz for lists of $n_l n_{l-1}$ numbers. Divide by $\|w^l\|_F > 0$.`,
      },
    ],
    source: 'Ours.',
  },
} as const satisfies DerivationTable;
