import type { DerivationTable } from './types.ts';

const r = String.raw;

const mean = r`There are $m$ examples, and $\bar C = \frac1m \sum_x C_x$ is the mean of their costs.`;
const smooth = r`$\sigma$ has a derivative at every number $z^r_j$ that an example visits.`;
const wide = r`Gaussian weights of variance $\sigma_w^2/n_{l-1}$, Gaussian biases of variance $\sigma_b^2$, all independent; the widths of the hidden layers tend to infinity.`;

/** Chapter 10: the speed of learning at the start. */
export const learning = {
  'learning-speed': {
    label: '(10.1)',
    kind: 'definition',
    name: 'the speed of learning of a layer',
    tex: r`v_l = \left\|\frac{\partial \bar C}{\partial @biases{l}}\right\| = \Bigl\|\frac1m \sum_x @delta{l}[\delta^l_x]\Bigr\|`,
    reason: r`Nielsen’s measure, which he calls a rough one.`,
    hypotheses: [mean, smooth],
    statement: r`For $2 \le l \le L$: the length of the bias gradient of the mean cost. The errors of the examples are averaged first, and the length is taken then; examples that pull in different directions cancel.`,
    sketch: r`In a step of gradient descent the biases of layer $l$ move by $\eta\,v_l$, so that at equal learning rates $v_l$ compares how far they go. Of the weights it says nothing by itself.`,
    steps: [
      {
        tex: r`b^l \;\to\; b^l - \eta\,\frac{\partial \bar C}{\partial b^l}`,
        reason: r`[[descent]] for the mean cost, without an L2 term.`,
      },
      { tex: r`\frac{\partial \bar C}{\partial b^l} = \frac1m \sum_x \delta^l_x`, reason: r`[[batch]].` },
    ],
    source: r`Nielsen, chapter 5, and his program generate_gradient.py, from which the order of mean and length is taken. Nielsen counts hidden layers only: his layer 1 is layer 2 here.`,
  },

  'entropy-bound': {
    label: '(10.2)',
    kind: 'theorem',
    name: 'the bound for the speed, with cross-entropy',
    tex: r`v_l \le @gamma[\gamma^{\,L-l}] \prod_{r=l+1}^{L} @weightNorm{r} \cdot \frac1m \sum_x {\|a^L_x - y_x\|}`,
    reason: r`The bound of chapter 5, with one slope fewer.`,
    hypotheses: [
      mean,
      smooth,
      r`The output neurons are logistic and the cost is the cross-entropy, [[cross-entropy]]; $\gamma$ is finite and belongs to the hidden layers.`,
    ],
    statement: r`For $2 \le l \le L$. Sigmoid nets with this cost begin with an error $a^L - y$ in the last layer that no slope has made smaller. From there back everything is as before.`,
    sketch: r`$\delta^L = a^L - y$; the $L - l$ steps back from there are those of [[bound]].`,
    steps: [
      { tex: r`\delta^L_x = a^L_x - y_x`, reason: r`[[cross-entropy]].` },
      {
        tex: r`\|\delta^l_x\| \le \prod_{r=l+1}^{L} \bigl(\gamma\,\|w^r\|\bigr)\,\|\delta^L_x\|`,
        reason: r`[[relative]] from layer $L$ to layer $l$: its slopes are those of the layers $l, \dots, L-1$.`,
      },
      {
        tex: r`v_l \le \frac1m \sum_x \|\delta^l_x\| \le \gamma^{\,L-l} \prod_{r=l+1}^{L} \|w^r\| \cdot \frac1m \sum_x {\|a^L_x - y_x\|}`,
        reason: r`[[learning-speed]] and the triangle inequality.`,
      },
    ],
    source: 'Ours.',
  },

  'nielsen-factor': {
    label: '(10.3)',
    kind: 'typical case',
    name: 'what a step back divides by in Nielsen’s nets',
    tex: r`{q^* = \mathbb E\,\sigma(\sqrt{q^*}\,Z)^2 + 1 = 1.3021,} \quad\allowbreak {\chi_1 = \mathbb E\,\sigma'(\sqrt{q^*}\,Z)^2 = 0.041960,} \quad\allowbreak \frac{1}{\sqrt{\chi_1}} = 4.8818`,
    reason: r`The theory of chapter 8 at $\sigma_w = \sigma_b = 1$, for the sigmoid.`,
    hypotheses: [
      wide,
      r`$\sigma(t) = 1/(1+e^{-t})$, $\sigma_w = \sigma_b = 1$; one example; an error of the last layer that is independent of the weights, [[gradient-independence]].`,
    ],
    statement: r`In wide nets with Nielsen’s initial weights and biases the length of the error of one example falls by a factor of 4.8818 per layer, in the root mean square, once the variance has come to rest.`,
    sketch: r`Solve [[fixed-point]] for the sigmoid and evaluate [[chi]] there.`,
    steps: [
      {
        tex: r`V(q) = \mathbb E\,\sigma(\sqrt q\,Z)^2 + 1 \in (1.25,\, 2)`,
        reason: r`[[variance-map]] with $\sigma_w = \sigma_b = 1$. $\sigma(\sqrt q Z)$ has mean $\frac12$ and values in $(0, 1)$, so the mean of its square lies between $\frac14$ and 1.`,
      },
      {
        tex: r`V(1.302134036306) = 1.302134036306`,
        reason: r`By the trapezoidal rule, whose error is far below the digits given, and iteration: [[fixed-point]].`,
      },
      {
        tex: r`\chi_1 = \mathbb E\,\sigma'(\sqrt{q^*}\,Z)^2 = 0.041959734636`,
        reason: r`[[chi]], by the same rule.`,
      },
      {
        tex: r`\sqrt{\mathbb E\,\|\delta^l\|^2} = \sqrt{\chi_1}\,\sqrt{\mathbb E\,\|\delta^{l+1}\|^2}`,
        reason: r`[[gradient-recursion]]; $1/\sqrt{0.041959734636} = 4.88184$.`,
      },
    ],
    source: 'The theory is that of chapter 8; the application is ours.',
  },

  'averaged-step': {
    label: '(10.4)',
    kind: 'typical case',
    name: 'one step back of an averaged gradient',
    tex: r`{\mathbb E\,v_l^2 = \frac1{m^2} \sum_{x,x'} \mathbb E\,\langle \delta^l_x, \delta^l_{x'}\rangle,} \quad\allowbreak {\mathbb E\,\langle \delta^l_x, \delta^l_{x'}\rangle} = {@weightScale[\sigma_w^2]\;\mathbb E\bigl[\sigma'(u_x)\,\sigma'(u_{x'})\bigr]\;\mathbb E\,\langle \delta^{l+1}_x, \delta^{l+1}_{x'}\rangle}`,
    reason: r`Each pair of examples has a factor of its own; that of an example with itself is $\chi$.`,
    hypotheses: [
      wide,
      r`The weights of the step back may be taken as independent of all $z$ and of the errors of the layer above, [[gradient-independence]].`,
      r`$u_x, u_{x'}$ are Gaussian with the variances and the correlation that $z^l$ has for the two examples.`,
    ],
    statement: r`For $2 \le l < L$. No factor exceeds the geometric mean of the two numbers $\chi(q)$ of its examples. Where $\chi_1 < 1$ all examples become alike with depth, [[nearby-inputs]], and all factors tend to the same $\chi_1$: the averaged gradient then falls from layer to layer as that of a single example does.`,
    sketch: r`A Gaussian matrix keeps inner products in the mean; then neuron by neuron the two slopes come in.`,
    steps: [
      {
        tex: r`v_l^2 = \Bigl\langle \frac1m \sum_x \delta^l_x,\; \frac1m \sum_{x'} \delta^l_{x'} \Bigr\rangle`,
        reason: r`[[learning-speed]]; multiply out.`,
      },
      {
        tex: r`{\delta^l_{x,k} = \sigma'(z^l_{x,k})\,g_{x,k},} \quad\allowbreak {g_x = (w^{l+1})^T \delta^{l+1}_x}`,
        reason: r`[[bp2]] for neuron $k$.`,
      },
      {
        tex: r`\mathbb E\,[g_{x,k}\,g_{x',k}] = \frac{\sigma_w^2}{n_l}\,\langle \delta^{l+1}_x, \delta^{l+1}_{x'}\rangle`,
        reason: r`Given both errors: the entries of $w^{l+1}$ are independent, of mean 0 and variance $\sigma_w^2/n_l$, and both examples meet the same ones.`,
      },
      {
        tex: r`\sum_{k=1}^{n_l} \mathbb E\bigl[\sigma'(z^l_{x,k})\,\sigma'(z^l_{x',k})\bigr]\,\frac{\sigma_w^2}{n_l}\,\langle\cdot,\cdot\rangle = \sigma_w^2\,\mathbb E\bigl[\sigma'(u_x)\,\sigma'(u_{x'})\bigr]\,\langle\cdot,\cdot\rangle`,
        reason: r`All $n_l$ neurons have the same law in the limit.`,
      },
      {
        tex: r`\sigma_w^2\,\mathbb E\bigl[\sigma'(u_x)\,\sigma'(u_{x'})\bigr] \le \sqrt{\chi(q_x)\,\chi(q_{x'})}`,
        reason: r`Cauchy–Schwarz; [[chi]].`,
      },
    ],
    source: 'Ours, after Schoenholz et al. 2017.',
  },
} as const satisfies DerivationTable;
