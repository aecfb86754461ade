import type { ReactNode } from 'react';
import { Exercise } from '../parts.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';

export function BoundExercises(): ReactNode {
  return (
    <>
      <Exercise
        number="5.1"
        answer={
          <>
            <p>
              For <M tex="r \ge 3" /> the activations before are at most <M tex="A" /> in absolute value, so
            </p>
            <M
              display
              tex="|z^r_j| \le \sum_k |w^r_{jk}|\,|a^{r-1}_k| + |b^r_j| \le A \sum_k |w^r_{jk}| + |b^r_j|,"
            />
            <p>
              and for <M tex="r = 2" /> the same with <M tex="\max_k |x_k|" /> for <M tex="A" />. Let{' '}
              <M tex="M_r" /> be the largest of these numbers in the layer. The smallest slope of layer{' '}
              <M tex="r" /> is at least the infimum of <M tex="|\sigma'(t)|" /> over <M tex="|t| \le M_r" />,
              which is positive for a function whose slope is continuous and nowhere 0. Put it into{' '}
              <Ref id="lower-bound" />.
            </p>
          </>
        }
      >
        The bound from below looks at the example. For tanh, the sigmoid or the arctangent,{' '}
        <M tex="|\sigma| \le A" />, find one that needs only the weights, the biases and the size of the
        input.
      </Exercise>
      <Exercise
        number="5.2"
        answer={
          <>
            <M
              display
              tex="\|\delta^l\|_1 \le \gamma^{\,L-l+1} \prod_{r=l+1}^{L} \|(w^r)^T\|_1 \cdot \|a^L-y\|_1, \quad\allowbreak {\|(w^r)^T\|_1 = \max_j \sum_k |w^r_{jk}|}"
            />
            <p>
              The proof is that of <Ref id="bound" /> without its use of <Ref id="transpose-norm" />. The norm{' '}
              <M tex="\|B\|_1" /> is the largest sum of absolute values in a column of <M tex="B" />: by the
              triangle inequality <M tex="\|Bv\|_1 \le \sum_k |v_k| \sum_j |B_{jk}|" />, with equality for a
              vector of an axis. A column of <M tex="(w^r)^T" /> is a row of <M tex="w^r" />. In the
              counterexample <Ref id="other-norm" /> this number is 2, and there is equality.
            </p>
          </>
        }
      >
        State and prove a correct bound in the norm <M tex="\|v\|_1" />.
      </Exercise>
      <Exercise
        number="5.3"
        answer={
          <>
            <M display tex="(g\,\alpha)^{m-l}\,\|\delta^m\| \le \|\delta^l\| \le g^{\,m-l}\,\|\delta^m\|" />
            <p>
              Here <M tex="\gamma = 1" />, no slope is below <M tex="\alpha" />, and{' '}
              <M tex="\|w^r\| = s_-(w^r) = g" />. For <M tex="g < 1" /> vanishing is certain, for{' '}
              <M tex="g > 1/\alpha" /> growth, for every example. In between, with the usual{' '}
              <M tex="\alpha = 0.01" /> two decades wide, the bounds leave it open.
            </p>
          </>
        }
      >
        Leaky ReLU has the slopes 1 and <M tex="\alpha \in (0, 1)" />. Let every <M tex="w^r" /> be{' '}
        <M tex="g" /> times an orthogonal matrix. Between which bounds does <M tex="\|\delta^l\|" /> lie,
        given <M tex="\|\delta^m\|" />?
      </Exercise>
    </>
  );
}
