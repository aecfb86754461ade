import type { ReactNode } from 'react';
import { Reading } from '../../figures/reading.tsx';
import { ShowNet } from '../../figures/show-net.tsx';
import { Cite } from '../cite.tsx';
import { Equation } from '../equation.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';

/** The gradient of the weights, and why it may not vanish where that of the biases does. */
export function TwoStories(): ReactNode {
  return (
    <>
      <h3>Biases and weights tell two stories</h3>
      <p>So far we have spoken of biases. For the weights one more factor comes in.</p>
      <Equation id="weight-gradient" />
      <p>
        The gradient of the weights is thus the error of the layer it leads into, times the activations of the
        layer it comes from. If these activations keep their size from layer to layer, both gradients vanish
        together. If they do not, the two may disagree completely. In some nets the disagreement can be
        proved.
      </p>
      <Equation id="balance" />
      <Equation id="weights-cannot-vanish" />
      <p>
        What happens is simple. If the weights are small, the activations typically shrink on the way forward
        by some factor per layer; on the way back the error shrinks by the same factor. An early layer has a
        small error and large activations, a late layer a large error and small activations, and the product
        stays level.
      </p>
      <ul className="art-nets">
        <li>
          <ShowNet
            id="two-stories-relu"
            settings={{ layers: 25, width: 128, activation: 'relu', scale: 1 }}
            label="ReLU without biases"
          />{' '}
          Switch on the curve of <M tex="@gradW{l}" /> in the chart. From layer&nbsp;2 to the last, the bias
          gradient of the net now on show grows by a factor of <Reading of="disparity" />, the weight gradient
          by a factor of <Reading of="weightDisparity" />.
        </li>
        <li>
          <ShowNet
            id="two-stories-tanh"
            settings={{ layers: 25, width: 128, activation: 'tanh', scale: 0.5 }}
            label="tanh, small weights, no biases"
          />{' '}
          Here the theorem does not apply, but tanh is nearly linear where the signal is small, and so the
          balance holds nearly.
        </li>
        <li>
          <ShowNet
            id="two-stories-sigmoid"
            settings={{ layers: 12, width: 128, activation: 'sigmoid', scale: 1 }}
            label="sigmoid"
          />{' '}
          The sigmoid never says zero: <M tex="\sigma(0) = \tfrac12" />. Its activations do not shrink, and
          both gradients vanish together.
        </li>
      </ul>
      <p>
        So “early layers learn more slowly”, read off a chart of bias gradients, is a statement about biases.
        It carries over to the weights when the activations stay away from zero: with sigmoid neurons, or with
        biases that are not small. The balance <Ref id="balance" /> is a theorem about a net at one moment,
        and does not say that such a net is easy to train. What the same invariance does in the course of
        training was found by <Cite id="du-hu-lee-2018" />.
      </p>
    </>
  );
}
