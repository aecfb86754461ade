import type { ReactNode } from 'react';
import { GuessFigure } from '../../figures/guess-figure.tsx';
import { Reading } from '../../figures/reading.tsx';
import { Scrub } from '../../figures/scrub.tsx';
import { ShowNet } from '../../figures/show-net.tsx';
import { Cite } from '../cite.tsx';
import { Equation } from '../equation.tsx';
import { Exercise, Shown } from '../parts.tsx';
import { M } from '../prose.tsx';

export function DragTheDepth(): ReactNode {
  return (
    <>
      <p>
        A deep net learns from one number, the <em>cost</em>: how wrong its answer was. From that number every
        layer is told how to change, by a list of derivatives called its <em>gradient</em>. The layers near
        the output hear the message clearly. The layers near the input may hardly hear it at all.
      </p>
      <p>
        You can watch it happen. A neuron adds up what it gets from the layer before, each number times a{' '}
        <em>weight</em>, adds a number of its own, its <em>bias</em>, and bends the sum by a fixed function,
        its <em>activation function</em>. The net on this page has <Scrub setting="layers" /> layers of{' '}
        <Scrub setting="width" /> neurons, <Scrub setting="activation" /> activations and random weights of
        scale <Scrub setting="scale" />. Nothing in it is staged: an example runs through the net,
        backpropagation, the subject of chapter&nbsp;3, gives the derivatives, and the blue curve of the chart
        shows how long the gradient of each layer is.
      </p>
      <p>
        At this moment the last layer receives a gradient of length <Reading of="gradB" at="L" />.
        Layer&nbsp;2, the first that has anything to learn, receives <Reading of="gradB" at="2" />. The
        gradient of the last layer is <Reading of="disparity" /> times as long. The shaded band tells whether
        that is an accident of these weights: at each layer it holds the middle eight in ten of many nets that
        differ from this one only in their random numbers, and its paler rim the middle nine in ten.
      </p>
      <p>What will become of this in a net of thirty layers? Guess before you look.</p>
      <GuessFigure />
      <p>
        Now drag the depth, <Scrub setting="layers" /> layers, here or on its slider, and look at the left end
        of the blue curve. Then drag the scale of the weights, <Scrub setting="scale" />, and try other
        activations. What you have found by hand in five minutes is what the rest of this article explains.
      </p>

      <h3>Three nets of thirty layers</h3>
      <p>
        The vertical axis counts powers of ten. A straight line on it means that every layer multiplies the
        gradient by the same number. Look at three nets, then come back to yours.
      </p>
      <ul className="art-nets">
        <li>
          <ShowNet id="thirty-sigmoid" settings={{ layers: 30 }} label="sigmoid" /> The line is nearly
          straight, and each step to the left divides by about four. Over the whole net that comes to almost
          eighteen powers of ten.
        </li>
        <li>
          <ShowNet id="thirty-tanh" settings={{ layers: 30, activation: 'tanh' }} label="tanh" /> The line is
          nearly flat: over the whole net it loses a factor of about twenty-five. Yet the dashed bound above
          it climbs to the left: it allows growth and proves nothing.
        </li>
        <li>
          <ShowNet
            id="thirty-tanh-large"
            settings={{ layers: 30, activation: 'tanh', scale: 3 }}
            label="tanh, weights three times as large"
          />{' '}
          Now the gradient grows on its way back, some eightyfold. The early layers are shouted at.
        </li>
      </ul>

      <h3>Why the length of a gradient is a speed</h3>
      <p>
        Gradient descent subtracts from every parameter a small multiple <M tex="\eta" />, the learning rate,
        of its derivative; parameters are the weights and the biases. The biases of layer <M tex="@layer" />{' '}
        therefore move by <M tex="\eta" /> times <M tex="@gradB{l}" />: the length of the gradient is the
        speed at which they learn. What a step of the whole net is worth is, to first order, a sum over its
        layers.
      </p>
      <Equation id="descent" />
      <p>
        The lengths enter squared. A layer whose gradient is a thousand times shorter than that of another
        contributes a million times less to the fall of the cost.
      </p>
      <p>
        Two cautions. The chart shows the gradient of the <em>biases</em>, as <Cite id="nielsen-2015" /> does
        in chapter&nbsp;5 of his book, whose notation we use throughout. He calls it a rough measure. The
        gradient of the weights may tell another story, and in chapter&nbsp;4 we prove that it sometimes does.
        And lengths of vectors are comparable only between layers of equal width, which is why all layers here
        have the same width. (Where the examples are handwritten digits, the first and the last have another.)
      </p>

      <h3>What “unstable” means</h3>
      <p>
        A gradient that is small everywhere is not yet a problem. Multiply the cost by a thousand and every
        gradient is a thousand times longer; divide the learning rate by a thousand and nothing has happened.
        What no single learning rate can repair is <em>disparity</em>: that some layers must crawl while
        others run.
      </p>
      <Equation id="factor" />
      <p>
        In the net on show <M tex="\rho" /> is <Reading of="factor" /> between layer&nbsp;2 and the last.
        Whatever it is, it is raised to the number of steps back. For the gradients of thirty layers to stay
        within a factor of ten, <M tex="\rho" /> must lie between 0.921 and 1.086. Nothing in the design of a
        plain net puts it there by itself; chapter&nbsp;11 is about starts and designs that try to. Unless
        something holds the factor close to 1, the gradient is unstable: towards the input it vanishes, or it
        explodes.
      </p>

      <h3>Three kinds of claim</h3>
      <p>
        The rest of this article asks how large the gradient of a layer can be, how large it is as a rule, and
        whether that matters. It keeps three kinds of answer apart.
      </p>
      <ul>
        <li>
          A <strong className="art-claim">theorem</strong> holds for every net that meets its hypotheses. The
          dashed bound of the chart is one. Open any equation here and you find its statement, the idea of its
          proof, and every step. Those marked <em>identity</em> and <em>example</em> are proved in the same
          way.
        </li>
        <li>
          A <strong className="art-claim">typical case</strong> is what theory says about random weights in
          very wide layers. A single net of finite width may differ.
        </li>
        <li>
          What is <strong className="art-claim">measured</strong> was computed, and is true of the nets it was
          computed in: the blue curve of this very net, the band of many nets like it, both here in your
          browser, and a table of the nets that it names.
        </li>
      </ul>

      <Exercise
        number="1.1"
        answer={
          <p>
            Eleven. From layer&nbsp;2 to layer <M tex="L" /> there are <M tex="L-2" /> steps back, and{' '}
            <M tex="4^{L-2} \le 10^6" /> means <M tex="L - 2 \le 9" />, since <M tex="4^9 = 262\,144" /> and{' '}
            <M tex="4^{10} = 1\,048\,576" />.
          </p>
        }
      >
        A net divides the gradient by exactly four at every layer. How many layers may it have if the gradient
        of layer&nbsp;2 is to be at least a millionth of the last one?
      </Exercise>
      <Exercise
        number="1.2"
        answer={
          <p>
            One may. Rates proportional to <M tex="\rho^{-(L-l)}" /> make the step equally long in all layers.
            In the net of thirty sigmoid layers that of layer&nbsp;2 is nearly <M tex="10^{18}" /> times as
            large as that of the last. But equal speed is not equal effect. The cost falls by rate times
            squared length, and layer&nbsp;2 still contributes nearly <M tex="10^{18}" /> times less than the
            last layer. An equal effect would take <M tex="\rho^{-2(L-l)}" />, and a step in layer&nbsp;2 that
            is nearly <M tex="10^{18}" /> times as long as that in the last: far beyond where a first-order
            formula can be trusted. Chapter&nbsp;10 comes back to this.
          </p>
        }
      >
        Why not give every layer its own learning rate?
      </Exercise>

      <Shown kind="measured">
        In the nets looked at, the gradient of the early layers may be many times smaller or larger than that
        of the late ones. In the sigmoid net every step back divides it by nearly the same number, so that it
        falls exponentially. Why, and whether it must be so, has not been touched yet.
      </Shown>
    </>
  );
}
