import type { ReactNode } from 'react';
import { Cite } from '../cite.tsx';
import { Equation } from '../equation.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';

/** The gradient of the shared matrix, and what clipping does to it. */
export function Clipping(): ReactNode {
  return (
    <>
      <h3>What the shared matrix learns</h3>
      <p>
        The instrument shows the gradient that each layer would have if its weights were its own. A recurrent
        net has one matrix, and that receives the sum.
      </p>
      <Equation id="shared-gradient" />
      <p>
        This is why vanishing gradients are harder to notice here than in feedforward nets. The gradient of{' '}
        <M tex="w" /> has a decent length, because the last few steps contribute to it. It merely does not
        contain what happened twenty steps ago, and so the net does not learn from it. Growing errors, on the
        other hand, cannot be overlooked: the early steps drown all others, and one step of training throws
        the weights far away.
      </p>

      <h3>Clipping</h3>
      <p>
        Against the second, <Cite id="pascanu-2013" /> propose a simple measure: if the gradient of all
        parameters together is longer than a threshold, shorten it to the threshold.
      </p>
      <Equation id="clipping" />
      <p>
        It does what it should. A step can no longer be arbitrarily long, however steep the cost is at that
        place. What it does not do follows from the same line. Short gradients are not touched, so nothing is
        done against vanishing. And all parts of the gradient are shortened together: if the first layer
        receives a millionth of what the last one does, it still receives a millionth. For errors that ought
        to keep their length the authors add a term to the cost which asks that of every step,{' '}
        <M tex="\|\delta^{l}\| \approx \|\delta^{l+1}\|" />; that is a wish and not a theorem. Some libraries
        also clip every component by itself. This changes the direction of the step, and <Ref id="clipping" />{' '}
        does not hold for it.
      </p>
    </>
  );
}
