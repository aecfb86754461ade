import type { ReactNode } from 'react';
import { Cite } from '../cite.tsx';
import { Equation } from '../equation.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';
import { CertifiedNorms } from './c-certified-norms.tsx';

/** How the numbers are computed, and which of them are certified. */
export function Numbers(): ReactNode {
  return (
    <>
      <p>
        Everything on this page is computed in your browser, from genuine forward and backward passes in
        double precision. This appendix says how, and which numbers may be trusted to the last inequality.
      </p>

      <h3>Numbers of any size</h3>
      <p>
        A number in double precision loses its digits below <M tex="10^{-308}" />, one by one, and below{' '}
        <M tex="5 \cdot 10^{-324}" /> there is only 0. A gradient may be a good deal smaller. So lengths are
        kept as logarithms.
      </p>
      <Equation id="log-domain" />
      <p>
        Slopes have logarithms of their own. Far out the sigmoid’s slope, computed as{' '}
        <M tex="\sigma(1-\sigma)" />, would be 0 from <M tex="z = 37" /> on, since <M tex="\sigma" /> is then
        rounded to 1; computed as <M tex="e^{-|z|}/(1+e^{-|z|})^2" /> it keeps all its digits, and its
        logarithm exists where the slope itself underflows. An exact zero, such as a ReLU layer that is off,
        is the logarithm <M tex="-\infty" /> and is drawn on a line of its own.
      </p>

      <CertifiedNorms />

      <h3>What belongs to the net and what to its rounding</h3>
      <p>
        The norms are those of the very numbers that are stored as weights. So the inequality (∗∗) as it is
        drawn is a theorem about that net. The gradient beside it was computed with rounding, and so were the
        sums of logarithms. Therefore the bounds that are drawn contain an allowance: from above they are
        raised, from below lowered, by what the roundings of all steps may amount to, about{' '}
        <M tex="n\sqrt n\,u" /> per layer of width <M tex="n" /> with <M tex="u = 2^{-53}" />. It is far too
        small to be seen. With it <M tex="\|\delta^l\| \le B_2 \le B_1 \le B_0" /> and{' '}
        <M tex="\underline{B} \le \|\delta^l\|" /> hold for the numbers that are shown, by proof. For{' '}
        <M tex="B_3" />, which needs a product of many matrices, the same is tested on random nets and not
        proved.
      </p>
      <p>
        In deep nets with large weights the forward pass itself is sensitive: rounding grows from layer to
        layer, and beyond some eighty layers at <M tex="\sigma_w = 4" /> with tanh the computed activations
        are no longer those of the same weights in exact arithmetic. The gradient is then that of the computed
        pass. The bound (∗∗) does not care, as it contains no activations.
      </p>
      <p>
        Where <M tex="@sigma" /> has a kink, the slope on one side is taken, as PyTorch does: 0 for ReLU at 0.
        Bounds hold for the vector that results. In general it is the gradient with probability 1, but not by
        necessity: see <Ref id="kink" />, <Cite id="bolte-pauwels-2020" /> and{' '}
        <Cite id="bolte-pauwels-2021" />.
      </p>

      <h3>Random numbers</h3>
      <p>
        Each seed fixes one set of standard normal numbers, drawn from a stream of its own for every layer and
        every neuron. The sliders for the scales multiply these numbers and draw nothing, so curves move
        continuously; another layer, or a wider one, leaves all other numbers as they were. Orthogonal weights
        are made from the same numbers by orthonormalising their rows or columns, whichever are fewer.
      </p>

      <h3>How all this is checked</h3>
      <p>
        Every equation of the article has a test that reaches it by another road: derivatives by finite
        differences, matrices by a second library, counterexamples in exact numbers, inequalities on random
        nets. Bounds of norms are compared with exact integer arithmetic. Reference values for small nets were
        computed with sixty digits.
      </p>
    </>
  );
}
