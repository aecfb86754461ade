import type { ReactNode } from 'react';
import { useCertifiedRows } from '../../figures/certified-rows.tsx';
import { ShowNet } from '../../figures/show-net.tsx';
import { Cite } from '../cite.tsx';
import { Equation } from '../equation.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';
import { Table } from '../table.tsx';

/** Where the sigmoid's edge lies, and how far certificates are from it. */
export function SigmoidAgain(): ReactNode {
  const rows = useCertifiedRows();
  return (
    <>
      <h3>The sigmoid once more</h3>
      <p>
        Chapter&nbsp;7 has shown that every sigmoid net is a tanh net with a bias that it did not ask for,{' '}
        <Ref id="forced-bias" />. For a single net that is exact, with biases that depend on the weights. In
        wide nets they behave like independent ones.
      </p>
      <Equation id="sigmoid-map" />
      <p>
        So there is nothing new to compute. In the plane of tanh the sigmoid nets without biases lie on the
        diagonal, <M tex="\sigma_b = \sigma_w" />, a quarter of the way out. They cross the edge of tanh where
        that has climbed to a bias of 2.54.
      </p>
      <Equation id="sigmoid-critical" />
      <p>
        Not at 4, where the slope at 0 would be made up for. It could not be at 4: there the tanh net has{' '}
        <M tex="\sigma_w = 1" />, so that <M tex="\chi_1 = \mathbb E\,\tanh'(u)^2" />, and the forced bias
        keeps the variance of <M tex="u" /> away from 0, where alone this mean would be 1.
      </p>
      <ul className="art-nets">
        <li>
          <ShowNet
            id="sigmoid-edge"
            settings={{
              layers: 30,
              width: 256,
              activation: 'sigmoid',
              scale: 10.149,
              bias: 0,
              target: 'independent',
              layer: 2,
            }}
            label="sigmoid at scale 10.149"
          />{' '}
          Level on average, with large fluctuations: most neurons stand far out on either side, and few of a
          layer have any slope to speak of.
        </li>
      </ul>
      <p>
        The table puts side by side where vanishing is certified and where it is typical. For Gaussian weights
        the certificate ends at <M tex="1/(2\gamma)" />, because <M tex="\|w\| \to 2\sigma_w" />, the theorem
        of <Cite id="geman-1980" />; for orthogonal weights at <M tex="1/\gamma" />.
      </p>
      <Table
        numbers
        caption={
          <>
            Largest <M tex="\sigma_w" /> with vanishing gradients, no biases, wide nets. First two columns:{' '}
            <strong className="art-claim">theorem</strong>, the bound. Third:{' '}
            <strong className="art-claim">typical case</strong>. In the strips the same on a logarithmic
            scale: certified for Gaussian weights in full colour, for orthogonal ones in half height, typical
            in grey; the blue mark is the weight scale of the net on show.
          </>
        }
        columns={[
          { key: 'activation', head: 'activation' },
          { key: 'gaussian', head: 'Gaussian' },
          { key: 'orthogonal', head: 'orthogonal' },
          { key: 'typical', head: 'typical' },
          { key: 'strip', head: 'this net' },
        ]}
        rows={rows}
      />
    </>
  );
}
