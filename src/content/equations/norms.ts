import type { DerivationTable } from './types.ts';

const r = String.raw;

/** Chapter 5: how much a matrix can stretch a vector. */
export const norms = {
  norm: {
    label: '(5.1)',
    kind: 'definition',
    name: 'the norm of a matrix',
    tex: r`\|A\| = \max_{\|v\| = 1} \|A v\|`,
    reason: 'The largest factor by which the matrix stretches any vector.',
    hypotheses: [
      r`$A$ is a real matrix of any shape, and $\|v\|$ is the Euclidean length, $\|v\|^2 = \sum_k v_k^2$.`,
    ],
    statement: r`The *spectral norm* of a matrix, or 2-norm, is the greatest length it gives to a vector of length 1. For every vector $v$ we have $\|Av\| \le \|A\|\,\|v\|$, and no smaller number could stand in place of $\|A\|$. It is the largest singular value of $A$.`,
    sketch: r`A norm turns a matrix into one number that can be multiplied. It forgets which direction is stretched most, and keeps by how much.`,
    steps: [
      {
        tex: r`{\{v : \|v\| = 1\} \to \mathbb R,} \quad\allowbreak {v \mapsto \|Av\|}`,
        reason: r`A continuous function on a closed and bounded set attains its largest value: the maximum exists.`,
      },
      {
        tex: r`\|Av\| = \|v\|\,\Bigl\| A\,\frac{v}{\|v\|} \Bigr\| \le \|A\|\,\|v\|`,
        reason: r`For $v \ne 0$, because $A$ is linear and $v/\|v\|$ has length 1. For $v = 0$ both sides are 0. Where the maximum is attained, there is equality.`,
      },
      {
        tex: r`\|A\|^2 = \max_{\|v\| = 1} v^T A^T\! A\, v = \lambda_{\text{max}}(A^T\! A)`,
        reason: r`$\|Av\|^2 = v^T A^T\! A\,v$, and the largest value of a symmetric form on the sphere is the largest eigenvalue of its matrix. The singular values of $A$ are the roots of these eigenvalues.`,
      },
    ],
    source: 'Standard.',
  },

  submultiplicative: {
    label: '(5.2)',
    kind: 'theorem',
    name: 'the norm of a product',
    tex: r`\|A B\| \le \|A\|\,\|B\|`,
    reason: 'Two stretches in turn stretch by no more than the product of the two.',
    hypotheses: ['The product is defined: $A$ has as many columns as $B$ has rows.'],
    statement: r`The norm of a product of matrices is at most the product of their norms, for two factors and for any number of them.`,
    sketch: r`$B$ stretches a vector by at most $\|B\|$, and then $A$ stretches the result by at most $\|A\|$. Equality asks for more than luck: what $B$ stretches most must come out in a direction that $A$ stretches most.`,
    steps: [
      {
        tex: r`\|A B v\| \le \|A\|\,\|B v\| \le \|A\|\,\|B\|\,\|v\|`,
        reason: r`[[norm]] for $A$ and the vector $Bv$, then for $B$ and $v$.`,
      },
      {
        tex: r`\|A B\| = \max_{\|v\|=1} \|A B v\| \le \|A\|\,\|B\|`,
        reason: r`The line above holds for every $v$ of length 1.`,
      },
      {
        tex: r`\|A_1 A_2 \cdots A_k\| \le \|A_1\|\,\|A_2 \cdots A_k\| \le \cdots \le \|A_1\| \cdots \|A_k\|`,
        reason: 'Induction on the number of factors.',
      },
    ],
    source: 'Standard.',
  },

  'diagonal-norm': {
    label: '(5.3)',
    kind: 'theorem',
    name: 'the norm of a diagonal matrix',
    tex: r`\|\operatorname{diag}(d)\| = \max_j |d_j|`,
    reason: 'Each component is stretched by its own number.',
    hypotheses: [],
    statement: r`A diagonal matrix stretches no vector by more than the largest of its entries, in absolute value, and it stretches one vector by just that. The same is true if lengths are measured by $\|v\|_p = (\sum_j |v_j|^p)^{1/p}$, for any $p \ge 1$.`,
    sketch: r`Bound every $|d_j|$ by the largest. The axis that belongs to the largest one attains the bound. No eigenvalues are needed.`,
    steps: [
      {
        tex: r`\|\operatorname{diag}(d)\,v\|^2 = \sum_j d_j^2\, v_j^2 \le \bigl(\max_j |d_j|\bigr)^2 \|v\|^2`,
        reason: r`Component $j$ of $\operatorname{diag}(d)\,v$ is $d_j v_j$.`,
      },
      {
        tex: r`\|\operatorname{diag}(d)\,v\| = |d_k| = \max_j |d_j|`,
        reason: r`For the vector $v$ that is 1 at an index $k$ where $|d_k|$ is largest, and 0 elsewhere.`,
      },
      {
        tex: r`\sum_j |d_j v_j|^p \le \bigl(\max_j |d_j|\bigr)^p \sum_j |v_j|^p`,
        reason: r`The same with $p$ in place of 2; the same vector gives equality.`,
      },
    ],
    source: 'Standard.',
  },

  'transpose-norm': {
    label: '(5.4)',
    kind: 'theorem',
    name: 'transposing keeps the norm',
    tex: r`\|A^T\| = \max_{\|u\| = \|v\| = 1} u^T A\, v = \|A\|`,
    reason: r`In the middle stands a number, and a number is its own transpose.`,
    hypotheses: [r`$A$ is any real matrix, square or not. The norm is the 2-norm, for $A$ and for $A^T$.`],
    statement: r`A matrix and its transpose have the same norm. Squareness plays no part in this; the choice of the norm does.`,
    sketch: r`$\|A\|$ can be written so that the two sides of $A$ are treated alike: as the largest value of $u^T A v$ for vectors $u$ and $v$ of length 1. Transposing only exchanges the names of $u$ and $v$.`,
    steps: [
      {
        tex: r`u^T A v \le \|u\|\,\|A v\| \le \|A\|`,
        reason: r`Cauchy–Schwarz and [[norm]], for $\|u\| = \|v\| = 1$.`,
      },
      {
        tex: r`{u = \frac{Av}{\|Av\|}:} \quad\allowbreak {u^T A v = \|Av\| = \|A\|}`,
        reason: r`For a vector $v$ that $A$ stretches most, if $A \ne 0$. If $A = 0$, all three members are 0. So the maximum of $u^T A v$ is $\|A\|$.`,
      },
      {
        tex: r`u^T A v = (u^T A v)^T = v^T A^T u`,
        reason: r`A number. The largest value of the left side is $\|A\|$, and that of the right side is $\|A^T\|$, by the same argument for $A^T$.`,
      },
    ],
    source: r`Standard. It is often stated for square matrices, which the weight matrices of a net are in general not.`,
  },
} as const satisfies DerivationTable;
