import type { DerivationTable } from './types.ts';

const r = String.raw;

const sigmoid = r`$\sigma(t) = 1/(1+e^{-t})$, the sigmoid.`;

/** Chapter 7: one sigmoid neuron in each layer. */
export const chain = {
  chain: {
    label: '(122)',
    kind: 'identity',
    name: 'one neuron in each layer',
    tex: r`\frac{\partial C}{\partial @biases{l}} = \sigma'(z^l)\; w^{l+1} \sigma'(z^{l+1}) \;\allowbreak w^{l+2} \sigma'(z^{l+2}) \cdots\allowbreak w^L \sigma'(z^L)\; \frac{\partial C}{\partial a^L}`,
    reason: 'All matrices are numbers.',
    hypotheses: [
      r`$n_1 = n_2 = \dots = n_L = 1$, and $\sigma$ has a derivative at every $z^r$.`,
      r`The cost is differentiable in the output $a^L$.`,
    ],
    statement: r`For $2 \le l \le L$, in a net of single neurons, the gradient is a slope times one factor $w^r\sigma'(z^r)$ for each layer $r = l+1, \dots, L$ times the derivative of the cost. Between neighbours, $\delta^{r-1}/\delta^r = \sigma'(z^{r-1})\,w^r$.`,
    sketch: r`[[product]], and numbers may be put in any order.`,
    steps: [
      {
        tex: r`\delta^l = \sigma'(z^l)\,w^{l+1}\,\allowbreak \sigma'(z^{l+1})\,w^{l+2} \cdots\allowbreak w^L\,\sigma'(z^L)\,\frac{\partial C}{\partial a^L}`,
        reason: r`[[product]] for $1 \times 1$ matrices, with the cost as in [[bp1-matrix]].`,
      },
      {
        tex: r`\frac{\partial C}{\partial b^l} = \delta^l`,
        reason: r`[[bp3]]. The brackets may be set so that every weight stands with the slope of its own layer.`,
      },
    ],
    source: r`Nielsen, chapter 5, (122), for $L = 5$ and $l = 2$. His index 1 is the first hidden layer, our layer 2.`,
  },

  'steep-needs-four': {
    label: '(7.3)',
    kind: 'theorem',
    name: 'a factor of one needs a weight of four',
    tex: r`{|w|\,\sigma'(wa+b) \ge 1} \;\allowbreak\Longrightarrow\; {|w| \ge 4}`,
    reason: 'A quarter at best.',
    hypotheses: [sigmoid, r`$a$, $b$ and $w$ are any real numbers.`],
    statement: r`In the product [[chain]] a factor can reach 1 in absolute value only if its weight is at least 4 in absolute value.`,
    sketch: r`No slope exceeds a quarter, [[quarter]]; multiply by $|w|$.`,
    steps: [
      {
        tex: r`1 \le |w|\,\sigma'(wa+b) \le \frac{|w|}{4}`,
        reason: '[[quarter]]. Multiply by 4.',
      },
    ],
    source: 'Nielsen, chapter 5, a problem there, first part.',
  },

  interval: {
    label: '(123)',
    kind: 'theorem',
    name: 'how wide the window is',
    tex: r`W = \frac{2}{|w|}\,\allowbreak \ln \left( \frac{|w|\,\bigl(1+\sqrt{1-4/|w|}\,\bigr)}{2} - 1 \right)`,
    reason: r`The slope is large where the pre-activation is near 0, and a large weight leaves little room there.`,
    hypotheses: [sigmoid, r`$|w| \ge 4$; $b$ is any number.`],
    statement: r`The activations $a$ with $|w|\,\sigma'(wa+b) \ge 1$ form an interval about $-b/w$, and $W$ is exactly its length, whatever $b$. It is 0 for $|w| = 4$, and at most $2\ln|w|/|w|$, so that it shrinks to nothing for large weights.`,
    sketch: r`In terms of the output $s = \sigma(z)$ the condition is a quadratic inequality, $s(1-s) \ge 1/|w|$. Its solutions form an interval, so do the $z$ that belong to them, and so do the $a$ with $z = wa+b$.`,
    steps: [
      {
        tex: r`s\,(1-s) \ge \frac{1}{|w|} \;\iff\; {\frac{1-\rho}{2} \le s \le \frac{1+\rho}{2},} \quad\allowbreak {\rho = \sqrt{1-4/|w|}}`,
        reason: r`With $s = \sigma(z)$ and [[quarter]]. The roots of $s^2 - s + 1/|w|$ are $(1 \pm \rho)/2$, real since $|w| \ge 4$.`,
      },
      {
        tex: r`\iff\; |z| \le \ln\frac{1+\rho}{1-\rho}`,
        reason: r`$z = \ln\frac{s}{1-s}$ grows with $s$, and takes the values $\mp\ln\frac{1+\rho}{1-\rho}$ at the two ends.`,
      },
      {
        tex: r`\iff\; {\Bigl| a + \frac bw \Bigr|} \le \frac{1}{|w|}\,\ln\frac{1+\rho}{1-\rho}`,
        reason: r`$z = wa + b$. An interval of the length $\frac{2}{|w|}\ln\frac{1+\rho}{1-\rho}$.`,
      },
      {
        tex: r`\frac{1+\rho}{1-\rho} = \frac{(1+\rho)^2}{1-\rho^2} = \frac{|w|}{4}\,(1+\rho)^2`,
        reason: r`$1-\rho^2 = 4/|w|$.`,
      },
      {
        tex: r`= \frac{|w|}{4}\,{\Bigl( 2(1+\rho) - \frac{4}{|w|} \Bigr)} = \frac{|w|\,(1+\rho)}{2} - 1`,
        reason: r`$(1+\rho)^2 = 2(1+\rho) - (1-\rho^2)$. The last number is below $|w|$, as $\rho < 1$: hence $W \le 2\ln|w|/|w|$.`,
      },
    ],
    source: r`Nielsen, chapter 5, (123), a problem there, which asks for this number as an upper bound. It is the length itself.`,
  },

  widest: {
    label: '(7.4)',
    kind: 'theorem',
    name: 'the widest window',
    tex: r`{\max_{|w| \ge 4} W = t - \frac{1}{4t} = 0.4477\dots} \quad\allowbreak {\text{at } |w| = 4\cosh^2 t = 6.894\dots,} \quad\allowbreak {t \tanh t = \tfrac12}`,
    reason: r`In the right variable the width is $t/\cosh^2 t$, a curve with one summit.`,
    hypotheses: [sigmoid],
    statement: r`The width [[interval]] is largest for one weight only, where $t = 0.77170\dots$ is the positive solution of $t\tanh t = \tfrac12$. However large the weight, the activation may move in a window of length $0.4477\dots$ at most.`,
    sketch: r`Put $|w| = 4\cosh^2 t$. The root in [[interval]] becomes $\tanh t$, the logarithm becomes $2t$, and one derivative is left to take.`,
    steps: [
      {
        tex: r`{|w| = 4\cosh^2 t,} \quad\allowbreak \sqrt{1-4/|w|} = \sqrt{1 - 1/\cosh^2 t} = \tanh t`,
        reason: r`Every $|w| \ge 4$ is of this form for exactly one $t \ge 0$.`,
      },
      {
        tex: r`W = \frac{2}{|w|}\,\ln\frac{1+\tanh t}{1-\tanh t} = \frac{4t}{|w|} = \frac{t}{\cosh^2 t}`,
        reason: r`The third line of the proof of [[interval]], and $\frac{1+\tanh t}{1-\tanh t} = e^{2t}$.`,
      },
      {
        tex: r`\frac{dW}{dt} = \frac{\cosh t - 2t\sinh t}{\cosh^3 t} = \frac{1 - 2\,t\tanh t}{\cosh^2 t}`,
        reason: r`$t\tanh t$ grows from 0 without bound, so $W$ rises up to the one $t$ with $t\tanh t = \tfrac12$ and falls after it.`,
      },
      {
        tex: r`W = t\,(1-\tanh^2 t) = t\,\Bigl(1-\frac{1}{4t^2}\Bigr) = t - \frac{1}{4t}`,
        reason: r`There $\tanh t = 1/(2t)$. Numerically $t = 0.771702319\dots$, $|w| = 6.894151032\dots$, $W = 0.447743205\dots$`,
      },
    ],
    source: r`Nielsen, chapter 5, a problem there, with the values 6.9 and 0.45 to be found numerically. The closed form is ours.`,
  },
} as const satisfies DerivationTable;
