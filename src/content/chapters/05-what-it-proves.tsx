import type { ReactNode } from 'react';
import { Reading } from '../../figures/reading.tsx';
import { Scrub } from '../../figures/scrub.tsx';
import { ShowNet } from '../../figures/show-net.tsx';
import { Equation } from '../equation.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';

/** Vanishing can be certified by the bound; growth never. */
export function WhatItProves(): ReactNode {
  return (
    <>
      <h3>What the bound proves</h3>
      <p>A bound is of use where it is small.</p>
      <Equation id="vanishing" />
      <p>
        The condition contains <M tex="@gamma" /> and the weights and nothing else, so it can be tested. On
        the track of the slider for <M tex="@weightScale" /> a coloured part marks all scales for which{' '}
        <M tex="@gamma\,@weightNorm{r} < 1" /> for every <M tex="r" />. With the random numbers of the net on
        show it ends at <Reading of="certifiedScale" />; the scale is now <Scrub setting="scale" />, and{' '}
        <M tex="@gamma\,@weightNorm{r}" /> is <Reading of="growthMost" />. Inside it, vanishing is a theorem
        about these very weights. It needs no second look at the example, at the biases, or at the training
        data.
      </p>
      <p>
        This was said of the biases. For the weights it depends on what the activations do, as chapter&nbsp;4
        has taught us to expect.
      </p>
      <Equation id="weights-vanish" />
      <Equation id="weights-alike" />
      <p>
        So for sigmoid and tanh nets inside the coloured part both gradients vanish with the distance from the
        output. For a ReLU net without biases the bound on the weight gradient is about as small for the last
        layer as for the first.
      </p>

      <h3>What it never proves</h3>
      <p>
        An upper bound can show that something is small. That something is large it can never show. If{' '}
        <M tex="@gamma\,@weightNorm{r}" /> exceeds 1, the bound <em>allows</em> growth, and that is all.
      </p>
      <Equation id="growth-needs" />
      <Equation id="silent" />
      <p>
        The last example is not a curiosity. In the nets that people train, the bound is silent as a rule,
        while the gradient does one thing or another.
      </p>
      <ul className="art-nets">
        <li>
          <ShowNet
            id="silent-tanh"
            settings={{ layers: 30, activation: 'tanh', layer: 2 }}
            label="tanh, bound silent"
          />{' '}
          The bound grows to nearly <M tex="10^8" /> at layer&nbsp;2, and the gradient shrinks by a factor of
          about twenty-five.
        </li>
        <li>
          <ShowNet
            id="silent-relu"
            settings={{ layers: 30, activation: 'relu', scale: Math.SQRT2, layer: 2 }}
            label="ReLU, He’s weights"
          />{' '}
          The bound grows to over <M tex="10^{12}" />, and the gradient stays level.
        </li>
        <li>
          <ShowNet
            id="silent-sigmoid"
            settings={{ layers: 30, scale: 4, layer: 2 }}
            label="sigmoid, weights four times as large"
          />{' '}
          The bound grows to over <M tex="10^7" />, and the gradient vanishes all the same, by six powers of
          ten.
        </li>
      </ul>
      <p>
        Hence the three verdicts under the chart, for the nets of these chapters. <em>Certified vanishing</em>{' '}
        is <Ref id="vanishing" />. <em>The bound is silent</em> means what it says; if some{' '}
        <M tex="@gamma\,@weightNorm{r}" /> reaches 1 while their product stays below it, it is silent on
        single steps only, and the line says so. <em>Certified growth</em> needs another theorem.
      </p>
    </>
  );
}
