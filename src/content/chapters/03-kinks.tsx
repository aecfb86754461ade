import type { ReactNode } from 'react';
import { Equation } from '../equation.tsx';
import { M } from '../prose.tsx';

/** What becomes of the backward pass where the activation has no derivative. */
export function Kinks(): ReactNode {
  return (
    <>
      <h3>Where there is no slope</h3>
      <p>
        All of this asks that <M tex="@sigma" /> have a derivative where the example passes. Not on the whole
        line, and not a continuous one: at the visited numbers <M tex="z^r_j" />, and no more. ReLU has a kink
        at&nbsp;0. A program needs some number there and usually takes 0. What then?
      </p>
      <ul>
        <li>
          As long as no <M tex="z^r_j" /> sits exactly on a kink, what the program computes is the gradient.
          If the biases are drawn from a density, this is so with probability 1.
        </li>
        <li>
          On a kink the program still computes a vector. The bounds of this article hold for that vector,
          provided the slope it takes lies between the slopes on the two sides: the proofs use how large the
          slopes are, never where they come from.
        </li>
        <li>But that vector need not be the gradient, nor even depend on the function alone.</li>
      </ul>
      <Equation id="kink" />
      <p>
        There is one way to land on a kink that has a positive probability. Take a ReLU net without biases. If
        all <M tex="n" /> neurons of a layer happen to be off, which for independent weights, drawn from a
        density symmetric about 0, has probability <M tex="2^{-n}" /> while the layer before is alive, the
        layer says 0, and every later <M tex="z^r_j" /> is 0 exactly. The backward pass then returns 0 for
        this layer and all before it, and, with the slope 0 at the kink, for all later ReLU layers too. The
        chart draws such layers on a line of their own under the axis.
      </p>
    </>
  );
}
