import type { ReactNode } from 'react';
import { Scrub } from '../../figures/scrub.tsx';
import { ShowNet } from '../../figures/show-net.tsx';
import { WidthFigure } from '../../figures/width-figure.tsx';
import { Cite } from '../cite.tsx';
import { Equation } from '../equation.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';

/** What is known exactly of nets that are not infinitely wide. */
export function FiniteWidth(): ReactNode {
  return (
    <>
      <h3>Finite width</h3>
      <p>
        Real layers have <Scrub setting="width" /> neurons, not infinitely many. What does that change? For
        linear and for ReLU nets the answer is known exactly. It begins with a question of words: what is the
        typical gradient, if gradients are random?
      </p>
      <Equation id="log-norm" />
      <Equation id="falls-behind" />
      <p>
        Theory says that at <M tex="\sigma_w = 1" /> a linear net keeps its gradients, and in the mean square
        it does, at every width. But the mean square of what? Of a quantity whose logarithm wanders at random.
        After many steps most nets are far below the mean and a few are far above it, and the few make the
        mean. A single net, such as yours, will hardly be one of them.
      </p>
      <WidthFigure />
      <p>
        What counts is depth divided by width. As long as <M tex="L/n" /> is small, the limit of wide layers
        is a good guide; a net as deep as it is wide has a life of its own. In ReLU nets chance has a second
        source: which neurons are on. Think of a gate in each of them, open or shut.
      </p>
      <Equation id="fair-gates" />
      <p>
        This is a rare thing, an exact statement about gradients of a nonlinear net at any width. With it
        everything can be computed as if all gates were tossed beforehand.
      </p>
      <Equation id="relu-log-norm" />
      <Equation id="dead-layer" />
      <p>
        That the variance of <M tex="\ln\|@delta{l}\|^2" /> grows like <M tex="5\sum 1/n_l" /> in wide layers
        was found by <Cite id="hanin-2018" /> and <Cite id="hanin-nica-2020" />. For products of Gaussian
        matrices the whole spectrum is known: the singular values drift apart exponentially, at rates that{' '}
        <Cite id="newman-1986" /> computed, so that a deep Gaussian net passes on a single direction in the
        end. Orthogonal weights avoid it in linear nets, where by <Ref id="sharp" /> nothing is lost at all.
      </p>
      <ul className="art-nets">
        <li>
          <ShowNet
            id="narrow-relu"
            settings={{
              layers: 50,
              width: 10,
              activation: 'relu',
              scale: Math.SQRT2,
              bias: 0,
              target: 'independent',
              layer: 2,
            }}
            label="ReLU, 50 layers of 10 neurons, He’s scale"
          />{' '}
          In the limit its gradients keep their size. Press <em>New weights</em> a few times.
        </li>
        <li>
          <ShowNet
            id="wide-relu"
            settings={{
              layers: 50,
              width: 200,
              activation: 'relu',
              scale: Math.SQRT2,
              bias: 0,
              target: 'independent',
              layer: 2,
            }}
            label="the same with 200 neurons"
          />
        </li>
      </ul>
    </>
  );
}
