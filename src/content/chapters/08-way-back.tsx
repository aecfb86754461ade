import type { ReactNode } from 'react';
import { DepthSweepFigure } from '../../figures/depth-sweep-figure.tsx';
import { Reading } from '../../figures/reading.tsx';
import { ShowNet } from '../../figures/show-net.tsx';
import { Cite } from '../cite.tsx';
import { Equation } from '../equation.tsx';
import { M } from '../prose.tsx';
import { Table } from '../table.tsx';

/** log₁₀ of E‖δ²‖²/E‖δ^L‖², width 128, 20 steps back (sigmoid: 10), 400 nets with an independent error; measured once. */
const checked = [
  ['tanh, (1, 0)', '−1.44', '−1.44'],
  ['tanh, (1.5, 0.05)', '1.04', '1.09'],
  ['tanh, (0.8, 0.1)', '−4.88', '−4.91'],
  ['sigmoid, (1, 1)', '−13.74', '−13.72'],
  ['ReLU, (√2, 0)', '0', '−0.002'],
] as const;

/** The gradient in a wide net, and what has to be assumed of the error. */
export function TheWayBack(): ReactNode {
  return (
    <>
      <h3>The error on its way back</h3>
      <p>A step back multiplies by weights and by slopes. Each has a mean square.</p>
      <Equation id="chi" />
      <p>
        If the weights of the way back were not those of the way forward but drawn anew, we should be done:{' '}
        the mean of <M tex="\|@delta{l}\|^2" /> would be <M tex="@chi{l}" /> times that of{' '}
        <M tex="\|@delta{l+1}\|^2" />, as <Cite id="schoenholz-2017" /> assume. But they are the same weights.
        They have decided where the neurons stand, and through the output even what the error is. What do they
        still hide, once all that is known?
      </p>
      <Equation id="conditional" />
      <p>
        So the way forward spoils the randomness of a matrix in one direction among <M tex="n" />. Whether
        that matters depends on the direction of the error.
      </p>
      <Equation id="mean-step-back" />
      <p>
        All depends on the angle between the error of a layer and the signal that arrives there. In many
        dimensions two directions that have nothing to do with each other are nearly at right angles, and if
        they are so at the output, they are so in every layer.
      </p>
      <Equation id="gradient-independence" />
      <Equation id="gradient-recursion" />
      <p>
        This is what we were looking for: an equality where the bound has an inequality. In a wide net with
        the settings of the one on show a step back multiplies the length of the error by{' '}
        <M tex="\sqrt{\chi_1}" />
        &nbsp;=&nbsp;
        <Reading of="typicalFactor" />, once the variance has settled; in this net the factor is{' '}
        <Reading of="factor" /> on average.
      </p>
      <Equation id="depth-scale" />
      <DepthSweepFigure />
      <p>
        The band is <strong className="art-claim">measured</strong>: many nets of every depth with a dot, each
        drawn for itself, since a deep net does not tell what a shallower one would have done. Where its
        middle leaves the line of theory, the width is finite or the error knows the net. The rest of this
        chapter says how much each of them does.
      </p>
      <Table
        numbers
        caption={
          <>
            Decades by which the mean square of the error changes from the last layer to layer&nbsp;2.{' '}
            <strong className="art-claim">Measured</strong>: 400 nets of width 128, 20 steps back (sigmoid:
            10), with an independent output error.
          </>
        }
        columns={[
          { key: 'net', head: <M tex="\sigma,\; (\sigma_w, \sigma_b)" /> },
          { key: 'theory', head: 'theory' },
          { key: 'measured', head: 'measured' },
        ]}
        rows={checked.map((cells) => ({ key: cells[0], cells }))}
      />

      <h3>When the error knows the net</h3>
      <p>
        The condition on the last layer is not idle. The output error of this article, <M tex="@error" />,
        contains the output itself, and that is made by the very weights through which it goes back. With a
        one-hot target, zeros with a single 1, and an output as wide as the other layers, nearly all of the
        error is output.
      </p>
      <Equation id="own-output" />
      <p>
        Over thirty layers of equal width this is a factor of <M tex="\sqrt{29}" />, more than five, in the
        length of the error, which no <M tex="\chi" /> accounts for. To see theory and measurement agree, set
        the target to <em>independent</em>: then the output error is a random unit vector that knows nothing
        of the net. Compare the two at the left end of the chart.
      </p>
      <ul className="art-nets">
        <li>
          <ShowNet
            id="own-output"
            settings={{
              layers: 30,
              width: 128,
              activation: 'linear',
              scale: 1,
              bias: 0,
              target: 'one-hot',
              layer: 2,
            }}
            label="linear, one-hot target"
          />{' '}
          Theory says that the curve is level. It climbs.
        </li>
        <li>
          <ShowNet
            id="own-error"
            settings={{
              layers: 30,
              width: 128,
              activation: 'linear',
              scale: 1,
              bias: 0,
              target: 'independent',
              layer: 2,
            }}
            label="linear, independent error"
          />{' '}
          The same weights. Now it is level, but for what a width of 128 leaves to chance.
        </li>
      </ul>
    </>
  );
}
