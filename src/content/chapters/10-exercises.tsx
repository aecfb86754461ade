import type { ReactNode } from 'react';
import { Exercise } from '../parts.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';

export function LearningExercises(): ReactNode {
  return (
    <>
      <Exercise
        number="10.1"
        answer={
          <p>
            By <Ref id="constant-answer" /> with <M tex="p = \tfrac12" /> for two digits:{' '}
            <M tex="2 \ln 2 = 1.386" />; the other eight outputs cost nothing in the limit of{' '}
            <M tex="a_k \to 0" />. Half of the images are recognised.
          </p>
        }
      >
        A net is trained on zeros and ones alone, as many of each, with the same ten outputs. Where does its
        cost stand if it gives a constant answer, and how often is it right?
      </Exercise>
      <Exercise
        number="10.2"
        answer={
          <p>
            To multiply the step of <M tex="w^l" /> by <M tex="s" /> at the same <M tex="\eta" /> it takes{' '}
            <M tex="c_l = \sqrt s" />, by <Ref id="units" />. If layer <M tex="l" /> is slower than the last
            hidden layer by the factor <M tex="4.88^{L-1-l}" />, <M tex="c_l = 4.88^{(L-1-l)/2}" /> makes all
            steps of one length. The answers of the net stay as blind as they were: <Ref id="blind" /> knows
            no learning rates.
          </p>
        }
      >
        Choose units in which the weights of all hidden layers of a sigmoid net would move at one speed. What
        would that not cure?
      </Exercise>
      <Exercise
        number="10.3"
        answer={
          <p>
            The net stands at the best constant answer, where the gradient of the mean cost is nearly 0, so
            that little but the L2 term acts: after <M tex="t" /> steps the weights have shrunk by{' '}
            <M tex="(1 - \eta\lambda/m)^t" />, here <M tex="(1 - 5 \cdot 10^{-4})^{450} = 0.80" />. Smaller
            weights make smaller factors <M tex="@gamma\,\|w^r\|" />: the first layer falls behind further. In
            our run the ratio grows from 72 at epoch 50 to 134 at epoch 500, a factor of 1.9, and{' '}
            <M tex="0.80^{-3} \approx 2" /> for the three matrices in between.
          </p>
        }
      >
        In Nielsen’s training with four hidden layers the cost stands still from epoch 50 on, and yet the
        ratio of the speeds nearly doubles until epoch 500. Why?
      </Exercise>
    </>
  );
}
