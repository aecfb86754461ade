import { plainScene, type Scene } from '../../model/scene.ts';

const r = String.raw;

/** The bound (∗∗). */
export const bound = r`@gradB{l}[\|\partial C/\partial b^l\|] \le @gamma[\gamma^{\,L-l+1}] \prod_{r=l+1}^{L} @weightNorm{r} \; @errorNorm`;

export const norms: Scene = {
  ...plainScene,
  kind: 'build',
  title: 'How large can it be?',
  statement: 'The norm of a product is at most the product of the norms',
  settings: { layers: 14 },
  lit: { quantity: 'bound' },
  formula: [
    r`{\|AB\| \le \|A\|\,\|B\|} \qquad {\|A^T\| = \|A\|}`,
    r`\|@slopes{l}\| = \max_j |\sigma'(z^l_j)| \le @gamma`,
    bound,
  ],
  ask: 'When is the norm of a product as large as the product of the norms?',
  notes: `The norm of a matrix is the most it can stretch a vector, in the Euclidean length. Two facts about it, each proved in a line: submultiplicativity, and that transposing changes nothing. The second holds for every matrix, square or not, and depends on the length being the Euclidean one.

Press. A diagonal matrix stretches by its largest entry: the norm of the slopes is the largest slope in the layer, and never more than γ, the largest slope the activation has anywhere.

Press. Together: the bound (∗∗). It is a theorem, for every net with this cost and a finite γ, every example, every weight. On the chart it is the dashed line, and above it no gradient of this net can be.

Drag the weight scale: both lines move, and the measured one never passes the other.`,
  minutes: 4,
};

export const quarter: Scene = {
  ...plainScene,
  title: 'A quarter at best',
  statement: r`The slope of the sigmoid is a quarter at best; that of tanh reaches one`,
  figure: 'two-slopes',
  settings: { layers: 14 },
  lit: { quantity: 'gamma' },
  formula: [
    r`\sigma' = \sigma(1-\sigma) \le \tfrac14`,
    r`\tanh' = 1 - \tanh^2 \le 1`,
    r`@gamma = \sup_z |\sigma'(z)|`,
  ],
  ask: 'Where on this curve do the neurons of a trained net stand?',
  notes: `The sigmoid's slope is σ(1 − σ), largest where σ is one half: a quarter, at z = 0 and nowhere else. Far out it is nearly nothing: the neuron is saturated.

tanh is the sigmoid stretched and moved down, 2σ(2z) − 1, and its slope reaches 1.

γ alone decides nothing: a sigmoid with weights four times as large has the same product γ‖w‖ as tanh.`,
  controls: ['activation'],
  minutes: 2,
};

export const certified: Scene = {
  ...plainScene,
  title: 'A certificate',
  statement: r`Where $\gamma\,\|w^r\| < 1$ in every layer, vanishing is a theorem`,
  settings: { layers: 14, layer: 4 },
  lit: { quantity: 'weightNorm' },
  formula: [bound, r`@gamma = \tfrac14 \quad\Rightarrow\quad @weightNorm{r} < 4`],
  ask: r`What must $\|w\|$ be for the sigmoid to hold its own?`,
  notes: r`The norm of a matrix is the most it stretches any vector; γ is the largest slope of the activation. The bound multiplies one of each for every layer.

Sigmoid, γ a quarter. As long as every weight matrix has a norm below 4, each step back shrinks the error, whatever the example. The green part of the slider's track is where this holds for these very weights.

Random matrices of this kind have a norm of about $2\sigma_w$, so the certificate ends near $\sigma_w = 2$. Drag beyond it: the dashed line turns and rises to the left. The measured one goes on falling.

Why does a large weight not save it? With one neuron per layer a step back multiplies by w σ′(wa + b). A large w also pushes wa + b out to where the slope is nothing, so the activations for which the step does not shrink lie in an interval of width 0.4477 at most, at |w| = 6.894: Nielsen's exercise, a theorem.

So the bound proves vanishing where it falls. Where it rises it proves nothing. It is an upper bound: it can never show that a gradient explodes.`,
  minutes: 4,
};

export const generous: Scene = {
  ...plainScene,
  title: 'Where the proof is generous',
  statement: 'Nearly all that the proof gives away, it gives away by alignment',
  figure: 'slack',
  settings: { layers: 14 },
  lit: { quantity: 'slack' },
  formula: [
    r`\|(@weights{r})^T @delta{r}\| \le @weightNorm{r}\,\|@delta{r}\|`,
    r`\underbrace{\|(w^r)^T\delta^r\|}_{\approx\, \sigma_w \|\delta^r\|} \quad \underbrace{@weightNorm{r}}_{\approx\, 2\sigma_w}`,
  ],
  ask: 'Which weights would leave no slack at all?',
  notes: r`Between the bound and the truth lie almost four powers of ten here. The columns say where they are lost: layer by layer, cause by cause, and they sum to exactly the gap.

Alignment: the norm is what the matrix does to the vector it stretches most, and the error is not that vector. A typical vector is stretched by $\sigma_w$, the best one by twice as much: a factor of two in every layer.

The answer to the question: orthogonal weights stretch every vector alike. With them and a linear activation, bound and gradient are equal.

The numbers are measured on this net; that their sum is the gap is a theorem.`,
  minutes: 3,
};
