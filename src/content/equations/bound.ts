import type { DerivationTable } from './types.ts';

const r = String.raw;

const smooth = r`$\sigma$ has a derivative at every number $z^r_j$ that this example visits in the layers $r = l, \dots, L$.`;
const finite = r`$\gamma$ is finite, [[gamma]].`;

/** Chapter 5: the bound from above, and the norm it needs. */
export const bound = {
  bound: {
    label: '(∗∗)',
    kind: 'theorem',
    name: 'how large the gradient can be',
    tex: r`@gradB{l} \le @gamma[\gamma^{\,L-l+1}] \prod_{r=l+1}^{L} @weightNorm{r} \cdot @errorNorm`,
    reason: 'The product of all steps back, each matrix replaced by its norm.',
    hypotheses: [smooth, finite, r`The cost is the quadratic one, [[cost]]. One example.`],
    statement: r`For $2 \le l \le L$, the bias gradient of layer $l$ is at most the output error times $L-l+1$ factors $\gamma$ and the norms of the $L-l$ weight matrices $w^{l+1}, \dots, w^L$. For $l = L$ the product of norms is empty, and the bound is $\gamma\,\|a^L-y\|$. For another cost put $\|\nabla_{a^L} C\|$ for $\|a^L-y\|$; with the cross-entropy and logistic outputs, [[cross-entropy]], one factor $\gamma$ is missing.`,
    sketch: r`Take norms in [[product]]. A slope matrix counts at most $\gamma$, by [[slopes-norm]]; a transposed weight matrix counts as much as the matrix itself, by [[transpose-norm]].`,
    steps: [
      {
        tex: r`\left\|\frac{\partial C}{\partial b^l}\right\| = \|\delta^l\|`,
        reason: '[[bp3]].',
      },
      {
        tex: r`= \bigl\| \Sigma'(z^l)\,(w^{l+1})^T\,\allowbreak \Sigma'(z^{l+1}) \cdots\allowbreak (w^L)^T\, \Sigma'(z^L)\,(a^L-y) \bigr\|`,
        reason: '[[product]].',
      },
      {
        tex: r`\le \|\Sigma'(z^l)\|\,\|(w^{l+1})^T\|\,\allowbreak \|\Sigma'(z^{l+1})\| \cdots\allowbreak \|(w^L)^T\|\,\allowbreak \|\Sigma'(z^L)\|\,{\|a^L-y\|}`,
        reason: r`[[norm]] for the product of matrices and the vector, [[submultiplicative]] for the product.`,
      },
      {
        tex: r`= \prod_{r=l}^{L} \|\Sigma'(z^r)\| \prod_{r=l+1}^{L} \|w^r\| \cdot {\|a^L-y\|}`,
        reason: r`[[transpose-norm]]. There are $L-l+1$ slope matrices and $L-l$ weight matrices.`,
      },
      {
        tex: r`\le \gamma^{\,L-l+1} \prod_{r=l+1}^{L} \|w^r\| \cdot {\|a^L-y\|}`,
        reason: '[[slopes-norm]], for each of the layers.',
      },
    ],
    source: r`An answer on Cross Validated, 2018, after Pascanu, Mikolov and Bengio 2013 for recurrent nets. The norm and the hypotheses are stated by us.`,
  },

  star: {
    label: '(∗)',
    kind: 'identity',
    name: 'the size of the weight gradient',
    tex: r`@gradW{l}_F = @gradW{l} = @gradB{l}\; \bigl\|@activations{l-1}\bigr\|`,
    reason: 'A column times a row has one singular value: the product of the two lengths.',
    hypotheses: [smooth, r`The cost is differentiable in the output $a^L$.`, 'One example.'],
    statement: r`For $2 \le l \le L$ and one example, the weight gradient is exactly as large as the bias gradient times the activations of the layer before, and the two usual norms of a matrix agree about it. With [[bound]] this bounds the weight gradient.`,
    sketch: r`$\delta^l (a^{l-1})^T$ sends every vector to a multiple of $\delta^l$, and $a^{l-1}$ to the longest one.`,
    steps: [
      {
        tex: r`\bigl\| \delta^l (a^{l-1})^T v \bigr\| = |\langle a^{l-1}, v\rangle|\,\|\delta^l\| \le \|a^{l-1}\|\,\|v\|\,\|\delta^l\|`,
        reason: r`[[weight-gradient]], then Cauchy–Schwarz, with equality for $v = a^{l-1}$.`,
      },
      {
        tex: r`\left\|\frac{\partial C}{\partial w^l}\right\| = \|\delta^l\|\,\|a^{l-1}\|`,
        reason: r`[[norm]]. If $a^{l-1} = 0$ both sides are 0.`,
      },
      {
        tex: r`\left\|\frac{\partial C}{\partial w^l}\right\|_F^2 = \sum_{jk} (\delta^l_j)^2 (a^{l-1}_k)^2 = \|\delta^l\|^2\,\|a^{l-1}\|^2`,
        reason: r`The sum of the squares of all entries, [[bp4]]. And $\delta^l = \partial C/\partial b^l$, [[bp3]].`,
      },
    ],
    source: r`The answer on Cross Validated, where it stands with $\le$ in place of $=$.`,
  },

  'other-norm': {
    label: '(5.8)',
    kind: 'example',
    name: 'in another norm the bound is false',
    tex: r`{\|\delta^2\|_1 = 2\,|a^3-y|} \quad\allowbreak {\text{but}} \quad\allowbreak {\gamma^2\,\|w^3\|_1\,{|a^3-y|} = |a^3-y|}`,
    reason: r`In the norm $\|v\|_1 = \sum_j |v_j|$ a matrix and its transpose may differ.`,
    hypotheses: [
      r`Three layers, $\sigma(t) = t$, two neurons in layer 2 and one in layer 3, $w^3 = (1\;\; 1)$, and $a^3 \ne y$.`,
      r`Vectors are measured by $\|v\|_1 = \sum_j |v_j|$, matrices by $\|A\|_1 = \max_{\|v\|_1=1} \|Av\|_1$.`,
    ],
    statement: r`Here the gradient is twice as large as [[bound]], read in this norm, would allow. In the 2-norm the same net satisfies [[bound]] with equality.`,
    sketch: r`Forward, $w^3$ adds two numbers, which cannot make the sum of absolute values larger. Backward, its transpose hands one number to two neurons, which doubles it.`,
    steps: [
      {
        tex: r`\delta^2 = (w^3)^T (a^3-y) = \begin{pmatrix} a^3-y \\ a^3-y \end{pmatrix}`,
        reason: r`[[product]] with slopes 1. Hence $\|\delta^2\|_1 = 2\,|a^3-y|$.`,
      },
      {
        tex: r`\|w^3 v\|_1 = |v_1 + v_2| \le \|v\|_1`,
        reason: r`Equality for $v = (1, 0)^T$: so $\|w^3\|_1 = 1$, while $\|(w^3)^T\|_1 = 2$. With $\gamma = 1$ and two factors $\gamma$ the bound would read $|a^3-y|$.`,
      },
      {
        tex: r`\|\delta^2\| = \sqrt2\,{|a^3-y|} = \gamma^2\,\|w^3\|\,{|a^3-y|}`,
        reason: r`In the 2-norm: $|v_1+v_2| \le \sqrt2\,\|v\|$ with equality for $v_1 = v_2$, so $\|w^3\| = \sqrt2$.`,
      },
    ],
    source: 'Ours.',
  },

  relative: {
    label: '(5.9)',
    kind: 'theorem',
    name: 'an early layer against a late one',
    tex: r`\|@delta{l}\| \le \prod_{r=l+1}^{m} \bigl( @gamma\,@weightNorm{r} \bigr) \cdot \|\delta^m\|, \quad\allowbreak {2 \le l \le m \le L}`,
    reason: 'The same argument for the product that is stopped early.',
    hypotheses: [smooth, finite, r`The cost is differentiable in the output $a^L$.`],
    statement: r`From a layer $m$ back to an earlier layer $l$, the error grows by at most one factor $\gamma\,\|w^r\|$ for each matrix on the way, $r = l+1, \dots, m$. Nothing is asked of the cost or of the output error.`,
    sketch: r`Norms in [[layer-to-layer]]: it has $m-l$ slope matrices and $m-l$ weight matrices, which can be put in pairs.`,
    steps: [
      {
        tex: r`\delta^l = \Sigma'(z^l)\,(w^{l+1})^T \cdots\allowbreak \Sigma'(z^{m-1})\,(w^m)^T\,\delta^m`,
        reason: '[[layer-to-layer]]. For $l = m$ there is no factor.',
      },
      {
        tex: r`\|\delta^l\| \le \prod_{r=l+1}^{m} \|\Sigma'(z^{r-1})\|\,\|w^r\| \cdot \|\delta^m\|`,
        reason: '[[norm]], [[submultiplicative]], [[transpose-norm]].',
      },
      {
        tex: r`\le \prod_{r=l+1}^{m} \gamma\,\|w^r\| \cdot \|\delta^m\|`,
        reason: '[[slopes-norm]].',
      },
    ],
    source: 'Ours, by the argument of the answer on Cross Validated.',
  },
} as const satisfies DerivationTable;
