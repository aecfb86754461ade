import type { ReactNode } from 'react';
import { Reading } from '../../figures/reading.tsx';
import { Scrub } from '../../figures/scrub.tsx';
import { Equation } from '../equation.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';

/** (∗∗), (∗), and the norm that they need. */
export function TheBound(): ReactNode {
  return (
    <>
      <h3>The bound</h3>
      <p>Now replace every matrix in the product by its norm.</p>
      <Equation id="bound" />
      <p>
        For layer <M tex="l" />
        &nbsp;=&nbsp;
        <Scrub setting="layer" /> of the net on show, <M tex="@gamma" /> counts <Reading of="slopeFactors" />{' '}
        times, and the norms of the <M tex="@weights{r}" />, <M tex="r = l+1, \dots, L" />, are{' '}
        <Reading of="boundNorms" />. The gradient has length <Reading of="gradB" />; the bound allows{' '}
        <Reading of="bound" />. In the chart the bound is the dashed line, and no bias gradient of this net
        can lie in the hatched part above it. The other nets of the shaded band have bounds of their own.
        Under the chart stands the inequality with all its numbers, and a button that multiplies them out one
        by one.
      </p>
      <p>
        Two remarks on the hypotheses. The cost enters by the last factor alone; another cost puts the length
        of its own gradient there. With the cross-entropy and logistic outputs the last slope matrix cancels,{' '}
        <Ref id="cross-entropy" />, and the bound has one <M tex="@gamma" /> less: <M tex="\gamma^{L-l}" />.
        And where an activation has kinks, the bound holds for the vector that the program computes, whatever
        slope it takes there between the slopes on the two sides; that this vector is the gradient is another
        matter, see chapter&nbsp;3.
      </p>
      <p>The weight gradient has one factor more.</p>
      <Equation id="star" />
      <p>
        The answer states this with <M tex="\le" />, as the product of two norms. For one example it is an
        equality, and it does not matter which of the usual norms is meant.
      </p>

      <h3>Why it has to be the 2-norm</h3>
      <p>
        The answer does not say which norm it has in mind. It matters. The way back multiplies by the{' '}
        <em>transposed</em> weights, the bound contains the norms of the weights themselves, and{' '}
        <Ref id="transpose-norm" /> is what leads from the one to the other. Measure vectors by the sum of
        absolute values instead, and it fails.
      </p>
      <Equation id="other-norm" />
      <p>
        A correct bound in another norm has the norms of the transposed matrices in it; exercise 5.2 writes it
        down. On this page all lengths and norms are <span className="art-unbroken">2-norms</span>.
      </p>

      <h3>Layer against layer</h3>
      <p>
        “Early layers learn more slowly than late ones” compares two layers of one net. For that the output
        error is beside the point.
      </p>
      <Equation id="relative" />
    </>
  );
}
