import type { ReactNode } from 'react';
import { Reading } from '../../figures/reading.tsx';
import { Scrub } from '../../figures/scrub.tsx';
import { ShowNet } from '../../figures/show-net.tsx';
import { Equation } from '../equation.tsx';
import { Shown } from '../parts.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';
import { SigmoidExercises } from './07-exercises.tsx';
import { ForcedBias } from './07-forced-bias.tsx';
import { SingleNeurons } from './07-single-neurons.tsx';

export function AQuarterAtBest(): ReactNode {
  return (
    <>
      <p>
        The sigmoid, or logistic function, was the standard activation for decades, and its nets are the usual
        example of vanishing gradients. The usual explanation takes one line: its slope is at most a quarter.
        The line is true. It explains less than it seems to.
      </p>
      <Equation id="quarter" />
      <Equation id="sigmoid-bound" />
      <p>
        So the sigmoid needs large weights. It is sometimes said that for sigmoid nets the bound is small as
        soon as the net is deep. It is small if the norms of the weight matrices stay below 4 in geometric
        mean. At the usual start they do: for square Gaussian matrices the norm is about{' '}
        <M tex="2\,@weightScale" />, so that <M tex="\sigma_w = 1" /> gives a factor of about one half per
        layer, and the certificate reaches to <M tex="\sigma_w = 2" />. In the net on show, with{' '}
        <Scrub setting="activation" /> and <M tex="@weightScale" />
        &nbsp;=&nbsp;
        <Scrub setting="scale" />, the norms are <Reading of="weightNorms" />.
      </p>

      <h3>Then make the weights large</h3>
      <p>
        If a quarter is the trouble, the remedy is at hand: multiply all weights by four. Try it, and then
        more.
      </p>
      <ul className="art-nets">
        <li>
          <ShowNet id="sigmoid-1" settings={{ layers: 30, scale: 1, layer: 2 }} label="sigmoid at scale 1" />{' '}
          On average each step back divides the gradient by more than four.
        </li>
        <li>
          <ShowNet id="sigmoid-4" settings={{ layers: 30, scale: 4, layer: 2 }} label="sigmoid at scale 4" />{' '}
          Now <M tex="@gamma" /> times the norms is about 2, and the bound climbs. The gradient still falls:
          each step multiplies it by about 0.6.
        </li>
        <li>
          <ShowNet
            id="sigmoid-10"
            settings={{ layers: 30, scale: 10, layer: 2 }}
            label="sigmoid at scale 10"
          />{' '}
          With weights ten times as large each step multiplies it by about 0.8. Most neurons now stand far out
          on one side or the other, where the slopes are nearly 0.
        </li>
      </ul>
      <p>
        The remedy works badly, because the slope of a neuron is not a constant. It is taken at{' '}
        <M tex="@preActivation{l} = @weights{l}\,@activations{l-1} + @biases{l}" />, and large weights make
        large pre-activations. What the weights gain, the slopes lose. For a single neuron it can be said
        exactly how much.
      </p>
      <SingleNeurons />
      <ForcedBias />
      <SigmoidExercises />
      <Shown kind="theorem">
        In a chain of single sigmoid neurons a factor of 1 needs a weight of 4, and then an activation in a
        window that is never wider than 0.4477. Every sigmoid net is a tanh net with a quarter of the weights
        and with forced biases, whose scale is at least that of the weights: exactly. That these biases are
        what makes the gradients vanish up to <M tex="\sigma_w = 10.149" /> is <em>typical case</em>:
        chapter&nbsp;8 proves it, and <Ref id="forced-scale" /> is where it begins.
      </Shown>
    </>
  );
}
