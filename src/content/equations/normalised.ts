import type { DerivationTable } from './types.ts';

const r = String.raw;

const groups = r`$z$ stands for $k$ numbers that are normalised together: the neurons of a layer for one example (layer normalisation), or one neuron over the examples of a batch (batch normalisation). $s > 0$. No learnt scale or shift, and nothing is added to $s$.`;
const alike = r`Any two examples of the batch have the same correlation in the layers $l-1$, $l$ and $l+1$, as those of independent noise have nearly.`;
const wide = r`The weights are random, [[start]], and layers are infinitely wide; the output error does not depend on them.`;

/** Chapter 11: what a normalised layer does to errors. */
export const normalised = {
  'norm-jacobian': {
    label: '(11.6)',
    kind: 'identity',
    name: 'the derivative of a normalisation',
    tex: r`{\hat z = \frac{z - \bar z\,\mathbf 1}{s},} \quad\allowbreak {N' := \frac{\partial \hat z}{\partial z}} = {\frac1s \Bigl( I - \tfrac1k \mathbf 1 \mathbf 1^T - \tfrac1k\,\hat z\,\hat z^T \Bigr),} \quad\allowbreak {\|N'\| = \frac1s}`,
    reason: r`Mean and spread move with the numbers.`,
    hypotheses: [
      groups,
      r`$\bar z = \frac1k \sum_i z_i$, $s^2 = \frac1k \sum_i (z_i - \bar z)^2$; for the norm $k \ge 3$.`,
    ],
    statement: r`The derivative is symmetric, and the same for the way back. It removes two directions altogether, $\mathbf 1$ and $\hat z$, and divides everything else by $s$. No weights tell how small $s$ may become: no bound can be given before the spread is measured.`,
    sketch: r`$\mathbf 1/\sqrt k$ and $\hat z/\sqrt k$ are orthogonal unit vectors, so that the bracket is a projection onto the rest.`,
    steps: [
      {
        tex: r`\frac{\partial \bar z}{\partial z_j} = \frac1k, \quad\allowbreak \frac{\partial s}{\partial z_j} = \frac1{2s}\cdot\frac2k \sum_i (z_i - \bar z)\Bigl([i = j] - \frac1k\Bigr) = \frac{\hat z_j}{k}`,
        reason: r`The deviations $z_i - \bar z$ add up to 0.`,
      },
      {
        tex: r`\frac{\partial \hat z_i}{\partial z_j} = \frac1s\Bigl([i = j] - \frac1k\Bigr) - \frac{z_i - \bar z}{s^2}\,\frac{\hat z_j}{k} = \frac1s\Bigl([i=j] - \frac1k - \frac{\hat z_i \hat z_j}{k}\Bigr)`,
        reason: 'The quotient rule.',
      },
      {
        tex: r`\langle \mathbf 1, \hat z\rangle = 0, \quad\allowbreak \|\mathbf 1\|^2 = \|\hat z\|^2 = k \;\Longrightarrow\; N'\mathbf 1 = N'\hat z = 0, \quad\allowbreak N'v = v/s \text{ for } v \perp \mathbf 1, \hat z`,
        reason: r`Such $v \ne 0$ exist for $k \ge 3$; for $k = 2$ nothing is left.`,
      },
    ],
    source: r`Standard: Ioffe and Szegedy 2015, Ba, Kiros and Hinton 2016.`,
  },

  'scale-free': {
    label: '(11.7)',
    kind: 'theorem',
    name: 'the size of the weights does not matter',
    tex: r`{\Bigl\langle w^l, \frac{\partial C}{\partial w^l} \Bigr\rangle = 0,} \quad\allowbreak {\frac{\partial C}{\partial w^l}\bigl(c\,w^l\bigr) = \frac1c\,\frac{\partial C}{\partial w^l}\bigl(w^l\bigr)}`,
    reason: r`$c\,w^l$ and $w^l$ make the same net.`,
    hypotheses: [
      r`$z^l = w^l a^{l-1}$ is normalised, [[norm-jacobian]], and has no bias; if it is normalised over a batch, a bias may stay, since it goes with the mean. $c > 0$.`,
    ],
    statement: r`The cost does not change when the weights of a normalised layer are multiplied by a number. So their gradient is orthogonal to them, and it halves when they are doubled: $\sigma_w$ sets the learning rate of a layer and nothing else. Every step of gradient descent makes the weights longer.`,
    sketch: r`Differentiate $C(c\,w^l) = C(w^l)$, once by $c$ and once by $w^l$.`,
    steps: [
      {
        tex: r`\hat z(c\,z) = \hat z(z) \;\Longrightarrow\; C(c\,w^l) = C(w^l)`,
        reason: r`Mean and spread are multiplied by $c$ too.`,
      },
      {
        tex: r`0 = \frac{\mathrm d}{\mathrm dc}\,C(c\,w^l)\Big|_{c=1} = \Bigl\langle w^l, \frac{\partial C}{\partial w^l}\Bigr\rangle`,
        reason: 'The chain rule.',
      },
      {
        tex: r`c\;\frac{\partial C}{\partial w^l}(c\,w^l) = \frac{\partial C}{\partial w^l}(w^l)`,
        reason: r`Differentiate both sides by $w^l$.`,
      },
      {
        tex: r`\|w^l - \eta\,\partial C/\partial w^l\|_F^2 = \|w^l\|_F^2 + \eta^2\,\|\partial C/\partial w^l\|_F^2`,
        reason: 'Pythagoras.',
      },
    ],
    source: r`Ioffe and Szegedy 2015 for the invariance.`,
  },

  'layer-norm-rate': {
    label: '(11.8)',
    kind: 'typical case',
    name: 'layer normalisation, step by step',
    tex: r`\frac{\mathbb E\,\|@delta{l}\|^2}{\mathbb E\,\|@delta{l+1}\|^2} \to \frac{\mathbb E\,\sigma'(Z)^2}{\mathbb E\,\sigma(Z)^2}`,
    reason: r`The spread divides out what the weights multiply in; slopes and values of $\sigma$ remain.`,
    hypotheses: [
      wide,
      r`$Z$ is standard normal; layers $l-1$, $l$ and $l+1$ are normalised, $l \ge 3$, no biases.`,
    ],
    statement: r`Whatever $\sigma_w$ is. For ReLU the quotient is 1: neither vanishing nor growth. For GELU it is 1.072, for tanh 1.178, for the sigmoid 0.153: there the squared error still falls to less than a sixth at every step, because the mean of the sigmoid is not 0 and layer normalisation does not remove it.`,
    sketch: r`In a wide layer $\hat z_j$ is a standard normal number and $s^2 = \sigma_w^2\,\mathbb E\,\sigma(Z)^2$. The two directions that are lost are two among $n$.`,
    steps: [
      {
        tex: r`s_l^2 = \frac1n\,\|z^l\|^2 \to \frac{\sigma_w^2}{n}\,\|a^{l-1}\|^2 \to \sigma_w^2\;\mathbb E\,\sigma(Z)^2`,
        reason: r`[[one-layer-law]]: given $a^{l-1}$ the $z^l_j$ are normal with mean 0; hence $\hat z^l_j$ is standard normal in the limit, and so it was in the layer before.`,
      },
      {
        tex: r`\|\delta^l\|^2 = \|N'_l\,\Sigma'(\hat z^l)\,(w^{l+1})^T \delta^{l+1}\|^2 \to \frac{1}{s_l^2}\;\mathbb E\,\sigma'(Z)^2\;\sigma_w^2\;\|\delta^{l+1}\|^2`,
        reason: r`[[norm-jacobian]], where two of $n$ directions do not count, and [[gradient-recursion]] for the rest.`,
      },
      {
        tex: r`= \frac{\mathbb E\,\sigma'(Z)^2}{\mathbb E\,\sigma(Z)^2}\;\|\delta^{l+1}\|^2`,
        reason: r`$\sigma_w^2$ cancels.`,
      },
    ],
    source: r`Ours; checked by simulation.`,
  },

  'batch-norm-rate': {
    label: '(11.9)',
    kind: 'typical case',
    name: 'batch normalisation makes gradients grow',
    tex: r`\frac{\mathbb E\,\|@delta{l}\|^2}{\mathbb E\,\|@delta{l+1}\|^2} \to \frac{\mathbb E\,\sigma'(Z)^2}{\operatorname{Var} \sigma(Z)} \;\ge\; 1, \quad\allowbreak {\text{for ReLU } \frac{\pi}{\pi - 1} = 1.467}`,
    reason: r`A function spreads its values no more than its slopes allow.`,
    hypotheses: [
      wide,
      r`Batches are large, $B \to \infty$; $\|\delta^l\|^2$ is summed over the examples. Layers $l-1$, $l$ and $l+1$ are normalised, $l \ge 3$.`,
      alike,
    ],
    statement: r`Whatever $\sigma_w$ and $\sigma_b$ are. There is equality only where $\sigma$ is a straight line: every other activation makes the error grow exponentially, with no choice of weights that would prevent it. For tanh the squared error grows by 1.178 per layer, for the sigmoid by 1.034.`,
    sketch: r`As [[layer-norm-rate]], but the mean over the batch is taken out as well: in place of $\mathbb E\,\sigma^2$ stands the variance. That it is at most $\mathbb E\,\sigma'^2$ is the Poincaré inequality, proved in [[order-needs-bias]].`,
    steps: [
      {
        tex: r`s_l^2 \to \sigma_w^2\,\bigl(\mathbb E\,\sigma(Z)^2 - (\mathbb E\,\sigma(Z))^2\bigr) = \sigma_w^2 \operatorname{Var}\sigma(Z)`,
        reason: r`Over a large batch the $\hat z_j$ of different examples are uncorrelated standard normal numbers; what all examples have in common, the bias included, goes with the mean.`,
      },
      {
        tex: r`\|\delta^l\|^2 \to \frac{1}{s_l^2}\;\mathbb E\,\sigma'(Z)^2\;\sigma_w^2\;\|\delta^{l+1}\|^2`,
        reason: r`[[norm-jacobian]], two of $B$ directions not counting, and [[gradient-recursion]].`,
      },
      {
        tex: r`{\sigma(t) = \max(t, 0):} \quad\allowbreak \frac{1/2}{1/2 - 1/2\pi} = \frac{\pi}{\pi - 1}`,
        reason: r`$\mathbb E\,\sigma'^2 = \mathbb E\,\sigma^2 = \frac12$ and $\mathbb E\,\sigma = 1/\sqrt{2\pi}$.`,
      },
    ],
    source: r`Yang, Pennington, Rao, Sohl-Dickstein and Schoenholz 2019, who prove it rigorously for ReLU and give rates for finite $B$. The short argument is ours.`,
  },

  'batch-norm-linear': {
    label: '(11.10)',
    kind: 'typical case',
    name: 'batch normalisation of linear nets',
    tex: r`{\sigma(t) = t:} \quad\allowbreak \frac{\mathbb E\,\|@delta{l}\|^2}{\mathbb E\,\|@delta{l+1}\|^2} \to \frac{B-2}{B-3}`,
    reason: r`The mean of $1/s^2$ is larger than 1 over the mean of $s^2$.`,
    hypotheses: [
      wide,
      r`$B \ge 4$ examples in a batch. Layers $l-1$, $l$ and $l+1$ are normalised, $l \ge 3$.`,
      alike,
    ],
    statement: r`Even without any activation there is growth, through the chance in $s$ alone: a factor of 2 per layer for $B = 4$, of 1.08 for $B = 16$. For $B = 3$ the mean is infinite.`,
    sketch: r`One neuron over the batch is a Gaussian vector with $B-1$ free components. Its squared length is a $\chi^2$ number, and the mean of the reciprocal of that is known.`,
    steps: [
      {
        tex: r`{\|\hat z_j\|^2 = B,} \quad\allowbreak v := \frac{\sigma_w^2\,B}{B-1}`,
        reason: r`Over the batch $\hat z_j$ has $B-1$ components beside the mean, which are alike in wide nets; $v$ is the variance of each of them in the next $z_j$.`,
      },
      {
        tex: r`s^2 = \frac vB\,\chi^2_{B-1}, \quad\allowbreak \mathbb E\,\frac1{s^2} = \frac Bv \cdot \frac1{B-3} = \frac{B-1}{\sigma_w^2\,(B-3)}`,
        reason: r`$\mathbb E\,[1/\chi^2_m] = 1/(m-2)$, an integral of the density of [[log-norm]].`,
      },
      {
        tex: r`\mathbb E\,\|\delta^l\|^2 = \sigma_w^2 \cdot \frac{B-2}{B-1} \cdot \mathbb E\,\frac1{s^2} \cdot \mathbb E\,\|\delta^{l+1}\|^2 = \frac{B-2}{B-3}\;\mathbb E\,\|\delta^{l+1}\|^2`,
        reason: r`The error that arrives has no mean over the batch; of its $B-1$ directions $N'$ removes one more, $\hat z_j$, whose direction is independent of $s$.`,
      },
    ],
    source: r`Yang, Pennington, Rao, Sohl-Dickstein and Schoenholz 2019.`,
  },
} as const satisfies DerivationTable;
