import type { ReactNode } from 'react';
import { RungsTable } from '../../figures/rungs-table.tsx';
import { Scrub } from '../../figures/scrub.tsx';
import { ShowNet } from '../../figures/show-net.tsx';
import { Equation } from '../equation.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';
import { Table } from '../table.tsx';

const A = 'A_r';

/** The ladder, when its rungs coincide, and a rung that is none. */
export function Ladder(): ReactNode {
  return (
    <>
      <h3>A ladder of bounds</h3>
      <p>
        The proof took the norm of every factor as early as possible. It could have waited: first multiply,
        then take norms. Each delay gives a bound that knows more about the net.
      </p>
      <Equation id="rungs" />
      <Equation id="ladder" />
      <p>
        Here is the ladder for layer <M tex="l" />
        &nbsp;=&nbsp;
        <Scrub setting="layer" /> of the net on show. In the chart you can switch the inner rungs on.
      </p>
      <RungsTable />
      <p>Before we count losses: there may be none.</p>
      <Equation id="sharp" />
      <p>
        <ShowNet
          id="sharp"
          settings={{ layers: 30, activation: 'linear', weights: 'orthogonal', layer: 2 }}
          label="linear, orthogonal, nothing lost"
        />{' '}
        No proof can give a smaller bound from the same data: <M tex="@gamma" />, the norms of the weights,
        and the length of the output error. What follows is therefore not about a clumsy proof. It is about
        what those data leave out.
      </p>

      <h3>When nothing is lost</h3>
      <p>
        Every step down the ladder is an inequality about a product. So it is enough to know when{' '}
        <Ref id="submultiplicative" /> is an equality.
      </p>
      <Equation id="no-loss" />
      <Equation id="no-loss-slopes" />
      <Table
        caption={
          <>
            Two neighbours on the ladder are equal exactly under these conditions, unless both are 0. Theorem,
            by <Ref id="no-loss" /> and <Ref id="no-loss-slopes" />.
          </>
        }
        columns={[
          { key: 'step', head: 'step' },
          { key: 'condition', head: 'nothing is lost if and only if' },
          { key: 'case', head: 'for example' },
        ]}
        rows={[
          {
            key: 'b1',
            cells: [
              <M key="0" tex="B_0 = B_1" />,
              <>
                in each of the layers <M tex="l, \dots, L" /> some neuron has a slope of size{' '}
                <M tex="@gamma" />
              </>,
              'ReLU, with a neuron that is on in every layer',
            ],
          },
          {
            key: 'b2',
            cells: [
              <M key="0" tex="B_1 = B_2" />,
              <>
                for every <M tex="r" />, some direction that <M tex="(w^{r+1})^T" /> stretches most comes out
                on neurons of the largest slope alone
              </>,
              'orthogonal weights, always; or equal slopes within each layer',
            ],
          },
          {
            key: 'b3',
            cells: [
              <M key="0" tex="B_2 = B_3" />,
              <>
                for every <M tex="r" />, some direction that the product of all later steps stretches most
                comes out in one that <M tex={A} /> stretches most
              </>,
              'one neuron per layer; linear nets with orthogonal weights',
            ],
          },
          {
            key: 'exact',
            cells: [
              <M key="0" tex="B_3 = \|\delta^l\|" />,
              <>
                the output error is what <M tex="@jacobian{l}" /> stretches most
              </>,
              'one output neuron',
            ],
          },
        ]}
      />
      <p>
        Without the first line the bound (∗∗) itself is not attained. For a function such as the softplus,
        whose slopes come near to <M tex="@gamma" /> and never reach it, the inequality is strict unless both
        sides are 0. For the sigmoid it is strict unless, besides, some neuron of every layer stands at
        exactly 0, as in the chain <Ref id="exploding-chain" /> of the next chapter, which does attain the
        bound.
      </p>

      <h3>A rung that is none</h3>
      <p>
        One improvement suggests itself: the backward pass knows <M tex="\|\delta^L\|" />, so why not use it?
        One may, but not as a rung of this ladder.
      </p>
      <Equation id="trap" />
    </>
  );
}
