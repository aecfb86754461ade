import type { ReactNode } from 'react';
import { ShowNet } from '../../figures/show-net.tsx';
import { Equation } from '../equation.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';

/** The tanh net inside every sigmoid net, and its bias. */
export function ForcedBias(): ReactNode {
  return (
    <>
      <h3>The bias that nobody asked for</h3>
      <p>
        If the quarter were to blame, a function with the slope of the sigmoid would share its fate. There is
        such a function: the sigmoid itself, moved down by a half. It is a tanh.
      </p>
      <Equation id="half-tanh" />
      <p>
        Moving it down changes no slope, hence neither <M tex="@gamma" /> nor any factor of the bound but the
        output error. But it changes what the next layer hears. A sigmoid neuron that is undecided says{' '}
        <M tex="\tfrac12" />, a tanh neuron says 0. The halves are added up with all weights that lead into a
        neuron, and the sum is a bias.
      </p>
      <Equation id="forced-bias" />
      <Equation id="forced-scale" />
      <p>
        So a sigmoid net with <M tex="\sigma_w = 4" /> and no biases is a tanh net with{' '}
        <M tex="\sigma_w = 1" /> and with random biases of scale 1. The factor of four has been taken care of;
        the biases remain. They move every neuron away from the middle of its hill, each by an amount of its
        own, and they do it the more, the larger the weights.
      </p>
      <ul className="art-nets">
        <li>
          <ShowNet
            id="forced-sigmoid"
            settings={{ layers: 30, width: 128, scale: 4, layer: 2 }}
            label="sigmoid at scale 4, no biases"
          />
        </li>
        <li>
          <ShowNet
            id="forced-tanh"
            settings={{ layers: 30, width: 128, activation: 'tanh', scale: 1, bias: 1, layer: 2 }}
            label="tanh at scale 1, biases of scale 1"
          />{' '}
          Its twin, but with biases drawn independently. The two lines fall alike: each step multiplies by
          about 0.6.
        </li>
        <li>
          <ShowNet
            id="forced-none"
            settings={{ layers: 30, width: 128, activation: 'tanh', scale: 1, bias: 0, layer: 2 }}
            label="tanh at scale 1, no biases"
          />{' '}
          The same without biases. The line is nearly level.
        </li>
      </ul>
      <p>
        The first two of these nets have bounds that look alike, and so has the third: the bound sees weights
        and <M tex="@gamma" />, and no biases. The gradient sees them. This is the loss that the ledger of
        chapter&nbsp;6 books under averaging.
      </p>
      <p>
        For the tanh net of <Ref id="forced-bias" /> the bias scale is never smaller than the weight scale,
        whatever the sigmoid net starts from. Chapter&nbsp;8 asks, in the typical case, where the gradients of
        tanh nets stop vanishing, depending on both scales. The line that belongs to sigmoid nets without
        biases meets the answer at <M tex="\sigma_w = 10.149" />: not at 2 or at 4, where the bound stops for
        Gaussian and for orthogonal weights.
      </p>
    </>
  );
}
