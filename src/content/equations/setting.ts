import type { DerivationTable } from './types.ts';

const r = String.raw;

/** Chapters 1 and 2: what a gradient is for, the net, its start, its cost. */
export const setting = {
  descent: {
    label: '(1.1)',
    kind: 'theorem',
    name: 'what each layer contributes',
    tex: r`C(\theta - \eta\,\nabla C) = C(\theta) - \eta \sum_{l=2}^{L} \left( @gradB{l}^{2} + @gradW{l}_F^{2} \right) + o(\eta)`,
    reason:
      'To first order, a step down the gradient lowers the cost by the squared lengths of the gradients of the layers, added up.',
    hypotheses: [
      r`The cost is differentiable at $\theta$, the list of all weights and biases.`,
      r`All layers take the step with the same learning rate $\eta > 0$.`,
    ],
    statement: r`As $\eta \to 0$, one step of gradient descent lowers the cost by $\eta$ times the sum, over the layers $l = 2, \dots, L$, of the squared lengths of their bias and weight gradients, up to an error that is small compared with $\eta$. The length of a matrix is here that of the list of its entries, $\|M\|_F^2 = \sum_{jk} M_{jk}^2$.`,
    sketch: r`A differentiable function changes by its gradient times the step. The step is $-\eta$ times that very gradient, so the change is $-\eta$ times its squared length; and the square of a length is a sum of squares, which may be sorted by layers.`,
    steps: [
      {
        tex: r`{\theta = (w^2, b^2, \dots, w^L, b^L),} \quad\allowbreak {g = \nabla C(\theta)}`,
        reason: 'All parameters in one list, and the gradient with respect to it.',
      },
      {
        tex: r`C(\theta + h) = C(\theta) + \langle g, h \rangle + o(\|h\|)`,
        reason: r`This is what *differentiable* at $\theta$ means.`,
      },
      { tex: r`h = -\eta\, g`, reason: 'The step of gradient descent.' },
      {
        tex: r`C(\theta - \eta g) = C(\theta) - \eta\,\|g\|^2 + o(\eta)`,
        reason: r`$\langle g, -\eta g\rangle = -\eta\|g\|^2$, and $\|\eta g\|$ is a constant times $\eta$.`,
      },
      {
        tex: r`\|g\|^2 = \sum_{l=2}^{L} \left( \left\|\frac{\partial C}{\partial b^l}\right\|^2 + \left\|\frac{\partial C}{\partial w^l}\right\|_F^2 \right)`,
        reason: r`$\|g\|^2$ is the sum of the squares of all partial derivatives. Every one of them belongs to one layer.`,
      },
    ],
    source: 'Standard; the wording is ours.',
  },

  factor: {
    label: '(1.2)',
    kind: 'definition',
    name: 'the factor per layer',
    tex: r`@gradB{l} = \rho^{\,L-l}\; @gradB{L}`,
    reason: r`The number by which one step back multiplies the gradient, on (geometric) average.`,
    hypotheses: [r`$2 \le l < L$, and neither of the two gradients is zero.`],
    statement: r`For a layer $l < L$ let $\rho > 0$ be the number that makes this equation true. The gradients of a net are *vanishing* towards the input where $\rho < 1$ and *exploding* where $\rho > 1$; they are *unstable* if $\rho^{L-l}$ is far from 1.`,
    sketch: r`A ratio of two gradients that are $L-l$ layers apart is a product of $L-l$ ratios of neighbours. Their geometric mean is the one number that, repeated $L-l$ times, gives the same.`,
    steps: [
      {
        tex: r`\frac{\|\partial C/\partial b^{l}\|}{\|\partial C/\partial b^{L}\|} = \prod_{r=l}^{L-1} \frac{\|\partial C/\partial b^{r}\|}{\|\partial C/\partial b^{r+1}\|}`,
        reason: r`All norms between $l$ and $L$ cancel. None of them is zero: by [[one-step-back]] an error that is zero once stays zero.`,
      },
      {
        tex: r`\rho = \left( \frac{\|\partial C/\partial b^{l}\|}{\|\partial C/\partial b^{L}\|} \right)^{1/(L-l)}`,
        reason: r`Hence $\rho$ exists, is positive and unique: the geometric mean of the ratios.`,
      },
    ],
    source: 'Ours, for what Nielsen, chapter 5, calls the unstable gradient.',
  },

  forward: {
    label: '(25)',
    kind: 'definition',
    name: 'one layer',
    tex: r`{@preActivation{l} = @weights{l}\,@activations{l-1} + @biases{l},} \quad\allowbreak {@activations{l} = @sigma(@preActivation{l}),} \quad\allowbreak {l = 2, \dots, L}`,
    reason: 'A layer weighs what the layer before it says, adds its biases and bends the result.',
    hypotheses: [
      r`$w^l$ is an $n_l \times n_{l-1}$ matrix, $b^l$ a vector of $n_l$ numbers, and $\sigma$ acts on each component alone.`,
    ],
    statement: r`The activations of layer 1 are the input, $a^1 = x$. Those of every later layer, $l = 2, \dots, L$, are computed from those of the layer before. The output of the net is $a^L$.`,
    sketch: r`The intermediate vector $z^l$ has a name because the derivative is simplest there: $z^l$ is affine in the layer before, and $a^l$ depends on it component by component. Both halves of the backward pass come from that split.`,
    steps: [
      { tex: r`a^1_k = x_k`, reason: 'Layer 1 computes nothing: it has no weights, no biases, no $z$.' },
      {
        tex: r`z^l_j = \sum_{k=1}^{n_{l-1}} w^l_{jk}\, a^{l-1}_k + b^l_j`,
        reason: r`$w^l_{jk}$ leads *from* neuron $k$ of layer $l-1$ *to* neuron $j$ of layer $l$; so the layer is a matrix times a vector, without a transpose.`,
      },
      { tex: r`a^l_j = \sigma(z^l_j)`, reason: 'Each neuron bends its own number.' },
    ],
    source: r`Nielsen, chapter 2, (23) and (25).`,
  },

  start: {
    label: '(2.1)',
    kind: 'definition',
    name: 'random weights to begin with',
    tex: r`{@weights{l}[w^l_{jk}] = \frac{@weightScale}{\sqrt{n_{l-1}}}\; g^l_{jk},} \quad\allowbreak {@biases{l}[b^l_j] = @biasScale\; h^l_j}`,
    reason: 'Training begins at random weights; two numbers say how large they are.',
    hypotheses: [r`All $g^l_{jk}$ and $h^l_j$ are independent, with mean 0 and variance 1.`],
    statement: r`Before training, the weights into layer $l = 2, \dots, L$ have standard deviation $\sigma_w/\sqrt{n_{l-1}}$ and the biases $\sigma_b$. The two scales, $\sigma_w$ and $\sigma_b$, are the same in all layers.`,
    sketch: r`The numbers $g$ and $h$ are drawn once from the seed. The slider for $\sigma_w$ only multiplies them, so a curve of this page moves continuously and always shows the same net at another scale.`,
    steps: [
      {
        tex: r`{\mathbb E\,w^l_{jk} = 0,} \quad\allowbreak {\mathbb E\,(w^l_{jk})^2 = \frac{\sigma_w^2}{n_{l-1}}}`,
        reason: r`Mean and variance of a multiple of $g^l_{jk}$.`,
      },
      {
        tex: r`{\mathbb E\,b^l_j = 0,} \quad\allowbreak {\mathbb E\,(b^l_j)^2 = \sigma_b^2}`,
        reason: r`The same of $h^l_j$. Here $\sigma_b = 0$ unless the page says otherwise.`,
      },
    ],
    source: r`LeCun, Bottou, Orr and Müller 1998 for the $1/\sqrt{n}$; the two scales as in Poole et al. 2016, arXiv:1606.05340.`,
  },

  'root-n': {
    label: '(2.2)',
    kind: 'theorem',
    name: r`why the root of n`,
    tex: r`\mathbb E\,\|@weights{l}\,v\|^2 = @weightScale[\sigma_w^2]\,\frac{n_l}{n_{l-1}}\,\|v\|^2`,
    reason: r`With weights of variance $\sigma_w^2/n_{l-1}$ a layer multiplies the mean square of a signal by $\sigma_w^2$, whatever its width.`,
    hypotheses: [r`[[start]]`, r`The vector $v$ does not depend on $w^l$.`],
    statement: r`For every fixed vector $v$ of $n_{l-1}$ numbers, the mean of $\|w^l v\|^2$ over the random weights is $\sigma_w^2\, n_l/n_{l-1}$ times $\|v\|^2$. Per neuron: the mean square of a component of $w^l v$ is $\sigma_w^2$ times the mean square of a component of $v$.`,
    sketch: r`Each component of $w^l v$ is a sum of independent terms of mean 0, so its variance is the sum of their variances, $(\sigma_w^2/n_{l-1})\sum_k v_k^2$. There are $n_l$ components.`,
    steps: [
      {
        tex: r`\mathbb E\,\Bigl(\sum_k w^l_{jk} v_k\Bigr)^{2} = \sum_{k,m} \mathbb E\,[w^l_{jk} w^l_{jm}]\; v_k v_m`,
        reason: r`Expand the square; $v$ is fixed.`,
      },
      {
        tex: r`= \sum_{k} \frac{\sigma_w^2}{n_{l-1}}\, v_k^2 = \frac{\sigma_w^2}{n_{l-1}}\,\|v\|^2`,
        reason: r`Different weights are independent with mean 0, so only $m = k$ remains.`,
      },
      {
        tex: r`\mathbb E\,\|w^l v\|^2 = \sum_{j=1}^{n_l} \frac{\sigma_w^2}{n_{l-1}}\,\|v\|^2 = \sigma_w^2\,\frac{n_l}{n_{l-1}}\,\|v\|^2`,
        reason: 'Add the components.',
      },
    ],
    source: 'Standard.',
  },

  cost: {
    label: '(27)',
    kind: 'definition',
    name: 'the quadratic cost of one example',
    tex: r`@cost = \tfrac12\,\|@error\|^2`,
    reason: 'Half the squared distance between what the net says and what it should say.',
    hypotheses: [r`The target $y$ is a fixed vector of $n_L$ numbers.`],
    statement: r`The cost of one example $(x, y)$ is half the squared Euclidean length of the output error $a^L - y$. The cost of several examples is the mean of their costs.`,
    sketch: r`The square makes the cost smooth, and the half makes its derivative the error itself: see [[output-gradient]].`,
    steps: [{ tex: r`C = \frac12 \sum_{j=1}^{n_L} (a^L_j - y_j)^2`, reason: 'The same by components.' }],
    source: r`Nielsen, chapter 2, (26) and (27).`,
  },

  'output-gradient': {
    label: '(2.3)',
    kind: 'identity',
    name: 'the gradient at the output is the error',
    tex: r`\nabla_{a^L} @cost = @error`,
    reason: 'Differentiate half a square.',
    hypotheses: [r`The cost is [[cost]].`],
    statement: r`As a function of the output alone, the quadratic cost has the gradient $a^L - y$.`,
    sketch: r`Only the term with index $j$ contains $a^L_j$, and the derivative of half a square is its base.`,
    steps: [
      {
        tex: r`\frac{\partial C}{\partial a^L_j} = \frac12 \sum_{i} \frac{\partial}{\partial a^L_j}(a^L_i - y_i)^2`,
        reason: '[[cost]], term by term.',
      },
      {
        tex: r`= a^L_j - y_j`,
        reason: r`The terms with $i \ne j$ are constant; the power rule for $i = j$.`,
      },
    ],
    source: r`Nielsen, chapter 2, before (30).`,
  },
} as const satisfies DerivationTable;
