import type { ReactNode } from 'react';
import { Reading } from '../../figures/reading.tsx';
import { Scrub } from '../../figures/scrub.tsx';
import { Exercise, Shown } from '../parts.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';
import { Alignment } from './06-alignment.tsx';
import { Ladder } from './06-ladder.tsx';
import { Ledger } from './06-ledger.tsx';
import { WithDepth } from './06-with-depth.tsx';

export function WhereTheProofIsGenerous(): ReactNode {
  return (
    <>
      <p>
        Look at the distance between the dashed bound and the blue curve. For layer <M tex="l" />
        &nbsp;=&nbsp;
        <Scrub setting="layer" /> of the net on show it is <Reading of="slackDecades" /> powers of ten. No
        step of the proof is wrong, and yet the result may be far above the truth. This chapter finds out
        where it is lost. With Gaussian weights most of it, as a rule, is lost in one place.
      </p>
      <Ladder />
      <Ledger />
      <Alignment />
      <WithDepth />
      <Exercise
        number="6.1"
        answer={
          <p>
            <M tex="B_1" /> and all below it. Slopes and weights are numbers, and the norm of a product of
            numbers is the product of their norms; the smallest slope of a layer is also its largest, and the
            smallest gain of a weight its absolute value. Only <M tex="B_0" /> differs, by what the slopes
            fall short of <M tex="@gamma" />: all of the slack is saturation. Set <M tex="@width" /> to 1 and
            see.
          </p>
        }
      >
        In a net with one neuron in each layer, which members of the ladder are equal?
      </Exercise>
      <Exercise
        number="6.2"
        answer={
          <p>
            <M tex="\operatorname{avg}_r" /> is typically <M tex="\log\sqrt2" />, or 0.15 decades per layer.
            The slopes of a ReLU layer are 1 for the neurons that are on and 0 for the others. If half of them
            are on and <M tex="v_r" /> has no preference, <M tex="\|\Sigma'(z^r)\,v_r\|^2" /> is about half of{' '}
            <M tex="\|v_r\|^2" />. With one neuron on, saturation costs nothing. In thirty layers the
            averaging comes to some four and a half decades: look at the ledger for ReLU with He’s weights.
          </p>
        }
      >
        In a ReLU net about half of the neurons of each layer are off. What is lost by averaging in one step,
        and what by saturation?
      </Exercise>
      <Exercise
        number="6.3"
        answer={
          <p>
            Two decades in every step, all by alignment: <M tex="\|w^{r+1}\| = 10" />, and the error, which
            lies along the second axis, is multiplied by <M tex="\tfrac1{10}" />. All slopes are 1, so nothing
            is lost by saturation or averaging. The ledger adds up to <M tex="2\,(L-l)" /> decades, the
            quotient of <M tex="10^{L-l}" /> and <M tex="10^{-(L-l)}" />.
          </p>
        }
      >
        Draw up the ledger of the net in <Ref id="silent" />.
      </Exercise>
      <Shown kind="theorem">
        The bound, three rungs, the gradient and the lower bound form a ladder, and the slack is exactly a sum
        of losses by layer and cause. That alignment costs square Gaussian weights about 0.3 decades per
        layer, at the usual scales about half of the slack or more, is <em>typical case</em> and confirmed by
        measurement; orthogonal weights lose nothing by it.
      </Shown>
    </>
  );
}
