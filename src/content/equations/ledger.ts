import type { DerivationTable } from './types.ts';

const r = String.raw;

const smooth = r`$\sigma$ has a derivative at every number $z^r_j$ that this example visits in the layers $r = l, \dots, L$, and $\gamma$ is finite.`;
const alive = r`The cost is the quadratic one, [[cost]]. One example, and $\delta^l \ne 0$.`;

/** Chapter 6: where the bound loses, and how much of it depth explains. */
export const ledger = {
  losses: {
    label: '(6.7)',
    kind: 'definition',
    name: 'three losses in every step',
    tex: r`{\operatorname{sat}_r = \log \frac{@gamma}{@slopeMax{r}},} \quad\allowbreak {\operatorname{align}_r = \log \frac{@weightNorm{r+1}}{\|v_r\|},} \quad\allowbreak {\operatorname{avg}_r = \log \frac{@slopeMax{r}\,\|v_r\|}{\|@slopes{r}\,v_r\|},} \quad\allowbreak {v_r = (@weights{r+1})^T \frac{@delta{r+1}}{\|@delta{r+1}\|}}`,
    reason: 'What the proof gives away in one step back, by cause.',
    hypotheses: [smooth, alive],
    statement: r`For $r = l, \dots, L-1$ the step from layer $r+1$ back to layer $r$ loses by *saturation*, as no neuron need have the slope $\gamma$; by *alignment*, as the error need not be what the weights stretch most; and by *averaging*, as not all neurons have the largest slope of their layer. At the output, $r = L$, no weights act: $v_L = a^L - y$ and $\operatorname{align}_L = 0$.`,
    sketch: r`The proof replaces a step by $\gamma\,\|w^{r+1}\|$. The three losses lead from there to what the step really does to this error, each by one ratio. That the weights come before the slopes is the order of the backward pass. Another order of the causes would give other shares and the same sum.`,
    steps: [
      {
        tex: r`{\operatorname{sat}_r \ge 0,} \quad\allowbreak {\operatorname{align}_r \ge 0,} \quad\allowbreak {\operatorname{avg}_r \ge 0}`,
        reason: r`[[slopes-norm]]; [[norm]] and [[transpose-norm]] for a vector of length 1; [[norm]] for $\Sigma'(z^r)$ and $v_r$.`,
      },
      {
        tex: r`{\delta^r \ne 0,} \quad\allowbreak {v_r \ne 0,} \quad\allowbreak {\Sigma'(z^r)\,v_r \ne 0}`,
        reason: r`For all $r \ge l$, since $\delta^l \ne 0$: by [[one-step-back]] an error that is zero once stays zero. So no loss is infinite.`,
      },
    ],
    source: 'Ours.',
  },

  ledger: {
    label: '(6.8)',
    kind: 'identity',
    name: 'the losses add up',
    tex: r`\log \frac{@bound{l}}{\|@delta{l}\|} = \sum_{r=l}^{L} \bigl( \operatorname{sat}_r + \operatorname{align}_r + \operatorname{avg}_r \bigr)`,
    reason: 'The lengths of the errors between the two ends cancel.',
    hypotheses: [smooth, alive],
    statement: r`The logarithm of the slack at layer $l$ is exactly the sum of all losses in the layers $l, \dots, L$. None of them is negative, so each is a part of the whole.`,
    sketch: r`The three losses of a step add up to $\log(\gamma\,\|w^{r+1}\|)$ less the logarithm of what the step does to the error. Sum over the steps: on one side stands (∗∗), on the other the gradient.`,
    steps: [
      {
        tex: r`\|\delta^r\| = \|\Sigma'(z^r)\,v_r\|\,\|\delta^{r+1}\|`,
        reason: r`[[one-step-back]] and the definition of $v_r$, for $l \le r < L$.`,
      },
      {
        tex: r`\operatorname{sat}_r + \operatorname{align}_r + \operatorname{avg}_r = \log \frac{\gamma\,\|w^{r+1}\|}{\|\Sigma'(z^r)\,v_r\|} = \log \bigl(\gamma\,\|w^{r+1}\|\bigr) - \log \frac{\|\delta^r\|}{\|\delta^{r+1}\|}`,
        reason: r`In the product of the three ratios $\|\Sigma'(z^r)\|$ and $\|v_r\|$ cancel.`,
      },
      {
        tex: r`\operatorname{sat}_L + \operatorname{avg}_L = \log \frac{\gamma\,\|a^L-y\|}{\|\Sigma'(z^L)(a^L-y)\|} = \log \frac{\gamma\,\|a^L-y\|}{\|\delta^L\|}`,
        reason: r`At the output, with [[output-error]].`,
      },
      {
        tex: r`\sum_{r=l}^{L} (\cdots) = \log \Bigl( \gamma^{\,L-l+1} \prod_{r=l+1}^{L} \|w^r\| \cdot {\|a^L-y\|} \Bigr) - \log \|\delta^l\|`,
        reason: r`Add up. Of the ratios $\|\delta^r\|/\|\delta^{r+1}\|$ for $r = l, \dots, L-1$ and $\|\delta^L\|$ only $\|\delta^l\|$ remains.`,
      },
    ],
    source: 'Ours.',
  },

  'typical-stretch': {
    label: '(6.9)',
    kind: 'theorem',
    name: 'how much a random matrix stretches a given direction',
    tex: r`{\mathbb E\, \|w^T u\|^2 = @weightScale[\sigma_w^2]\,\|u\|^2,} \quad\allowbreak {\operatorname{Var} \|w^T u\|^2 = \frac{2\,@weightScale[\sigma_w^4]}{n}\,\|u\|^4}`,
    reason: r`A sum of $n$ independent squares.`,
    hypotheses: [
      r`$w$ is $n \times n$ with independent Gaussian entries of mean 0 and variance $\sigma_w^2/n$.`,
      r`$u$ does not depend on $w$.`,
    ],
    statement: r`A square Gaussian matrix multiplies the length of any given vector by nearly $\sigma_w$: the square of the factor has mean $\sigma_w^2$ and standard deviation $\sigma_w^2\sqrt{2/n}$.`,
    sketch: r`The components of $w^T u$ are independent Gaussian numbers of variance $\sigma_w^2\|u\|^2/n$. There are $n$ of them, so the sum of their squares fluctuates little. The best direction fares much better: the norm $\|w\|$ tends to $2\sigma_w$ as $n \to \infty$, a theorem that we use without proof.`,
    steps: [
      {
        tex: r`{(w^T u)_k = \sum_j w_{jk}\,u_j = \frac{\sigma_w\,\|u\|}{\sqrt n}\, g_k,} \quad\allowbreak {g_k \sim N(0, 1)}`,
        reason: r`A sum of independent Gaussian numbers is Gaussian, of mean 0 and variance $\sum_j u_j^2\,\sigma_w^2/n$.`,
      },
      {
        tex: r`\|w^T u\|^2 = \frac{\sigma_w^2\,\|u\|^2}{n} \sum_{k=1}^{n} g_k^2`,
        reason: r`The $g_k$ are independent: they come from different columns.`,
      },
      {
        tex: r`{\mathbb E\, g_k^2 = 1,} \quad\allowbreak {\operatorname{Var} g_k^2 = \mathbb E\, g_k^4 - 1 = 2}`,
        reason: r`The moments of the normal distribution, $\mathbb E\,g^4 = 3$. Means and variances of independent terms add up.`,
      },
    ],
    source: r`Standard. For $\|w\| \to 2\sigma_w$: Geman 1980.`,
  },

  'last-rung': {
    label: '(6.10)',
    kind: 'theorem',
    name: 'the last rung does not lose with depth',
    tex: r`\frac{1}{n_L}\,(@b3{l})^2 \le \mathbb E_e\, \|@delta{l}\|^2 \le (@b3{l})^2`,
    reason: 'A random direction meets the best one with one part in the number of outputs.',
    hypotheses: [
      r`The net and the input are fixed, and $\sigma$ has a derivative at every $z^r_j$ visited. The output error $e$ has a fixed length and a direction drawn uniformly at random, independently of everything else.`,
      r`The cost is the quadratic one, [[cost]].`,
    ],
    statement: r`For a random output error the mean square of the gradient is at least $B_3^2$ divided by the number of outputs, whatever the depth. The slack that grows with depth is therefore all above the rung $B_3$.`,
    sketch: r`The mean of $\|Je\|^2$ over all directions of $e$ is the mean of the squared singular values of $J$, and the largest one is among them.`,
    steps: [
      {
        tex: r`\mathbb E\, e\,e^T = \frac{\|e\|^2}{n_L}\, I`,
        reason: r`By symmetry: changing the sign of a component or exchanging two of them does not change the distribution, and the trace is $\|e\|^2$.`,
      },
      {
        tex: r`\mathbb E\, \|J e\|^2 = \operatorname{tr}\bigl( J\; \mathbb E\,[e\,e^T]\, J^T \bigr) = \frac{\|e\|^2}{n_L}\, \|J\|_F^2`,
        reason: r`$\|Je\|^2 = \operatorname{tr}(J e\,e^T J^T)$, and $\operatorname{tr}(J J^T)$ is the sum of the squares of all entries.`,
      },
      {
        tex: r`\ge \frac{\|e\|^2}{n_L}\, \|J\|^2 = \frac{1}{n_L}\,(B_3^l)^2`,
        reason: r`$\|J\| \le \|J\|_F$, first step of [[batch-weights]]. The other inequality is [[ladder]].`,
      },
    ],
    source: 'Ours.',
  },
} as const satisfies DerivationTable;
