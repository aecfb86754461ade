import type { ReactNode } from 'react';
import { Exercise } from '../parts.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';

export function RemedyExercises(): ReactNode {
  return (
    <>
      <Exercise
        number="11.1"
        answer={
          <p>
            Gaussian matrices have <M tex="\|w\| \approx 2\sigma_w" />, and <M tex="\gamma = 1" /> for ReLU
            and tanh, so that <M tex="\kappa \approx 2\sigma_w" />: below <M tex="\tfrac12" />. With{' '}
            <M tex="\sigma_w = 0.1" /> each step keeps at least 0.8, and <M tex="0.8^{30} = 0.0012" />. In
            practice nobody starts that small; <M tex="\beta = 1/\sqrt L" /> in front of the branch does the
            same to <M tex="\kappa" />.
          </p>
        }
      >
        Up to which weight scale does <Ref id="residual-bracket" /> certify a wide residual net with ReLU or
        tanh? How much is certain to arrive through thirty layers at <M tex="\sigma_w = 0.1" />?
      </Exercise>
      <Exercise
        number="11.2"
        answer={
          <p>
            By <Ref id="batch-norm-linear" /> the squared error doubles at each step for <M tex="B = 4" />:{' '}
            <M tex="2^{18}" /> in twenty layers with eighteen steps, a factor of 512 in length. With{' '}
            <M tex="B = 64" /> the factor is <M tex="62/61" />, and <M tex="(62/61)^{9} = 1.16" /> in length.
          </p>
        }
      >
        A linear net of twenty layers is normalised over batches. By how much does the error grow from the
        last layer to the second if <M tex="B = 4" />, and if <M tex="B = 64" />?
      </Exercise>
      <Exercise
        number="11.3"
        answer={
          <p>
            By <Ref id="layer-norm-rate" /> and <Ref id="batch-norm-rate" /> the two rates are the same if{' '}
            <M tex="\mathbb E\,\sigma(Z) = 0" />, as for tanh, or any odd function. The difference is the mean
            of the activation, which only the batch takes out. For the sigmoid it is everything.
          </p>
        }
      >
        For which activations do layer and batch normalisation have the same rate in wide nets?
      </Exercise>
      <Exercise
        number="11.4"
        answer={
          <p>
            The weights of a normalised layer only get longer, by the last step of <Ref id="scale-free" />.
            Their gradient falls like 1 over their length, and relative to the weights it falls like 1 over
            the square of it. So the layer slows down by itself. Weight decay stops that: it makes the weights
            shorter, and thereby the steps larger.
          </p>
        }
      >
        Weight decay subtracts a small multiple of <M tex="w" /> at every step. Why does it make a normalised
        layer learn faster?
      </Exercise>
    </>
  );
}
