import type { ReactNode } from 'react';
import { Reading } from '../../figures/reading.tsx';
import { Scrub } from '../../figures/scrub.tsx';
import { ShowNet } from '../../figures/show-net.tsx';
import { Cite } from '../cite.tsx';
import { Equation } from '../equation.tsx';
import { M } from '../prose.tsx';

/** The lower bound, and how loose it is. */
export function FromBelow(): ReactNode {
  return (
    <>
      <h3>From below</h3>
      <p>
        The same proof with every inequality turned round gives a bound from below. In place of the norm
        stands the least factor by which a matrix changes a length.
      </p>
      <Equation id="smallest-gain" />
      <Equation id="lower-bound" />
      <Equation id="growth" />
      <p>
        Two things are different from above. The smallest slope is taken over the neurons of this example, not
        over the whole line: for a saturating function or for ReLU the infimum over the line is 0, and the
        bound would be empty. And a single layer that is wider than the one before it makes the bound 0, since
        on the way back from more numbers to fewer something must get lost.
      </p>
      <ul className="art-nets">
        <li>
          <ShowNet
            id="growth-linear"
            settings={{ layers: 30, activation: 'linear', weights: 'orthogonal', scale: 1.2, layer: 2 }}
            label="linear, orthogonal, growth certified"
          />{' '}
          Every matrix stretches every direction by 1.2: the upper bound, the gradient and the lower bound are
          one line.
        </li>
        <li>
          <ShowNet
            id="growth-gaussian"
            settings={{ layers: 30, activation: 'linear', layer: 2 }}
            label="linear, Gaussian"
          />{' '}
          The same activation with Gaussian weights. The gradient keeps its size within a factor of five, the
          upper bound grows to over <M tex="10^8" />, and the lower bound falls to some <M tex="10^{-45}" />.
        </li>
      </ul>
      <p>
        The second net shows how loose this bound is. A square Gaussian matrix of width <M tex="n" /> has some
        direction that it nearly annihilates: its smallest singular value is typically of the order of{' '}
        <M tex="\sigma_w/n" />, as shown by <Cite id="edelman-1988" />. So the bound loses a factor of the
        order of <M tex="n" /> at every layer, besides what it loses by the slopes. For layer <M tex="l" />
        &nbsp;=&nbsp;
        <Scrub setting="layer" /> of the net on show it is <Reading of="lower" />, the gradient{' '}
        <Reading of="gradB" />. The lower bound is nearly tight if the weights are nearly orthogonal and the
        slopes within each layer nearly equal, and of little use otherwise. But it is the only one of the two
        that can prove growth, and only the pair encloses the truth.
      </p>
    </>
  );
}
