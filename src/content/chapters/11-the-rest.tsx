import type { ReactNode } from 'react';
import { PrecisionFigure } from '../../figures/precision-figure.tsx';
import { Cite } from '../cite.tsx';
import { Equation } from '../equation.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';
import { Remedy } from '../remedy.tsx';

/** Cross-entropy, number formats, clipping. */
export function TheRest(): ReactNode {
  return (
    <>
      <h3>Another cost</h3>
      <p>
        With the quadratic cost the output error is multiplied by the slopes of the output layer before it
        even sets out. If an output neuron is saturated on the wrong side, next to nothing is left. With the
        cross-entropy this slope cancels, <Ref id="cross-entropy" />; that is what <Cite id="nielsen-2015" />{' '}
        recommends it for.
      </p>
      <Remedy
        shows={['cross-entropy']}
        cures={<>one factor: the slope of the output layer, at most a quarter for logistic units.</>}
        known={
          <>
            theorem: one <M tex="\gamma" /> fewer in the bound, and the same bound for the ratio of two
            layers.
          </>
        }
        not={
          <>
            anything between layers. All gradients become larger by about the same number, which a learning
            rate would have done. The step from one layer to the one before is what it was.
          </>
        }
      />

      <h3>Numbers of sixteen bits</h3>
      <p>
        Large nets are trained with numbers of 16 bits, which take half the room and a fraction of the time.
        In this article gradients of <M tex="10^{-300}" /> are no trouble, because logarithms are stored. A
        training program stores the numbers themselves, and there is a smallest one.
      </p>
      <Equation id="too-small" />
      <PrecisionFigure />
      <p>
        With 16 bits there is a choice. <em>float16</em> has eleven binary digits and ends at{' '}
        <M tex="6 \times 10^{-8}" />; <em>bfloat16</em> has eight of them and the range of 32 bits, for which{' '}
        <Cite id="kalamkar-2019" /> report training without any scaling. For the first,{' '}
        <Cite id="micikevicius-2018" /> multiply the cost by a power of two, which is called{' '}
        <em>loss scaling</em>. In the instrument the setting <em>Precision</em> rounds every number of both
        passes, and names the layers where errors become zero. A power of two in front of the cost is not a
        setting of it; the figure above takes the best one.
      </p>
      <Remedy
        shows={['bfloat16', 'float16']}
        cures={
          <>
            underflow, if the format has the range or the cost is scaled: then what rounding does to the
            curves can hardly be seen.
          </>
        }
        known={
          <>
            theorem: <Ref id="too-small" />; the bound holds for the rounded numbers if each step is allowed a
            factor <M tex="1 + u" /> and a small number, and the instrument shows that one.
          </>
        }
        not={
          <>
            vanishing. One power of two for all layers lifts all errors alike; if first and last layer are
            more than some twelve decades apart, no power of two fits both into float16.
          </>
        }
      />

      <h3>Clipping</h3>
      <p>
        Of clipping chapter&nbsp;9 has said what there is to say, <Ref id="clipping" />. It belongs here
        because it is in common use, and not for recurrent nets alone.
      </p>
      <Remedy
        shows={['clipping']}
        cures={<>single steps that are too long.</>}
        known={<>theorem: no step is longer than the threshold times the learning rate.</>}
        not={
          <>
            any ratio. In the figure its row is that of the net without remedies, to the last digit, and it
            cannot be otherwise.
          </>
        }
      />
      <p>
        Methods such as Adam, which divide every component of the gradient by its own recent size, are of
        another kind. They make uniformly small gradients harmless. The directions which an early layer
        receives after thirty steps through random matrices are no better for being longer.
      </p>
    </>
  );
}
