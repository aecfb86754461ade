import type { ReactNode } from 'react';
import { ShowNet } from '../../figures/show-net.tsx';
import { Equation } from '../equation.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';

/** What becomes of all this with several examples. */
export function MiniBatches(): ReactNode {
  return (
    <>
      <h3>Several examples</h3>
      <p>
        A net is trained on many examples at once, a <em>mini-batch</em> of them, and its gradient is that of
        the mean cost.
      </p>
      <Equation id="batch" />
      <p>The bound from above survives, since a mean is no longer than the mean of the lengths.</p>
      <Equation id="batch-bound" />
      <Equation id="batch-weights" />
      <p>
        So where vanishing was certified for one example, the gradient of the mean cost falls in the same way
        with the distance from the output. What has to be given up is the comparison of two layers,{' '}
        <Ref id="relative" />, for the means: it holds for each example, but the mean of the later layer may
        be small by cancellation. For the same reason no lower bound survives.
      </p>
      <Equation id="cancel" />
      <p>
        <ShowNet
          id="many-examples"
          settings={{ layers: 30, activation: 'tanh', examples: 100, layer: 2 }}
          label="tanh, a hundred examples"
        />{' '}
        With several examples the chart has no lower bound, and the rungs of the next chapter that look at the
        weights and slopes of a single pass together, <M tex="B_2" /> and <M tex="B_3" />, are missing too. A
        penalty on the weights, <M tex="\tfrac{\lambda}{2N} \sum_l \|w^l\|_F^2" /> for a training set of{' '}
        <M tex="N" /> examples, adds <M tex="(\lambda/N)\,w^l" /> to the weight gradient of every layer alike.
        That part does not vanish with depth, and it is not counted here: <Ref id="batch-weights" /> is about
        the cost.
      </p>
    </>
  );
}
