import type { ReactNode } from 'react';
import { Reading } from '../../figures/reading.tsx';
import { Scrub } from '../../figures/scrub.tsx';
import { ShowNet } from '../../figures/show-net.tsx';
import { Cite } from '../cite.tsx';
import { Shown } from '../parts.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';
import { TheEdge } from './08-edge.tsx';
import { TypicalExercises } from './08-exercises.tsx';
import { FiniteWidth } from './08-finite-width.tsx';
import { NoEdge } from './08-no-edge.tsx';
import { SigmoidAgain } from './08-sigmoid-again.tsx';
import { TheSignal } from './08-signal.tsx';
import { TheWayBack } from './08-way-back.tsx';

const tanh = { layers: 30, width: 128, activation: 'tanh', bias: 0, layer: 2 } as const;

export function TheBoundIsSilent(): ReactNode {
  return (
    <>
      <p>
        The steepest slope of tanh is 1. So the bound shrinks from layer to layer only where the norms of the
        matrices are below 1, and those of square Gaussian matrices are about <M tex="2\,@weightScale" />.
        From <M tex="\sigma_w = \tfrac12" /> on the bound has nothing to say. In the net on show, with{' '}
        <Scrub setting="activation" /> and <M tex="@weightScale" />
        &nbsp;=&nbsp;
        <Scrub setting="scale" />, vanishing is certified up to <Reading of="certifiedScale" />.
      </p>
      <p>What the gradients do there is another matter. Four tanh nets of thirty layers:</p>
      <ul className="art-nets">
        <li>
          <ShowNet id="tanh-certified" settings={{ ...tanh, scale: 0.4 }} label="scale 0.4" /> They vanish,
          and the bound proves it.
        </li>
        <li>
          <ShowNet id="tanh-silent" settings={{ ...tanh, scale: 0.8 }} label="scale 0.8" /> They vanish all
          the same. The bound climbs.
        </li>
        <li>
          <ShowNet id="tanh-level" settings={{ ...tanh, scale: 1 }} label="scale 1" /> Nearly level.
        </li>
        <li>
          <ShowNet id="tanh-grows" settings={{ ...tanh, scale: 2 }} label="scale 2" /> They grow.
        </li>
      </ul>
      <p>
        The answer from which this article grew stops here: for tanh, it says, one would need approximations.
        This chapter makes them. The question changes. Not: what must be so for all nets with these norms?
        But: what is so for nearly all nets with random weights of this scale? That is the{' '}
        <strong className="art-claim">typical case</strong>. It has theorems too, but most of them speak of a
        limit, in which the layers are infinitely wide. Each equation below says which kind it is, and at the
        end we shall see what remains of them at finite width. The theory is due to <Cite id="poole-2016" />{' '}
        and <Cite id="schoenholz-2017" />.
      </p>
      <TheSignal />
      <TheWayBack />
      <TheEdge />
      <SigmoidAgain />
      <NoEdge />
      <FiniteWidth />
      <TypicalExercises />
      <Shown kind="typical case">
        In wide nets with random weights and an error that does not depend on them, a step back multiplies the
        squared error by <M tex="\chi(q^l)" />, a number that two scales and the activation determine.
        Gradients neither vanish nor grow exponentially where <M tex="\chi_1 = 1" />: for tanh along a curve
        that begins at <M tex="\sigma_w = 1" />, for ReLU at a single point, for the sigmoid without biases at{' '}
        <M tex="\sigma_w = 10.149" />, for softplus nowhere. By <Ref id="order-needs-bias" />, a{' '}
        <em>theorem</em>, nothing but a bias, real or forced, can make gradients vanish where the signal has
        come to rest and has not died out.
      </Shown>
    </>
  );
}
