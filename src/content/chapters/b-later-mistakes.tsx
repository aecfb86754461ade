import type { ReactNode } from 'react';
import { Cite } from '../cite.tsx';
import { MistakeNet } from '../mistake-net.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';

/** Mistakes six to ten. */
export function LaterMistakes(): ReactNode {
  return (
    <>
      <li>
        <p>
          <em>“The mean square stays constant, so a typical gradient does.”</em>
        </p>
        <p>
          The mean of <M tex="\|\delta^l\|^2" /> over many nets may stay the same while nearly every single
          net loses. In linear Gaussian nets of width <M tex="n" /> at <M tex="\sigma_w = 1" /> the mean
          square is constant, and the median length falls like <M tex="e^{-L/2n}" />,{' '}
          <Ref id="falls-behind" />; in ReLU nets with He’s weights like <M tex="e^{-5L/4n}" />. Rare large
          values make up for it in the mean.
        </p>
        <MistakeNet id="mean-square" />
      </li>
      <li>
        <p>
          <em>“The well-known initialisations suit every activation function.”</em>
        </p>
        <p>
          They were made for one kind each: that of <Cite id="glorot-bengio-2010" /> for functions that are
          nearly linear at 0, that of <Cite id="he-2015" /> for ReLU. With He’s weights and no biases, small
          signals in GELU nets get smaller still, and gradients are halved in mean square at every layer in
          the end, <Ref id="weak-signal" />. The gain <M tex="\tfrac53" /> that libraries recommend for tanh
          lies beyond the edge: typical gradients grow by a tenth per layer.
        </p>
        <MistakeNet id="wrong-start" />
      </li>
      <li>
        <p>
          <em>“Batch normalisation solves it.”</em>
        </p>
        <p>
          At initialisation it makes gradients explode, at a rate that no choice of <M tex="\sigma_w" /> and{' '}
          <M tex="\sigma_b" /> removes, <Ref id="batch-norm-rate" />: <Cite id="yang-2019" />. Layer
          normalisation does not rescue the sigmoid either, <Ref id="layer-norm-rate" />.
        </p>
        <MistakeNet id="batch-norm" />
      </li>
      <li>
        <p>
          <em>“A vanishing gradient is what makes a net hard to train.”</em>
        </p>
        <p>
          If the gradient is small in all layers alike, a larger learning rate repairs it. What hurts is
          disparity between layers. It also hurts if different inputs become alike on their way,{' '}
          <Ref id="blind" />, or if their smallest differences blow up, the subject of{' '}
          <Cite id="poole-2016" />, <Cite id="schoenholz-2017" /> and <Cite id="hayou-2019" />; or if the
          product of all steps passes on a few directions only. A net whose gradients keep their size may
          still train badly.
        </p>
        <MistakeNet id="level-is-not-enough" />
      </li>
      <li>
        <p>
          <em>
            “A small gradient means that a minimum is near, and any two gradients compare by their lengths.”
          </em>
        </p>
        <p>
          In a deep sigmoid net gradients are small at the start already, where nothing has been minimised
          yet. And a vector of more components is longer for that reason alone: lengths compare between layers
          of the same width and the same parametrisation, which is why Nielsen takes layers of equal width,
          and so do we. Other units give other lengths, <Ref id="units" />. For clipping the gradient by its
          length, as in <Cite id="pascanu-2013" />, a related caution: it shortens the gradients of all layers
          together and cannot repair any disparity, <Ref id="clipping" />.
        </p>
        <MistakeNet id="small-gradient" />
      </li>
    </>
  );
}
