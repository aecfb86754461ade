import type { ReactNode } from 'react';
import { Exercise } from '../parts.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';

export function SigmoidExercises(): ReactNode {
  return (
    <>
      <Exercise
        number="7.1"
        answer={
          <p>
            Put <M tex="\zeta^l = \tfrac12 z^l" /> and <M tex="\alpha^l = \tanh\zeta^l = 2a^l" />. Then{' '}
            <M tex="\zeta^l = \tfrac14 w^l \alpha^{l-1} + \tfrac12 b^l" /> for <M tex="l \ge 3" />: a tanh net
            with a quarter of the weights, and no forced bias. With <M tex="\sigma_w = 4" /> and{' '}
            <M tex="\sigma_b = 0" /> it is the tanh net with <M tex="\sigma_w = 1" />, whose gradients stay
            nearly level. The slopes, <M tex="@gamma" /> and the bound are those of the sigmoid.
          </p>
        }
      >
        Let <M tex="\sigma_0(t) = \sigma(t) - \tfrac12" />, with the sigmoid <M tex="\sigma" />. To which tanh
        net is a net of such neurons equivalent, and what do its gradients do at <M tex="\sigma_w = 4" />?
      </Exercise>
      <Exercise
        number="7.2"
        answer={
          <p>
            Nothing changes but the length: with a factor of <M tex="c" /> the condition is{' '}
            <M tex="s(1-s) \ge c/|w|" />, so <M tex="|w| \ge 4c" />, and in <Ref id="interval" /> one has to
            put <M tex="|w|/c" /> for <M tex="|w|" /> inside the root and the logarithm. With{' '}
            <M tex="|w| = 4c\cosh^2 t" /> the length is <M tex="W = t/(c\cosh^2 t)" />: the same curve,
            divided by <M tex="c" />. The best window for a factor of 2 is 0.2239 wide.
          </p>
        }
      >
        How wide is the window of the activations <M tex="a" /> with <M tex="|w|\,\sigma'(wa+b) \ge c" />, for
        a number <M tex="c > 0" />?
      </Exercise>
      <Exercise
        number="7.3"
        answer={
          <p>
            The output error of a sigmoid net is <M tex="a^L - y" />. In the tanh net the output is{' '}
            <M tex="\alpha^L = 2a^L - 1" />; with the target <M tex="2y-1" /> the output error is{' '}
            <M tex="2(a^L-y)" /> and the quadratic cost four times as large. So all gradients with respect to{' '}
            <M tex="\zeta^l" /> are four times those with respect to the <M tex="\zeta^l" /> of the sigmoid
            net, which are <M tex="2\,\delta^l" />: in all, eight times <M tex="\delta^l" />, in every layer.
          </p>
        }
      >
        Give the tanh net of <Ref id="forced-bias" /> a target and a quadratic cost of its own that suit the
        sigmoid net. How do the errors compare?
      </Exercise>
    </>
  );
}
