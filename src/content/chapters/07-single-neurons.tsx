import type { ReactNode } from 'react';
import { ChainFigure } from '../../figures/chain-figure.tsx';
import { IntervalFigure } from '../../figures/interval-figure.tsx';
import { Equation } from '../equation.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';

/** Nielsen's chain: a factor of 1 needs a weight of 4 and a narrow window. */
export function SingleNeurons(): ReactNode {
  return (
    <>
      <h3>One neuron in each layer</h3>
      <p>
        Nielsen’s chapter&nbsp;5 takes the thinnest of all nets, one neuron in each layer. Then all matrices
        are numbers, and the gradient is a plain product.
      </p>
      <Equation id="chain" />
      <p>
        Each layer contributes one factor <M tex="w^r \sigma'(z^r)" />. If the weights are Gaussian with
        standard deviation 1, then <M tex="|w| < 1" /> with probability 0.68, and a factor below a quarter is
        the rule. Suppose that training has made the weights larger. When is a factor at least 1?
      </p>
      <Equation id="steep-needs-four" />
      <p>
        That is necessary, and it is the scalar form of <M tex="\|w^r\| \ge 4" />. It is not sufficient, since
        the pre-activation must also lie near 0, in the middle of the hill that the slope describes. With the
        weight given, its input is free to move only so far.
      </p>
      <Equation id="interval" />
      <p>
        The book asks for this number as an upper bound, in a problem for the reader. It is the exact length.
        As a function of the weight it begins at 0, rises, and falls again: a larger weight makes the hill
        higher, and narrower.
      </p>
      <Equation id="widest" />
      <IntervalFigure />
      <p>
        An activation lies between 0 and 1. In the best case, then, less than half of its range will do, and
        for a weight of 40 less than a fifth. And it must lie there in every layer at once.
      </p>

      <h3>It can explode</h3>
      <p>
        Can it ever happen? Yes, if someone arranges it. The following chain shows that “sigmoid gradients
        vanish” is not a theorem.
      </p>
      <Equation id="exploding-chain" />
      <Equation id="knife-edge" />
      <p>
        The example stands on a knife-edge. Move every activation by five hundredths, and the explosion is
        over; a little further, and the chain vanishes like any other. In the figure you can do it.
      </p>
      <ChainFigure />
      <p>
        By <Ref id="growth-needs" /> growth takes a norm above 4 in a wide net too. But there the norm of a
        matrix may be large although all of its entries are small, and the pre-activations need not be large
        with it. So chains do not settle the matter for wide nets. Something else does.
      </p>
    </>
  );
}
