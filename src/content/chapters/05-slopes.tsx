import type { ReactNode } from 'react';
import { Reading } from '../../figures/reading.tsx';
import { Scrub } from '../../figures/scrub.tsx';
import { SlopeBounds } from '../../figures/slope-bounds.tsx';
import { SlopeComparison, SlopeFigure } from '../../figures/slope-figure.tsx';
import { Equation } from '../equation.tsx';
import { M } from '../prose.tsx';

/** γ, and why it needs its bars. */
export function Slopes(): ReactNode {
  return (
    <>
      <h3>The steepest slope</h3>
      <p>
        The slope matrices <M tex="@slopes{r}" /> are diagonal, so the norm of each is its largest entry in
        absolute value. Which entry that is depends on the example. But none can exceed the steepest slope of
        the activation function.
      </p>
      <Equation id="gamma" />
      <p>
        The net on show uses <Scrub setting="activation" />, with <M tex="@gamma" />
        &nbsp;=&nbsp;
        <Reading of="gamma" />. The bars around <M tex="\sigma'" /> are there for a reason.
      </p>
      <Equation id="decreasing" />
      <p>
        Such a function computes no worse than the sigmoid: change the signs of all weights and biases, and
        the net says the same. A bound should not tell the two apart. For every activation on offer here the
        two suprema happen to be the same number, even for those that fall somewhere, such as GELU or the
        sine, because none of them falls more steeply than it rises.
      </p>
      <SlopeBounds />
      <Equation id="slopes-norm" />
      <p>
        This is the first place where the proof gives something away. The number <M tex="@gamma" /> is allowed
        to every layer, whether or not one of its neurons is so steep. Choose a layer, <M tex="l" />
        &nbsp;=&nbsp;
        <Scrub setting="layer" />, and see where its neurons stand.
      </p>
      <SlopeFigure />
      <p>
        The two classical activation functions, sigmoid and tanh, differ by a factor of four in{' '}
        <M tex="@gamma" />, and by a factor of two in the width of their hill. Chapter&nbsp;7 shows that they
        are nevertheless the same function in different clothes.
      </p>
      <SlopeComparison />
    </>
  );
}
