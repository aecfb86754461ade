import type { ReactNode } from 'react';
import { ActivationBandsFigure } from '../../figures/activation-bands-figure.tsx';
import { FactorsFigure } from '../../figures/factors-figure.tsx';
import { Scrub } from '../../figures/scrub.tsx';
import { ShowNet } from '../../figures/show-net.tsx';
import { Cite } from '../cite.tsx';
import { Equation } from '../equation.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';

const gelu = { layers: 30, width: 256, activation: 'gelu', bias: 0.1, layer: 2 } as const;

/** ReLU's single point, softplus without any, and the cliff of the self-gated activations. */
export function NoEdge(): ReactNode {
  return (
    <>
      <h3>Activations without an edge</h3>
      <p>
        Not every activation has a curve to drag a point along. Set the activation, now{' '}
        <Scrub setting="activation" />, to <em>ReLU</em>, then to <em>Softplus</em>, then to <em>GELU</em>,
        and look each time at the plane in which the edge was.
      </p>
      <Equation id="relu-map" />
      <p>
        For ReLU the edge has shrunk to the point <M tex="(\sqrt2, 0)" />, as <Cite id="hayou-2019" /> put it.
        And there is no chaos on the far side: everything grows, but the angle between two inputs still
        shrinks.
      </p>
      <Equation id="softplus-never" />
      <p>
        For GELU, SiLU and Mish the settings with <M tex="\chi_1 = 1" /> do form a curve, and plots of it have
        been published. But most of it is a curve of unstable fixed points, and no signal stays there.
      </p>
      <Equation id="edge-stability" />
      <p>
        What is found instead is a cliff. Below it the variance has two places to go, a small one where
        gradients vanish, and infinity where they grow, and the strength of the input decides. For SiLU with{' '}
        <M tex="\sigma_w = 1.6772" /> and <M tex="\sigma_b = 0.2019" />, the setting that has{' '}
        <M tex="\chi = 1" /> at <M tex="q = 0.7" />, an input that makes a variance of 0.69 in layer&nbsp;2
        comes to rest at 0.197, and one that makes 0.71 grows without end. A stable edge begins only far out:
        for GELU at <M tex="\sigma_w = 1.4082" />, <M tex="\sigma_b = 0.416" />, for SiLU at{' '}
        <M tex="1.4100" /> and <M tex="0.745" />, for Mish at <M tex="1.4190" /> and <M tex="0.307" />. From
        there it runs up a sliver between about 1.39 and 1.42, hardly wider than its own line in the figure.
      </p>
      <ul className="art-nets">
        <li>
          <ShowNet id="gelu-below" settings={{ ...gelu, scale: 1.4 }} label="GELU, scale 1.40" /> The signal
          fades, and so does the gradient.
        </li>
        <li>
          <ShowNet id="gelu-above" settings={{ ...gelu, scale: 1.6 }} label="GELU, scale 1.60" /> It runs
          away, and GELU is as good as ReLU.
        </li>
      </ul>
      <p>
        Near the cliff a net of finite width may fall to either side, whatever theory says of wide ones. Try
        new weights at 1.47.
      </p>
      <Equation id="weak-signal" />
      <p>
        So an initialisation that was made for ReLU is not right for its smooth relatives, because at weak
        signals these are not like ReLU. ELU and SELU, which are straight on the right all the way down to 0,
        do have an edge of the usual kind.
      </p>
      <FactorsFigure />
      <p>
        In the figure all activations share the two scales of the net on show. Raise <M tex="@weightScale" />,
        and those that are unbounded on one side gather near <M tex="\sigma_w/\sqrt2" />: a strong signal
        cannot tell them from ReLU. The strokes of the bound do not care. They see <M tex="@gamma" /> and the
        norms, as in <Ref id="bound" />.
      </p>
      <p>
        That is theory, one number for each activation in nets of infinite width. The next figure asks nets of
        the width on show: for each activation many of them, <strong className="art-claim">measured</strong>,
        with the two scales of the net on show and the same random numbers.
      </p>
      <ActivationBandsFigure />
      <p>
        A median that runs straight has a factor, and it is close to that of theory. What no factor tells is
        how far single nets lie apart. With a one-hot target and weak weights the output error is nearly minus
        the target, so it goes back through one output neuron alone. In half of the nets ReLU has that one
        switched off: hence the depth of its band, already at the last layer. With the target{' '}
        <em>independent</em> it is far narrower.
      </p>
    </>
  );
}
