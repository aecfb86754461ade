import type { ReactNode } from 'react';
import { Reading } from '../../figures/reading.tsx';
import { Scrub } from '../../figures/scrub.tsx';
import { Cite } from '../cite.tsx';
import { Equation } from '../equation.tsx';
import { Exercise, Shown } from '../parts.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';
import { TwoStories } from './04-two-stories.tsx';

export function OneProduct(): ReactNode {
  return (
    <>
      <p>
        Equation <Ref id="one-step-back" /> ties each layer to the next. Use it again and again, from layer{' '}
        <M tex="@layer" /> up to the output, and all that lies between becomes a single product.
      </p>
      <Equation id="product" />
      <p>
        Count the factors; everything later depends on it. There is one matrix of slopes for each of the
        layers <M tex="l, \dots, L" />, which makes <M tex="L-l+1" />. There is one weight matrix between each
        two neighbours among them, which makes <M tex="L-l" />. In the net on show, with <M tex="L" />
        &nbsp;=&nbsp;
        <Scrub setting="layers" /> and <M tex="l" />
        &nbsp;=&nbsp;
        <Scrub setting="layer" />, these are <Reading of="slopeFactors" /> and <Reading of="weightFactors" />.
      </p>
      <p>
        Look also at what does not occur. The weights <M tex="@weights{l}" /> into the layer itself are
        missing, and so are all earlier ones, and all biases. They act on <M tex="@delta{l}" /> only by
        deciding where the neurons stand, through the slopes and the output error. And the matrices are all
        different. No power of one matrix is taken, so no eigenvalue decides what becomes of the product; that
        question belongs to nets that use the same matrix in every layer, the subject of chapter&nbsp;9.
      </p>

      <h3>What the product is</h3>
      <p>
        The product has a meaning of its own, which shows that vanishing gradients are not a fault of the
        algorithm.
      </p>
      <Equation id="jacobian" />
      <p>
        If the gradient of an early layer vanishes, then the output hardly reacts to small changes there, at
        least not in the direction of the error. Backpropagation reports this faithfully. No cleverer way to
        differentiate could help.
      </p>
      <p>To compare two layers with each other, stop the product early.</p>
      <Equation id="layer-to-layer" />
      <p>
        This is the form that speaks of disparity. It does not mention the cost at all: what stands between
        two layers is only slopes and weights.
      </p>

      <h3>A sum over paths</h3>
      <p>Written out in components, the product is a sum.</p>
      <Equation id="paths" />
      <p>
        In a net of twelve layers of thirty neurons, each neuron of layer&nbsp;2 is joined with the output by{' '}
        <M tex="30^{10} \approx 5.90 \times 10^{14}" /> paths. With random weights their contributions have
        both signs and cancel almost entirely. Keep this in mind for the next chapter. A bound has to allow
        for the least cancellation there can be; a random net cancels more.
      </p>

      <TwoStories />

      <Exercise
        number="4.1"
        answer={
          <>
            <M
              display
              tex="\frac{\partial C}{\partial b^2} = \sigma'(z^2)\,w^3\,\sigma'(z^3)\,w^4 \cdots\allowbreak w^L\,\sigma'(z^L)\,(a^L - y)"
            />
            <p>
              All matrices are numbers, and there is a single path. This is Nielsen’s equation (122), in his
              chapter&nbsp;5, for his four neurons, of which the last is the output.
            </p>
          </>
        }
      >
        Write <Ref id="product" /> for <M tex="l = 2" /> in a net with one neuron in each layer.
      </Exercise>
      <Exercise
        number="4.2"
        answer={
          <p>
            The slope matrices are identities and a transposed orthogonal matrix keeps every length, so{' '}
            <M tex="\|\delta^l\| = g^{L-l}\,\|a^L-y\|" /> exactly, for every input and target. In these nets
            all ratios of the gradients are known before anything is computed; how they learn is studied by{' '}
            <Cite id="saxe-2014" />. Choose linear activations and orthogonal weights in the instrument and
            drag <M tex="@weightScale" />: here <M tex="g = \sigma_w" />.
          </p>
        }
      >
        Let <M tex="\sigma(t) = t" /> and let every <M tex="w^r" /> be <M tex="g" /> times an orthogonal
        matrix. How long is <M tex="@delta{l}" />?
      </Exercise>

      <Shown kind="theorem">
        The error of layer <M tex="@layer" /> is the output error times <M tex="L-l+1" /> diagonal matrices of
        slopes and <M tex="L-l" /> transposed weight matrices. How large a gradient can be is therefore the
        question how large such a product can be.
      </Shown>
    </>
  );
}
