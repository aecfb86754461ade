import type { ReactNode } from 'react';
import { Scrub } from '../../figures/scrub.tsx';
import { ShowNet } from '../../figures/show-net.tsx';
import { UnrolledFigure } from '../../figures/unrolled-figure.tsx';
import { Cite } from '../cite.tsx';
import { Equation } from '../equation.tsx';
import { Shown } from '../parts.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';
import { Clipping } from './09-clipping.tsx';
import { Eigenvalues } from './09-eigenvalues.tsx';
import { RecurrentExercises } from './09-exercises.tsx';

const recurrent = { layers: 30, width: 30, activation: 'tanh', tied: 'yes', bias: 0, layer: 2 } as const;

export function TheSameMatrix(): ReactNode {
  return (
    <>
      <p>
        A net that reads a text word by word, or a sound sample by sample, does the same thing at every step.
        It keeps a list of numbers, its state, and makes the next state out of it with a matrix that never
        changes. Such a net is called <em>recurrent</em>. Drawn with one node for each step it is a deep
        feedforward net, whose layers are moments in time: <M tex="l" /> is the time, and all layers share one{' '}
        <M tex="w" /> and one <M tex="b" />. This is called <em>unrolling</em>.
      </p>
      <p>
        A sentence of thirty words makes thirty layers. If the error is to get from the last word back to the
        first, it has to pass through <M tex="w" /> twenty-nine times. It was for these nets that{' '}
        <Cite id="pascanu-2013" /> wrote down the argument which the answer, and chapter&nbsp;5 with it,
        carries over to feedforward nets.
      </p>
      <Equation id="unrolled" />

      <h3>The bound becomes a power</h3>
      <p>
        Nothing new is needed. In <Ref id="relative" /> all matrices are now the same one, so that the product
        of their norms is a power. The condition for vanishing is one inequality about one number.
      </p>
      <Equation id="recurrent-bound" />
      <p>
        For tanh it reads <M tex="\sigma_1(w) < 1" />, for the sigmoid <M tex="\sigma_1(w) < 4" />. The figure
        unrolls the net on show with one matrix for all layers: <Scrub setting="layers" /> of them, activation{' '}
        <Scrub setting="activation" />, weight scale <Scrub setting="scale" />. In the instrument the setting{' '}
        <em>Tied weights</em> does the same.
      </p>
      <UnrolledFigure />
      <ul className="art-nets">
        <li>
          <ShowNet
            id="recurrent-certified"
            settings={{ ...recurrent, scale: 0.45 }}
            label="recurrent, tanh, scale 0.45"
          />{' '}
          <M tex="\sigma_1(w) < 1" />: vanishing is certified.
        </li>
        <li>
          <ShowNet
            id="recurrent-between"
            settings={{ ...recurrent, scale: 0.8 }}
            label="recurrent, tanh, scale 0.8"
          />{' '}
          <M tex="\rho(w) < 1 < \sigma_1(w)" />: it vanishes, and the bound climbs.
        </li>
        <li>
          <ShowNet
            id="recurrent-grows"
            settings={{ ...recurrent, scale: 2.5 }}
            label="recurrent, tanh, scale 2.5"
          />{' '}
          It grows. No bound from above says so.
        </li>
        <li>
          <ShowNet
            id="recurrent-orthogonal"
            settings={{ ...recurrent, activation: 'linear', weights: 'orthogonal', scale: 1 }}
            label="recurrent, linear, orthogonal"
          />{' '}
          All singular values and all eigenvalues have the size 1: nothing is lost, at any depth.
        </li>
      </ul>
      <Eigenvalues />
      <Clipping />
      <RecurrentExercises />
      <Shown kind="theorem">
        If the largest singular value of the shared matrix is below <M tex="1/@gamma" />, errors of a
        recurrent net vanish exponentially on their way back in time, whatever it reads. The largest
        eigenvalue says this of linear nets in the long run, and of other nets nothing: an example has only
        the eigenvalue 0 and explodes. Clipping shortens a gradient and changes no ratio within it.
      </Shown>
    </>
  );
}
