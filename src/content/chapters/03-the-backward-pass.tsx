import type { ReactNode } from 'react';
import { BackwardStep } from '../../figures/backward-step.tsx';
import { NetworkFigure } from '../../figures/network-figure.tsx';
import { Equation } from '../equation.tsx';
import { Exercise, Shown } from '../parts.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';
import { Kinks } from './03-kinks.tsx';

export function TheBackwardPass(): ReactNode {
  return (
    <>
      <p>
        How much does the cost change if one bias of layer&nbsp;2 is nudged? One could nudge it and run the
        net again, but there are thousands of parameters. The backward pass finds the derivatives for all of
        them at once, with about the work of running the net twice. It is nothing but the chain rule, applied
        in a good order: from the output to the input.
      </p>
      <p>
        The good order needs a good variable. Nielsen’s choice, and ours, is the derivative of the cost with
        respect to the pre-activations.
      </p>
      <Equation id="error" />
      <p>
        So <M tex="@delta{l}" /> says what the cost would gain from a nudge at <M tex="@preActivation{l}" />,
        all later layers reacting as they do. It is called the <em>error</em> of the layer, because at the
        output it is the output error up to a factor.
      </p>

      <h3>At the output</h3>
      <Equation id="bp1" />
      <p>
        In this form the slopes are multiplied in component by component. For what follows it is better to see
        them as a matrix, since products of matrices can be rearranged and measured.
      </p>
      <Equation id="slope-matrix" />
      <Equation id="bp1-matrix" />
      <p>With the quadratic cost the gradient at the output is the output error, and (33) becomes (30).</p>
      <Equation id="output-error" />
      <p>
        It pays to keep the two apart. Equation <Ref id="bp1-matrix" /> holds for every cost;{' '}
        <Ref id="output-error" /> is its quadratic case. With another cost something may cancel, and for one
        famous pair of cost and output neurons it does.
      </p>
      <Equation id="cross-entropy" />
      <p>
        With this cost, every product in the following chapters contains one matrix of slopes fewer, and every
        bound one factor <M tex="@gamma" /> fewer. This matters when numbers are compared: the speeds of
        learning that Nielsen prints in his chapter&nbsp;5 were computed with the cross-entropy.
        Chapter&nbsp;10 repeats them.
      </p>

      <h3>One step back</h3>
      <p>
        Suppose the error of layer <M tex="l+1" /> is known. The error of layer <M tex="@layer" /> follows.
      </p>
      <Equation id="bp2" />
      <Equation id="one-step-back" />
      <p>
        Read from right to left, this is what happens to the error on its way back. First the weights between
        the two layers act, transposed: neuron <M tex="j" /> collects from every neuron it had sent something
        to, with the same weights. Then each neuron multiplies by its own slope. A neuron that stands on a
        flat piece of <M tex="@sigma" /> lets nothing through.
      </p>

      <NetworkFigure pass="backward" />
      <BackwardStep />

      <h3>From the error to the gradients</h3>
      <Equation id="bp3" />
      <Equation id="bp4" />
      <p>
        This finishes the computation: one pass forward for all <M tex="@preActivation{l}" /> and{' '}
        <M tex="@activations{l}" />, one pass back for all <M tex="@delta{l}" />, and every derivative is one
        of these numbers or the product of two. By <Ref id="bp3" /> we may say “error” and “bias gradient” for
        the same vector; the blue curve of the chart is the length of <M tex="@delta{l}" />.
      </p>
      <p>
        A word on sources. Nielsen’s book proves (BP1) and (BP2). It leaves (BP3) and (BP4) as an exercise,
        and (33), (34) and (35) as a problem. All of them are proved here: open <em>every step</em> under the
        equation.
      </p>

      <Kinks />

      <Exercise
        number="3.1"
        answer={
          <>
            <p>
              Let <M tex="c" /> be the index with <M tex="y_c = 1" />. Then{' '}
              <M tex="C = -\ln a^L_c = -z^L_c + \ln \sum_k e^{z^L_k}" />, so that
            </p>
            <M
              display
              tex="\delta^L_j = \frac{\partial C}{\partial z^L_j} = \frac{e^{z^L_j}}{\sum_k e^{z^L_k}} - [j = c] = a^L_j - y_j ."
            />
            <p>
              Note that softmax is not an elementwise function, so (BP1) does not apply as it stands; the
              definition <Ref id="error" /> does. From layer <M tex="L-1" /> down nothing changes.
            </p>
          </>
        }
      >
        Let the output be a softmax, <M tex="a^L_j = e^{z^L_j}/\sum_k e^{z^L_k}" />, the target a vector of
        zeros with a single 1, and the cost <M tex="C = -\sum_j y_j \ln a^L_j" />. Show that again{' '}
        <M tex="\delta^L = a^L - y" />.
      </Exercise>
      <Exercise
        number="3.2"
        answer={
          <p>
            Only the entries of the slope matrices: in <M tex="@slopes{l}" /> stands the slope of each
            neuron’s own function. No proof above uses that the functions are the same.
          </p>
        }
      >
        What changes in (BP1) to (BP4) if every neuron has an activation function of its own?
      </Exercise>

      <Shown kind="theorem">
        If <M tex="@sigma" /> has a derivative at every number the example visits, the backward pass computes
        the gradient of the cost exactly, for every differentiable cost; each step back is multiplication by
        the matrix <M tex="@slopes{l}(@weights{l+1})^T" />.
      </Shown>
    </>
  );
}
