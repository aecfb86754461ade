import type { DerivationTable } from './types.ts';

const r = String.raw;

/** Chapter 8: what keeps gradients small, and how they behave on the edge itself. */
export const typicalOrder = {
  'order-needs-bias': {
    label: '(8.19)',
    kind: 'theorem',
    name: 'only a bias keeps gradients small',
    tex: r`1 - \chi_1 \;\le\; \frac{@biasScale[\sigma_b^2] + @weightScale[\sigma_w^2]\,\bigl(\mathbb E\,\sigma(u)\bigr)^2}{q^*}`,
    reason: r`A function spreads its values no more than its slopes allow.`,
    hypotheses: [r`$0 < q^* = V(q^*) < \infty$, $u \sim N(0, q^*)$, and $\gamma$ is finite.`],
    statement: r`At any finite fixed point other than 0. Equality holds only if $\sigma$ is a straight line. So without biases, with a $\sigma$ of mean zero that is no straight line, $\chi_1 > 1$: the gradient grows. What can hold it below is a bias, either a real one or the one that a mean activation other than zero forces upon the next layer.`,
    sketch: r`For a Gaussian $u$ the variance of $\sigma(u)$ is at most $q$ times the mean square of $\sigma'(u)$, the *Poincaré inequality*. Split $\mathbb E\,\sigma^2$ in the fixed-point equation into variance and squared mean.`,
    steps: [
      {
        tex: r`{\sigma(\sqrt q\,Z) = \sum_{k \ge 0} c_k\, h_k(Z),} \quad\allowbreak {\sqrt q\;\sigma'(\sqrt q\,Z) = \sum_{k \ge 1} \sqrt k\; c_k\, h_{k-1}(Z)}`,
        reason: r`Expand in the orthonormal Hermite polynomials, $q = q^*$; they have $h_k' = \sqrt k\,h_{k-1}$.`,
      },
      {
        tex: r`\operatorname{Var} \sigma(u) = \sum_{k \ge 1} c_k^2 \;\le\; \sum_{k \ge 1} k\,c_k^2 = q\;\mathbb E\,\sigma'(u)^2`,
        reason: r`Parseval, twice. Equality only if $c_k = 0$ for all $k \ge 2$: a straight line.`,
      },
      {
        tex: r`q^* = \sigma_w^2 \operatorname{Var} \sigma(u) + \sigma_w^2\,\bigl(\mathbb E\,\sigma(u)\bigr)^2 + \sigma_b^2`,
        reason: r`$V(q^*) = q^*$, with $\mathbb E\,\sigma^2 = \operatorname{Var}\sigma + (\mathbb E\,\sigma)^2$.`,
      },
      {
        tex: r`\le q^*\,\chi_1 + \sigma_w^2\,\bigl(\mathbb E\,\sigma(u)\bigr)^2 + \sigma_b^2`,
        reason: r`The Poincaré inequality, and [[chi]]. Divide by $q^*$.`,
      },
    ],
    source: r`Ours; the inequality is classical.`,
  },

  'odd-edge': {
    label: '(8.20)',
    kind: 'typical case',
    name: 'without biases, an odd function has its edge where its slope at 0 puts it',
    tex: r`{@biasScale[\sigma_b] = 0:} \quad\allowbreak {\chi_1 < 1 \iff @weightScale\,@gamma < 1}`,
    reason: r`Below, the signal dies out where the slope is steepest; above, it cannot.`,
    hypotheses: [
      r`$\sigma$ is bounded and odd, no straight line, and steepest at 0: $\gamma = |\sigma'(0)|$. So are tanh, sine, arctangent, softsign, hard tanh and the error function.`,
      r`$q^*$ is the fixed point that the variance comes to rest at.`,
    ],
    statement: r`Below $\sigma_w = 1/\gamma$ the variance tends to 0 and $\chi_1 = (\sigma_w\gamma)^2$. Above, the variance rests at some $q^* > 0$ and $\chi_1 > 1$. At $1/\gamma$ itself it tends to 0 and $\chi_1 = 1$. For orthogonal weights of norm $\sigma_w$ the bound certifies vanishing in exactly the first case.`,
    sketch: r`$|\sigma(u)| \le \gamma|u|$ decides the first case; [[order-needs-bias]] with mean zero and no bias decides the second.`,
    steps: [
      {
        tex: r`V(q) = \sigma_w^2\,\mathbb E\,\sigma(u)^2 < \sigma_w^2\gamma^2\,q \quad\allowbreak {\text{for } q > 0}`,
        reason: r`$\sigma(0) = 0$ and no slope exceeds $\gamma$; strict, since $\sigma$ is no straight line.`,
      },
      {
        tex: r`\sigma_w\gamma \le 1 \;\Longrightarrow\; q^l \to 0 \;\Longrightarrow\; \chi_1 = \sigma_w^2\,\sigma'(0)^2 = (\sigma_w\gamma)^2`,
        reason: r`The variances decrease to a fixed point, and there is none but 0; $\chi$ is continuous.`,
      },
      {
        tex: r`\sigma_w\gamma > 1 \;\Longrightarrow\; V(q) > q \text{ for small } q \;\Longrightarrow\; q^* > 0`,
        reason: r`$V(q)/q \to (\sigma_w\gamma)^2$ as $q \to 0$, while $V$ is bounded for large $q$. So the variance cannot rest at 0 and has a fixed point to rest at.`,
      },
      {
        tex: r`q^* > 0 \;\Longrightarrow\; \chi_1 > 1`,
        reason: r`[[order-needs-bias]] with $\sigma_b = 0$ and $\mathbb E\,\sigma(u) = 0$.`,
      },
    ],
    source: 'Ours.',
  },

  'edge-decay': {
    label: '(8.21)',
    kind: 'typical case',
    name: 'at the edge the gradient decays like a root of the depth',
    tex: r`{\sigma = \tanh,\; @weightScale = 1,\; @biasScale = 0:} \quad\allowbreak {@variance{l}[q^l] \sim \frac{1}{2l},} \quad\allowbreak {\frac{\|@delta{2}\|}{\|@delta{L}\|} \sim \frac{\text{const}}{\sqrt L}}`,
    reason: r`The signal fades slowly, and as long as it has not faded the slopes are below 1.`,
    hypotheses: [
      r`The setting of [[gradient-recursion]]; first the widths tend to infinity, then the depth.`,
    ],
    statement: r`On the edge “neither vanishes nor grows” means: not exponentially. For tanh without biases at $\sigma_w = 1$ the length of the gradient of layer 2 falls like $1/\sqrt L$.`,
    sketch: r`Near 0 the variance map is $q - 2q^2$, so $1/q$ grows by 2 per layer. And $\chi = 1 - 2q$, so $\ln\chi \approx -1/l$, whose sum is a logarithm.`,
    steps: [
      {
        tex: r`{V(q) = q - 2q^2 + O(q^3),} \quad\allowbreak {\chi(q) = 1 - 2q + O(q^2)}`,
        reason: r`The expansions in the proof of [[edge-tanh]], $\sigma_w = 1$. By [[odd-edge]], $q^l \to 0$.`,
      },
      {
        tex: r`\frac{1}{q^{l+1}} = \frac{1}{q^l}\bigl(1 + 2q^l + O((q^l)^2)\bigr) = \frac{1}{q^l} + 2 + O(q^l)`,
        reason: r`Take the reciprocal. The sum over the layers: $1/q^l = 2l + O(\ln l)$.`,
      },
      {
        tex: r`\sum_{r=2}^{L-1} \ln \chi(q^r) = -\sum_{r=2}^{L-1} \Bigl(\frac1r + O\Bigl(\frac{\ln r}{r^2}\Bigr)\Bigr) = -\ln L + \text{const} + o(1)`,
        reason: r`$q^r = \frac{1}{2r} + O(\ln r/r^2)$. The sum of the remainders converges.`,
      },
      {
        tex: r`\frac{\|\delta^2\|^2}{\|\delta^L\|^2} = \prod_{r=2}^{L-1} \chi(q^r) \sim \frac{\text{const}}{L}`,
        reason: r`[[gradient-recursion]]. Take the root.`,
      },
    ],
    source: 'Ours.',
  },
} as const satisfies DerivationTable;
