import type { ReactNode } from 'react';
import { Cite } from '../cite.tsx';
import { Shown } from '../parts.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';
import { AtTheStart } from './10-at-the-start.tsx';
import { LearningExercises } from './10-exercises.tsx';
import { InTraining } from './10-in-training.tsx';
import { SmallOrSlow } from './10-small-or-slow.tsx';

export function DoesItMatter(): ReactNode {
  return (
    <>
      <p>
        So far the nets of this article have learnt nothing. Their weights were drawn, one gradient was
        computed, and that was all. Does what we have seen matter when a net is trained?{' '}
        <Cite id="nielsen-2015" /> is the book from whose fifth chapter the question of this article comes,
        and it answers with experiments on handwritten digits. This chapter repeats them, and goes on where
        they stop.
      </p>
      <p>
        The digits are from the MNIST database: images of 28 by 28 pixels, so that the first layer has 784
        neurons, and ten output neurons, one for each digit. A thousand images are for training, and another
        thousand, which no net is ever trained on, to see what has been learnt. All digits are equally
        frequent in both, and a guess is right one time in ten.{' '}
        <a className="art-link" href="./digits.txt">
          Which digits these are, and under which licence
        </a>
        .
      </p>
      <AtTheStart />
      <InTraining />
      <SmallOrSlow />
      <LearningExercises />
      <Shown kind="measured">
        At the start the hidden layers of Nielsen’s nets differ in speed by a factor of 4.9 per layer, in the{' '}
        <em>typical case</em> 4.88. Sigmoid nets of four layers learn all the same. Those of six first stand
        at the cost of a constant answer, 3.2508 by the <em>theorem</em> <Ref id="constant-answer" />. Those
        of twenty still stand there, with descent or with Adam, when ReLU nets of twenty layers recognise
        seven digits in ten. Small gradients by themselves prove nothing: by <Ref id="units" />, a{' '}
        <em>theorem</em>, their ratio depends on units. What cannot be had back by units or by Adam is an
        answer that depends on the input: <M tex="\|a^L(x) - a^L(x')\|" /> is bounded by the same product as
        the gradient.
      </Shown>
    </>
  );
}
