import type { DerivationTable } from './types.ts';

const r = String.raw;

const smooth = r`$\sigma$ has a derivative at every number $z^r_j$ that this example visits in the layers $r = l, \dots, L$; or, at a kink, some number stands for it.`;

/** Chapter 5: the bound from below. */
export const below = {
  'smallest-gain': {
    label: '(5.15)',
    kind: 'definition',
    name: 'the smallest gain',
    tex: r`@weightSmallest{r} = \min_{\|u\| = 1} \bigl\|(@weights{r})^T u\bigr\|`,
    reason: 'The smallest factor by which the transposed matrix may change a length.',
    hypotheses: [r`$w^r$ is any real $n_r \times n_{r-1}$ matrix; $u$ has $n_r$ components.`],
    statement: r`For every $u$ we have $\|(w^r)^T u\| \ge s_-(w^r)\,\|u\|$. If layer $r$ is no wider than the layer before it, $n_r \le n_{r-1}$, this is the smallest singular value of $w^r$. If it is wider, it is 0.`,
    sketch: r`What [[norm]] is for bounds from above, this is for bounds from below. The way back goes from $n_r$ numbers to $n_{r-1}$; from more to fewer, some direction must be lost.`,
    steps: [
      {
        tex: r`\|(w^r)^T u\| \ge s_{-}(w^r)\,\|u\|`,
        reason: r`As for [[norm]]: the minimum over the sphere is attained, and $u/\|u\|$ lies on it.`,
      },
      {
        tex: r`s_{-}(w^r)^2 = \min_{\|u\|=1} u^T w^r (w^r)^T u = \lambda_{\text{min}}\bigl(w^r (w^r)^T\bigr)`,
        reason: r`The least value of a symmetric form on the sphere is its least eigenvalue. For $n_r \le n_{r-1}$ these $n_r$ eigenvalues are the squares of the singular values.`,
      },
      {
        tex: r`n_r > n_{r-1} \;\Longrightarrow\; (w^r)^T u = 0 \text{ for some } \|u\| = 1`,
        reason: r`$n_{r-1}$ homogeneous linear equations in more than $n_{r-1}$ unknowns have a solution other than 0.`,
      },
    ],
    source: 'Standard.',
  },

  'lower-bound': {
    label: '(5.16)',
    kind: 'theorem',
    name: 'how small the gradient can be',
    tex: r`@gradB{l} \ge \prod_{r=l}^{L} @slopeMin{r} \cdot \prod_{r=l+1}^{L} @weightSmallest{r} \cdot @errorNorm`,
    reason: 'Every factor of the product replaced by the least it does to any vector.',
    hypotheses: [smooth, r`The cost is the quadratic one, [[cost]]. One example.`],
    statement: r`For $2 \le l \le L$, the bias gradient of layer $l$ is at least the output error times the smallest slopes at which neurons stand in the layers $l, \dots, L$ and the smallest gains of $w^{l+1}, \dots, w^L$. With the cross-entropy, [[cross-entropy]], the slopes of layer $L$ are missing.`,
    sketch: r`One step back multiplies a length by no less than $\min_j|\sigma'(z^l_j)|$ times $s_-(w^{l+1})$.`,
    steps: [
      {
        tex: r`\|\operatorname{diag}(d)\,v\|^2 = \sum_j d_j^2\, v_j^2 \ge \bigl(\min_j |d_j|\bigr)^2 \|v\|^2`,
        reason: r`For any diagonal matrix: a slope matrix is one.`,
      },
      {
        tex: r`\|\delta^L\| \ge \min_j|\sigma'(z^L_j)|\;{\|a^L-y\|}`,
        reason: '[[output-error]] and the line above.',
      },
      {
        tex: r`\|\delta^l\| \ge \min_j|\sigma'(z^l_j)|\; \|(w^{l+1})^T \delta^{l+1}\|`,
        reason: r`[[one-step-back]] and the first line, for $l < L$.`,
      },
      {
        tex: r`\ge \min_j|\sigma'(z^l_j)|\; s_{-}(w^{l+1})\,\|\delta^{l+1}\|`,
        reason: r`[[smallest-gain]]. Induction from $l = L$ down.`,
      },
    ],
    source: 'Ours.',
  },

  growth: {
    label: '(5.17)',
    kind: 'theorem',
    name: 'certified growth',
    tex: r`@slopeMin{r-1}\; @weightSmallest{r} \ge {\rho > 1} \quad\allowbreak {(r = l+1, \dots, L)} \;\allowbreak\Longrightarrow\; {\|@delta{l}\| \ge \rho^{\,L-l}\,\|@delta{L}\|}`,
    reason: 'A product of numbers above 1.',
    hypotheses: [smooth, r`The cost is differentiable in the output $a^L$. One example.`],
    statement: r`If every step back multiplies each length by at least $\rho > 1$, the gradient grows exponentially towards the input. Unlike [[vanishing]], this speaks of one example: the smallest slopes are those at which it stands.`,
    sketch: r`The last two lines of [[lower-bound]], from layer $L$ down to layer $l$.`,
    steps: [
      {
        tex: r`\|\delta^{r-1}\| \ge \min_j|\sigma'(z^{r-1}_j)|\; s_{-}(w^{r})\,\|\delta^{r}\| \ge \rho\,\|\delta^r\|`,
        reason: r`Last lines of the proof of [[lower-bound]], for $r = L, \dots, l+1$.`,
      },
      {
        tex: r`\|\delta^l\| \ge \rho\,\|\delta^{l+1}\| \ge \cdots \ge \rho^{\,L-l}\,\|\delta^L\|`,
        reason: r`$L-l$ steps.`,
      },
    ],
    source: 'Ours.',
  },
} as const satisfies DerivationTable;
