import type { ReactNode } from 'react';
import { SingularValuesFigure } from '../../figures/singular-values-figure.tsx';
import { Cite } from '../cite.tsx';
import { Equation } from '../equation.tsx';
import { M } from '../prose.tsx';
import { Table } from '../table.tsx';

const certified = [
  ['tanh, sine, arctangent', '0.5', '1', '1'],
  ['error function', '0.443', '0.886', '0.886'],
  ['linear', '0.5', '1', '1'],
  ['ReLU', '0.5', '1', '1.414'],
  ['sigmoid', '2', '4', '10.149'],
] as const;

/** Which rungs lose with depth, and what that means for certificates. */
export function WithDepth(): ReactNode {
  return (
    <>
      <h3>Which rungs lose with depth</h3>
      <p>
        What a step loses in a net with random weights, it loses again at every layer, as a rule. So the slack
        of <M tex="B_0" />, <M tex="B_1" /> and <M tex="B_2" /> grows in proportion to the depth. With the
        last rung it is different.
      </p>
      <Equation id="last-rung" />
      <p>
        For products of independent Gaussian matrices more is known, which we quote without proof. With
        probability 1 the norm of the product and the length of what it makes of a fixed vector grow or shrink
        in the long run at the same exponential rate. It is called the largest Lyapunov exponent, and{' '}
        <Cite id="newman-1986" /> computed it. So in a linear net with such weights <M tex="B_3" /> loses
        nothing per layer in the long run. In the nets of the table above, as{' '}
        <strong className="art-claim">measured</strong>, <M tex="B_3" /> lies within about one decade of the
        gradient.
      </p>
      <p>
        The whole product <M tex="@jacobian{l}" /> can be looked at through its singular values, from{' '}
        <M tex="\|@jacobian{l}\|" /> down. With Gaussian weights, the further the layer is from the output,
        the further they spread apart: a few directions of the output error arrive, the others are forgotten.
      </p>
      <SingularValuesFigure />

      <h3>What it means for certificates</h3>
      <p>
        The bound proves vanishing where <M tex="@gamma\,@weightNorm{r} < 1" />. A loss of a factor of 2 in
        the norm makes this region half as large as it could be, and the losses by slopes make it smaller
        still. How far it is from the truth depends on the activation.
      </p>
      <Table
        numbers
        caption={
          <>
            Largest <M tex="\sigma_w" /> with vanishing, wide nets, no biases. The first two columns are
            certified by the bound; the last is the <strong className="art-claim">typical case</strong>,
            proved in chapter&nbsp;8.
          </>
        }
        columns={[
          { key: 'activation', head: 'activation' },
          { key: 'gaussian', head: 'bound, Gaussian' },
          { key: 'orthogonal', head: 'bound, orthogonal' },
          { key: 'typical', head: 'typical' },
        ]}
        rows={certified.map((cells) => ({ key: cells[0], cells }))}
      />
      <p>
        For tanh with orthogonal weights the certificate reaches as far as it can. For the sigmoid it stops at
        2, or at 4, and vanishing goes on to 10.149. The slopes must lose another factor of two and a half
        there, although nearly every layer has a neuron whose slope is nearly <M tex="\tfrac14" />. The next
        chapter asks why.
      </p>
    </>
  );
}
