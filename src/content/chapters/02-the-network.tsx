import type { ReactNode } from 'react';
import { NetworkFigure } from '../../figures/network-figure.tsx';
import { Scrub } from '../../figures/scrub.tsx';
import { Cite } from '../cite.tsx';
import { Equation } from '../equation.tsx';
import { Exercise, Shown } from '../parts.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';

export function TheNetwork(): ReactNode {
  return (
    <>
      <p>
        The nets of this article are the plainest there are; only chapter&nbsp;11 adds to them. Numbers enter
        at the first layer and pass through all others in turn; each layer uses only what the layer before it
        gives.
      </p>
      <Equation id="forward" />
      <p>
        The vector <M tex="@activations{l}" /> holds the <em>activations</em> of layer <M tex="@layer" />, one
        number for each of its <M tex="n_l" /> neurons. The matrix <M tex="@weights{l}" /> holds the{' '}
        <em>weights</em> that lead into the layer, the vector <M tex="@biases{l}" /> its <em>biases</em>, and{' '}
        <M tex="@preActivation{l}" /> is the <em>pre-activation</em>, Nielsen’s weighted input. The{' '}
        <em>activation function</em> <M tex="@sigma" /> is the only part that is not linear. Point at any of
        these symbols, here or in a formula: whatever shows the same quantity lights up.
      </p>
      <NetworkFigure />

      <h3>How layers are counted</h3>
      <p>
        Layer&nbsp;1 is the input, layer <M tex="@layers" /> the output. Layer&nbsp;1 computes nothing, so
        there is no <M tex="w^1" />, no <M tex="b^1" />, no <M tex="z^1" />, and later no <M tex="\delta^1" />
        . Whatever we say of a layer, we say for <M tex="l = 2, \dots, L" />. A net of <M tex="L" /> layers
        has <M tex="L - 1" /> weight matrices. If you compare with Nielsen’s book: chapter&nbsp;2 counts as we
        do, while chapter&nbsp;5 calls the first <em>hidden</em> layer&nbsp;1, which is our layer&nbsp;2.
      </p>
      <p>
        Three letters are easily confused. The function is <M tex="@sigma" />, its derivative{' '}
        <M tex="\sigma'" />, and the value of <M tex="\sigma'" /> where a neuron stands is its <em>slope</em>.
        The two standard deviations <M tex="@weightScale" /> and <M tex="@biasScale" /> have nothing to do
        with it but the letter. Singular values, which chapter&nbsp;5 explains, are often called{' '}
        <M tex="\sigma" /> as well; here the smallest is written <M tex="s_-" />, and only chapter&nbsp;9
        calls the largest <M tex="\sigma_1" />.
      </p>

      <h3>How it begins</h3>
      <p>
        Before training the weights are random. If they were drawn at the same scale whatever the width, a
        wide layer would add up more of them and shout. So their standard deviation is divided by the root of
        the number of inputs.
      </p>
      <Equation id="start" />
      <Equation id="root-n" />
      <p>
        The net on show has <M tex="@weightScale" />
        &nbsp;=&nbsp;
        <Scrub setting="scale" /> and <M tex="@biasScale" />
        &nbsp;=&nbsp;
        <Scrub setting="bias" />, with <Scrub setting="weights" /> weights. Gaussian and uniform weights are
        of this kind. Orthogonal ones are random but not independent: between layers of equal width their
        matrix is <M tex="\sigma_w" /> times a random orthogonal matrix, which changes no length. The
        well-known recipes are values of these numbers: that of <Cite id="lecun-1998" /> is{' '}
        <M tex="\sigma_w = 1" />, that of <Cite id="he-2015" /> is <M tex="\sigma_w = \sqrt 2" />, and{' '}
        <Cite id="glorot-bengio-2010" /> divide by the mean of the widths on both sides. The controls offer
        them by name.
      </p>

      <h3>What it is asked to do</h3>
      <p>
        An <em>example</em> is an input <M tex="@input" /> with a target <M tex="@target" />. Unless the
        controls say otherwise, the components of <M tex="@input" /> are standard normal and the target is a
        vector of zeros with a single 1. The <em>cost</em> says how wrong the output is.
      </p>
      <Equation id="cost" />
      <Equation id="output-gradient" />
      <p>
        We shall meet <M tex="@error" /> so often that it has a name, the <em>output error</em>, and its
        length <M tex="@errorNorm" /> is the last factor of every bound to come. Until the end of
        chapter&nbsp;5 there is one example only. The cost of several is the mean of their costs, and the
        gradient of a mean is the mean of the gradients.
      </p>

      <h3>What we want to know</h3>
      <p>
        For each layer we want two derivatives: <M tex="\partial C/\partial b^l" />, a vector of{' '}
        <M tex="n_l" /> numbers, and <M tex="\partial C/\partial w^l" />, a matrix of{' '}
        <M tex="n_l \times n_{l-1}" />. How long is the vector, how large the matrix, and how do they change
        from layer to layer? The next chapter computes them. The one after that puts everything into a single
        product.
      </p>

      <Exercise
        number="2.1"
        answer={
          <p>
            <M tex="(L-1)(n^2+n)" />: into each of the layers <M tex="2, \dots, L" /> lead <M tex="n^2" />{' '}
            weights, and it has <M tex="n" /> biases. Twelve layers of thirty neurons make{' '}
            <M tex="11 \cdot 930 = 10\,230" />.
          </p>
        }
      >
        How many parameters has a net of <M tex="L" /> layers, all of width <M tex="n" />?
      </Exercise>
      <Exercise
        number="2.2"
        answer={
          <p>
            A composition of affine maps is affine: <M tex="a^L = w^L \cdots w^2\,x + \text{a constant}" />.
            Depth adds no function that a net of two layers could not compute. Its gradients, however, may
            vanish or explode like those of any other net, which makes it the simplest case to think about. It
            is the first of the activation functions on offer.
          </p>
        }
      >
        Let <M tex="\sigma(t) = t" />. What can such a net compute, and what is it good for here?
      </Exercise>

      <Shown kind="theorem">
        With weights of variance <M tex="\sigma_w^2/n" /> a layer of a net of equal widths multiplies, on
        average over the weights, the mean square of what it receives by <M tex="\sigma_w^2" />, before biases
        and bending: <Ref id="root-n" />. All else in this chapter is definition, but for a line of calculus,{' '}
        <Ref id="output-gradient" />.
      </Shown>
    </>
  );
}
