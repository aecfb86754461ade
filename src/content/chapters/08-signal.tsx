import type { ReactNode } from 'react';
import { CobwebFigure } from '../../figures/cobweb-figure.tsx';
import { Reading } from '../../figures/reading.tsx';
import { Scrub } from '../../figures/scrub.tsx';
import { Equation } from '../equation.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';

/** The variance map: what becomes of the signal on its way forward. */
export function TheSignal(): ReactNode {
  return (
    <>
      <h3>One number for each layer</h3>
      <p>
        The slopes depend on where the neurons stand, so we begin with the way forward. Here random weights
        are a great simplification: they forget everything about the layer before but the length of its
        activations.
      </p>
      <Equation id="one-layer-law" />
      <p>
        This holds for any width. The hat on <M tex="\hat q^{\,l}" /> says that it is still random, since the
        activations are. How much it fluctuates is known as well.
      </p>
      <Equation id="one-step" />
      <p>
        A layer of a hundred neurons averages over a hundred of them. In the limit of wide layers there is
        nothing random left, and the fate of a signal is the orbit of one number under one function.
      </p>
      <Equation id="variance-map" />
      <p>
        The figure draws this map for <M tex="@weightScale" />
        &nbsp;=&nbsp;
        <Scrub setting="scale" /> and <M tex="@biasScale" />
        &nbsp;=&nbsp;
        <Scrub setting="bias" />. Read it like a staircase: from the diagonal up or down to the curve, which
        is the variance in the next layer, then across to the diagonal, and again. The dots belong to no
        theory. They are the layers of the net on show, and the wider it is, the closer they lie to the curve.
      </p>
      <CobwebFigure />
      <p>
        Where curve and diagonal meet, the variance is at rest. In wide nets with the settings of the one on
        show it comes to rest at <M tex="q^*" />
        &nbsp;=&nbsp;
        <Reading of="restVariance" />.
      </p>
      <Equation id="fixed-point" />
      <Equation id="variance-rate" />
      <p>
        For tanh with <M tex="\sigma_w \le 1" /> and no biases the only place to rest is 0: the signal dies
        out. Beyond 1 the point at 0 becomes unstable and another appears. A bias lifts the curve at its left
        end, and then there is always something left.
      </p>

      <h3>Two inputs</h3>
      <p>
        One number cannot tell whether a net still distinguishes its inputs. To see that, follow two of them
        at once, and ask how much they have in common.
      </p>
      <Equation id="two-inputs" />
      <Equation id="nearby-inputs" />
      <p>
        So where <M tex="\chi_1 < 1" /> two inputs that lie near each other become more alike from layer to
        layer, and in the end the net cannot tell them apart. Such a net is called <em>ordered</em>. Where{' '}
        <M tex="\chi_1 > 1" /> the smallest difference grows, and the net is called <em>chaotic</em>.
      </p>
      <p>
        We shall meet <M tex="\chi_1" /> again in a moment, on the way back. That the same number appears is
        no accident. By <Ref id="jacobian" /> the matrix that carries the error back is the one that carries
        small changes forward, and a random matrix treats all directions alike. So, where the variance has
        come to rest, vanishing gradients and inputs that become indistinguishable are one phenomenon, and so
        are growing gradients and chaos.
      </p>
    </>
  );
}
