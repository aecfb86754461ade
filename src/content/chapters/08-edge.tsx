import type { ReactNode } from 'react';
import { PhasePlaneFigure } from '../../figures/phase-plane-figure.tsx';
import { Reading } from '../../figures/reading.tsx';
import { schemeActivations, schemeRows } from '../../figures/schemes.ts';
import { ShowNet } from '../../figures/show-net.tsx';
import { activationWords } from '../../figures/slope-figure.tsx';
import { Cite } from '../cite.tsx';
import { Equation } from '../equation.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';
import { Table } from '../table.tsx';

/** At this width PyTorch's biases have a variance of 1/300. */
const width = 100;
const rows = schemeRows(width);

/** The edge of chaos: where gradients neither vanish nor grow. */
export function TheEdge(): ReactNode {
  return (
    <>
      <h3>The edge</h3>
      <p>
        Everything about the long run is now in one number, <M tex="\chi_1" />, and that depends on two
        scales. The figure shows it in the plane of both. Where it is 1 lies the edge between order and chaos.
        Drag the point: along the light line gradients reach through any depth.
      </p>
      <PhasePlaneFigure />
      <p>
        At the bias scale of the net on show the edge lies at <M tex="\sigma_w" />
        &nbsp;=&nbsp;
        <Reading of="edgeScale" />. The edge is easily computed by a detour: choose the variance first, and
        ask for the scales afterwards.
      </p>
      <Equation id="edge" />
      <p>For two functions that resemble tanh near 0 the means are known in closed form.</p>
      <Equation id="edge-sine" />
      <Equation id="edge-erf" />
      <p>For tanh itself they have to be computed as integrals. But how its edge begins is known.</p>
      <Equation id="edge-tanh" />

      <h3>Why there is an ordered side at all</h3>
      <p>
        One might expect gradients to vanish because neurons <em>saturate</em>: because they stand far out,
        where the activation function is nearly flat. The following inequality says otherwise: as long as the
        signal does not die out, only biases can make gradients vanish, real ones or those that a mean
        activation other than 0 amounts to.
      </p>
      <Equation id="order-needs-bias" />
      <p>
        The more a function saturates, the less signal it passes on, and the variance comes to rest at a
        smaller value, where it saturates less. This balance ends on the growing side. A bias disturbs it: it
        pushes neurons into saturation without being signal.
      </p>
      <Equation id="odd-edge" />
      <p>
        For tanh without biases and with orthogonal weights the bound is therefore sharp. It certifies
        vanishing up to <M tex="\sigma_w = 1" />, and beyond there is typically growth, since for wide
        orthogonal matrices the same map holds. (That it does we have not proved; the chart shows it.)
      </p>
      <ul className="art-nets">
        <li>
          <ShowNet
            id="orthogonal-below"
            settings={{
              layers: 30,
              width: 128,
              activation: 'tanh',
              weights: 'orthogonal',
              scale: 0.9,
              bias: 0,
              layer: 2,
            }}
            label="tanh, orthogonal, scale 0.9"
          />{' '}
          Certified, and at nearly the right rate.
        </li>
        <li>
          <ShowNet
            id="orthogonal-above"
            settings={{
              layers: 30,
              width: 128,
              activation: 'tanh',
              weights: 'orthogonal',
              scale: 1.5,
              bias: 0,
              layer: 2,
            }}
            label="tanh, orthogonal, scale 1.5"
          />{' '}
          Growth.
        </li>
      </ul>
      <p>
        On the edge itself the gradient need not be constant; its change is only no longer exponential in the
        depth.
      </p>
      <Equation id="edge-decay" />

      <h3>What libraries begin with</h3>
      <p>
        Now the usual initialisations can be placed. Glorot’s and LeCun’s scale is 1 in layers of equal width,
        where tanh without biases has its edge. PyTorch’s linear layers begin with uniform weights of variance{' '}
        <M tex="1/(3n)" />, that is <M tex="\sigma_w^2 = \tfrac13" />: with every activation of the table
        below, gradients vanish. The same library recommends for tanh, in <Cite id="pytorch-2019" />, a gain
        of <M tex="\tfrac53" />, that is <M tex="\sigma_w = \tfrac53" />: well on the growing side, at{' '}
        <M tex="\chi_1 = 1.21" />. And Nielsen’s start, with biases of scale 1, explains the numbers that he
        prints: <M tex="1/\sqrt{\chi_1} = 4.88" /> per layer, where the six ratios of his numbers have the
        geometric mean 4.70 (chapter&nbsp;10).
      </p>
      <Table
        numbers
        caption={
          <>
            What a step back does to the length of the error, <M tex="\sqrt{\chi_1}" />:{' '}
            <strong className="art-claim">typical case</strong>, input of variance 1, PyTorch’s biases for
            layers of {width} neurons.
          </>
        }
        columns={[
          { key: 'scheme', head: 'start' },
          { key: 'scale', head: <M tex="\sigma_w" /> },
          { key: 'bias', head: <M tex="\sigma_b" /> },
          ...schemeActivations.map((id) => ({ key: id, head: activationWords(id) })),
        ]}
        rows={rows}
      />
      <p>
        A factor of 0.9 and one of 1.1 look harmless in such a table. Over fifty layers the first leaves half
        a per cent, and the second multiplies by more than a hundred. The table also shows what{' '}
        <Ref id="order-needs-bias" /> means for SELU, which was designed to keep the variance at 1 with{' '}
        <M tex="\sigma_w = 1" />: its gradients must grow, and do. He’s scale is the one of{' '}
        <Cite id="he-2015" /> for ReLU.
      </p>
    </>
  );
}
