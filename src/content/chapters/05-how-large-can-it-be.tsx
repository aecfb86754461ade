import type { ReactNode } from 'react';
import { Cite } from '../cite.tsx';
import { Shown } from '../parts.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';
import { TheBound } from './05-bound.tsx';
import { BoundExercises } from './05-exercises.tsx';
import { FromBelow } from './05-from-below.tsx';
import { MiniBatches } from './05-mini-batches.tsx';
import { Norms } from './05-norms.tsx';
import { Slopes } from './05-slopes.tsx';
import { WhatItProves } from './05-what-it-proves.tsx';

export function HowLargeCanItBe(): ReactNode {
  return (
    <>
      <p>
        The error of layer <M tex="@layer" /> is the output error times a product of matrices,{' '}
        <Ref id="product" />. Those matrices depend on the weights, on the example and on where every neuron
        stands. To say something about the result without following all of that, we ask for less: how large{' '}
        <em>can</em> it be? This takes one idea, the norm of a matrix, and one number about the activation
        function.
      </p>
      <p>
        The argument follows an answer to the very question of our title, <Cite id="cross-validated-2018" />,
        which we call <em>the answer</em> from now on. It does for feedforward nets what{' '}
        <Cite id="pascanu-2013" /> did for recurrent ones, the subject of chapter&nbsp;9. Where it needs a
        word of care, we say so on the way.
      </p>
      <Norms />
      <Slopes />
      <TheBound />
      <WhatItProves />
      <FromBelow />
      <MiniBatches />
      <BoundExercises />
      <Shown kind="theorem">
        In the <span className="art-unbroken">2-norm</span>, the gradient of layer <M tex="@layer" /> is at
        most <M tex="\gamma^{L-l+1}" /> times the norms of <M tex="L-l" /> weight matrices times the length of
        the output error. If <M tex="@gamma\,@weightNorm{r} < 1" /> for every matrix, vanishing is certain for
        these weights, whatever the example. Where the product of these numbers is 1 or more, the bound says
        nothing; only a bound from below can prove growth.
      </Shown>
    </>
  );
}
