import type { ReactNode } from 'react';
import { Exercise } from '../parts.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';

export function TypicalExercises(): ReactNode {
  return (
    <>
      <Exercise
        number="8.1"
        answer={
          <p>
            <M tex="\chi = \tfrac12 \sigma_w^2 = \tfrac16" />, whatever the biases and the input, by{' '}
            <Ref id="relu-map" />. In twenty layers there are eighteen steps back from the last layer to the
            second: the length of the error falls by <M tex="6^{-9} \approx 10^{-7}" />.
          </p>
        }
      >
        PyTorch’s linear layers start with weights of variance <M tex="1/(3n)" />. What becomes of the
        gradient in a wide ReLU net of twenty layers?
      </Exercise>
      <Exercise
        number="8.2"
        answer={
          <p>
            Its activations have mean zero and variance 1, so <M tex="q^* = 1" />, there is no bias, and{' '}
            <Ref id="order-needs-bias" /> has a right side of 0: <M tex="\chi_1 > 1" />, since SELU is no
            straight line. The price of a self-normalising signal is a growing gradient. For SELU{' '}
            <M tex="\chi_1 = 1.0716" />, a factor of 1.035 per layer.
          </p>
        }
      >
        SELU was constructed so that with <M tex="\sigma_w = 1" /> and without biases a wide layer with mean 0
        and variance 1 is followed by another one with mean 0 and variance 1. Show that its gradients grow.
      </Exercise>
      <Exercise
        number="8.3"
        answer={
          <p>
            By <Ref id="variance-rate" /> <M tex="V'(q) = \chi(q) + \sigma_w^2\,\mathbb E[\sigma\sigma'']" />,
            and for tanh <M tex="\sigma\sigma'' = -2\tanh^2\tanh' \le 0" />. So <M tex="V'(q^*) < \chi_1" />{' '}
            where <M tex="q^* > 0" />: <M tex="\xi_q" /> is shorter than <M tex="\xi" />. On the edge, with{' '}
            <M tex="\chi_1 = 1" />, the variance still settles exponentially, unless <M tex="q^* = 0" />.
          </p>
        }
      >
        Show that in ordered tanh nets the variance settles faster than the gradient vanishes.
      </Exercise>
      <Exercise
        number="8.4"
        answer={
          <p>
            By <Ref id="weight-gradient" /> and <Ref id="one-layer-law" /> the size of the weight gradient is{' '}
            <M tex="\|\delta^l\|\,\|a^{l-1}\|" /> with{' '}
            <M tex="\|a^{l-1}\|^2 = n(\hat q^{\,l} - \sigma_b^2)/\sigma_w^2" />. Without biases and below the
            edge each layer multiplies <M tex="q^l" /> by <M tex="\sigma_w^2\sigma'(0)^2" />, in the end, and
            each step back multiplies <M tex="\|\delta^l\|^2" /> by the same: the product is the same in all
            layers, as chapter&nbsp;4 found. With a bias <M tex="q^l" /> comes to rest, and the weight
            gradients vanish with those of the biases.
          </p>
        }
      >
        What does theory say of the weight gradients of wide tanh nets below the edge, without and with
        biases?
      </Exercise>
    </>
  );
}
