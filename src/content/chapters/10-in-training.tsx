import type { ReactNode } from 'react';
import { TrainingFigure } from '../../figures/training.tsx';
import { Equation } from '../equation.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';

/** What becomes of the speeds, of the cost and of the answers while nets are trained. */
export function InTraining(): ReactNode {
  return (
    <>
      <h3>And then they learn, or not</h3>
      <p>
        An <strong className="art-claim">epoch</strong> is one pass through the thousand training digits.
        Training goes in steps: in each the gradient of a few examples, a{' '}
        <strong className="art-claim">mini-batch</strong>, or of all of them is computed, and all weights and
        biases are moved against it. Press <em>Start</em>. The nets are trained in your browser, beside each
        other, while you read on; choose among the comparisons, or add the net on show.
      </p>
      <TrainingFigure />
      <p>
        Four sigmoid layers, mini-batches of ten: after about ten epochs 90&nbsp;% of the new digits are
        recognised. The first hidden layer, four times slower at the start, is behind by a factor of no more
        than 1.5 after two epochs. Twelve layers: 10&nbsp;% after the first epoch, 10&nbsp;% after the last.
        The cost stands still near 3.25, and this number has a meaning.
      </p>
      <Equation id="constant-answer" />
      <p>
        So the net gives one answer to all digits, and has learnt what a net can learn that does not see: how
        frequent they are. That needs nothing but the biases of the last layer. Why does it not see? The
        reason is the product that this article is about, on its way forward.
      </p>
      <Equation id="blind" />
      <p>
        In the typical case the differences between inputs shrink by about <M tex="\sqrt{\chi_1}" /> per
        layer, the same factor as the error, <Ref id="nearby-inputs" />. In a sigmoid net of twenty layers the
        last hidden layer is nearly constant, and an error that is the same whatever comes in reaches the
        first weights <M tex="10^{12}" /> times weaker than the last. Layers near the output cannot tell the
        digits apart; layers near the input are not told how.
      </p>
      <p>
        Choose the comparison of twenty layers. Its other two nets are ReLU nets, one with orthogonal weights
        and one with residual connections, of which chapter&nbsp;11 tells; they pass 70&nbsp;% and 80&nbsp;%
        within twelve epochs. In these a step back multiplies the error by a factor close to 1. The digits are
        the same.
      </p>

      <h3>Nielsen’s 500 epochs</h3>
      <p>
        To show how the speeds develop, Nielsen trains on a thousand images by gradient descent, all of them
        at every step, with <M tex="\eta = 0.1" /> for 500 epochs. An <em>L2 term</em> is added to the cost:{' '}
        <M tex="\lambda/2m" /> times the sum of the squares of all weights, with <M tex="\lambda = 5" />. It
        pulls the weights towards 0. His curves fall steeply at first, and then run on beside each other: the
        ratio of the fourth hidden layer to the first stays between 49 and 138 in the numbers he has published
        with the book. In our net it is 179 at the start, and between 64 and 134 from epoch 50 on.
      </p>
      <p>
        But look at the other curves of the same training. The cost reaches 3.2508 and stays there; one digit
        in ten is right after 500 epochs. And <em>all</em> layers change by the same part of their size per
        step, <M tex="5.0 \times 10^{-4}" />. That is <M tex="\eta\lambda/m" />, the L2 term alone,{' '}
        <Ref id="relative-change" />: the weights shrink, and do nothing else. The curves of this net compare
        the speeds of layers none of which is learning. With two hidden layers the same training does learn,
        slowly, and the speeds of both stay within a factor of about two. And his nets with four hidden layers
        do learn in another experiment: 96.5&nbsp;%, on fifty thousand images, in mini-batches. In our figure,
        trained in mini-batches, six layers leave the constant answer after ten epochs and more. Once they
        have, the first hidden layer is about as fast as the last.
      </p>
    </>
  );
}
