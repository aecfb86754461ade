import type { DerivationTable } from './types.ts';

const r = String.raw;

const smooth = r`$\sigma$ has a derivative at every number $z^r_j$ that this example visits in the layers $r = l, \dots, L$, and $\gamma$ is finite.`;
const quadratic = r`The cost is the quadratic one, [[cost]]. One example.`;

/** Chapter 6: the rungs between the bound and the truth, and when nothing is lost. */
export const ladder = {
  rungs: {
    label: '(6.1)',
    kind: 'definition',
    name: 'three rungs',
    tex: r`@b1{l} = \prod_{r=l}^{L} @slopeMax{r} \prod_{r=l+1}^{L} @weightNorm{r} \cdot @errorNorm, \quad\allowbreak {@b2{l} = \prod_{r=l}^{L-1} \|A_r\| \cdot @slopeMax{L}\,@errorNorm,} \quad\allowbreak {@b3{l} = \|@jacobian{l}\|\,@errorNorm,} \quad\allowbreak {A_r = @slopes{r}\,(@weights{r+1})^T}`,
    reason: 'Norms are taken later and later: of every factor, of every step, of the whole product.',
    hypotheses: [smooth, quadratic],
    statement: r`$B_1$ is the bound (∗∗) with the largest slope that layer $r$ has at this example in place of $\gamma$. $B_2$ measures each step back, $A_r$, as a whole. $B_3$ measures the product of all steps, $J_l$, as a whole. $B_0$ is the bound (∗∗) itself.`,
    sketch: r`Each rung knows more about the net than the one above it. $B_0$ needs the weights alone, besides the size of the output error; the others also need the example.`,
    steps: [
      {
        tex: r`J_l = A_l\, A_{l+1} \cdots A_{L-1}\, \Sigma'(z^L)`,
        reason: r`[[jacobian]] and [[product]]. For $l = L$ the product of steps is empty and all three rungs are $\|\Sigma'(z^L)\|\,\|a^L-y\|$.`,
      },
    ],
    source: 'Ours.',
  },

  ladder: {
    label: '(6.2)',
    kind: 'theorem',
    name: 'the ladder',
    tex: r`@bound{l} \ge @b1{l} \ge @b2{l} \ge @b3{l} \ge @gradB{l} \ge @lower{l}`,
    reason: r`Taking the norm of a product later can only make it smaller.`,
    hypotheses: [smooth, quadratic],
    statement: r`For $2 \le l \le L$ the bound (∗∗), the three rungs, the gradient and the lower bound stand in this order, in every net and for every example.`,
    sketch: r`One inequality for each step of the ladder: no slope exceeds $\gamma$; a product has at most the product of the norms, used once inside every step and once across the steps; and $\|Je\| \le \|J\|\,\|e\|$.`,
    steps: [
      { tex: r`B_0^l \ge B_1^l`, reason: '[[slopes-norm]] in each layer.' },
      {
        tex: r`B_1^l \ge B_2^l`,
        reason: r`$\|A_r\| \le \|\Sigma'(z^r)\|\,\|w^{r+1}\|$, by [[submultiplicative]] and [[transpose-norm]].`,
      },
      {
        tex: r`B_2^l \ge B_3^l`,
        reason: r`[[submultiplicative]] for $J_l = A_l \cdots A_{L-1}\,\Sigma'(z^L)$.`,
      },
      {
        tex: r`B_3^l \ge \|J_l\,(a^L-y)\| = \|\delta^l\|`,
        reason: '[[norm]] and [[jacobian]].',
      },
      { tex: r`\|\delta^l\| \ge \underline{B}^l`, reason: '[[lower-bound]].' },
    ],
    source: 'Ours.',
  },

  sharp: {
    label: '(6.3)',
    kind: 'example',
    name: 'nets for which nothing is lost',
    tex: r`@bound{l} = @b1{l} = @b2{l} = @b3{l} = @gradB{l} = @lower{l} = @gamma[\gamma^{\,L-l+1}]\, g_{l+1} \cdots g_L\, @errorNorm`,
    reason: 'A matrix that stretches all directions alike loses nothing to any of them.',
    hypotheses: [
      r`$\sigma(t) = \gamma\,t$ with $\gamma > 0$, all layers equally wide, and $w^r = g_r Q_r$ with $g_r > 0$ and $Q_r$ orthogonal.`,
      quadratic,
    ],
    statement: r`In these nets the whole ladder is one number, for every input and target. So for given $\gamma$ and given norms of the weights, the bound (∗∗) cannot be improved: there is a net that attains it.`,
    sketch: r`Every factor of [[product]] is a multiple of an orthogonal matrix, and such a matrix multiplies all lengths by the same number.`,
    steps: [
      {
        tex: r`{\Sigma'(z^r) = \gamma I,} \quad\allowbreak {\|(w^r)^T u\| = g_r\,\|Q_r^T u\| = g_r\,\|u\|}`,
        reason: r`$\|Q^T u\|^2 = u^T Q\,Q^T u = \|u\|^2$.`,
      },
      {
        tex: r`{\|w^r\| = s_{-}(w^r) = g_r,} \quad\allowbreak {\min_j|\sigma'(z^r_j)| = \gamma}`,
        reason: r`The largest and the smallest stretch agree: upper and lower bound are the same number.`,
      },
      {
        tex: r`B_0^l = \gamma^{\,L-l+1}\, g_{l+1} \cdots g_L\,{\|a^L-y\|} = \underline{B}^l`,
        reason: r`And [[ladder]] puts everything else between the two.`,
      },
    ],
    source: r`Ours; for linear nets with orthogonal weights see Saxe, McClelland and Ganguli 2014, arXiv:1312.6120.`,
  },

  trap: {
    label: '(6.6)',
    kind: 'example',
    name: 'a rung that is none',
    tex: r`{e = (0, 1)^T:} \quad\allowbreak {\|A\|\,\|S e\| = 1 > \tfrac35 = \|A S\|\,\|e\|;} \quad\allowbreak {e = (1, 0)^T:} \quad\allowbreak {\|A\|\,\|S e\| = \tfrac12 < \tfrac35 = \|A S\|\,\|e\|}`,
    reason: 'One number knows the direction of the output error and the other does not.',
    hypotheses: [
      r`$A = \operatorname{diag}(1, \tfrac35)$ stands for $\Sigma'(z^2)(w^3)^T$ and $S = \operatorname{diag}(\tfrac12, 1)$ for $\Sigma'(z^3)$ in a net of three layers; $e = a^3 - y$.`,
    ],
    statement: r`It is tempting to sharpen $B_2$ by putting the true $\|\delta^L\|$ for $\|\Sigma'(z^L)\|\,\|a^L-y\|$. The result, here $\|A\|\,\|Se\|$, is still a bound of the gradient, but it has no place in the ladder: it may lie above $B_3$ or below it. A chain of its own is right: $\|A_l\| \cdots \|A_{L-1}\|\,\|\delta^L\| \ge \|A_l \cdots A_{L-1}\|\,\|\delta^L\| \ge \|\delta^l\|$.`,
    sketch: r`$B_3$ asks what the whole product does to the worst error. $\|\delta^L\|$ belongs to the true one. Neither knows more than the other.`,
    steps: [
      {
        tex: r`{\|A\| = 1,} \quad\allowbreak {A S = \operatorname{diag}(\tfrac12, \tfrac35),} \quad\allowbreak {\|A S\| = \tfrac35}`,
        reason: '[[diagonal-norm]].',
      },
      {
        tex: r`{S\,(0,1)^T = (0, 1)^T,} \quad\allowbreak {S\,(1,0)^T = (\tfrac12, 0)^T}`,
        reason: r`Of length 1 and $\tfrac12$. This gives the two lines.`,
      },
      {
        tex: r`\|\delta^l\| = \|A_l \cdots A_{L-1}\,\delta^L\| \le \|A_l \cdots A_{L-1}\|\,\|\delta^L\| \le \|A_l\| \cdots \|A_{L-1}\|\,\|\delta^L\|`,
        reason: r`The other chain: [[layer-to-layer]] with $m = L$, then [[norm]] and [[submultiplicative]].`,
      },
    ],
    source: 'Ours.',
  },
} as const satisfies DerivationTable;
