import { plainScene, type Scene } from '../../model/scene.ts';

const r = String.raw;

export const silent: Scene = {
  ...plainScene,
  title: 'tanh: the bound is silent',
  statement: 'For tanh the bound rises: it proves neither growth nor decay',
  settings: { layers: 30, activation: 'tanh' },
  shown: ['ensemble'],
  lit: { quantity: 'bound' },
  formula: [
    r`@gamma = 1, \quad @weightNorm{r} \approx 2\sigma_w`,
    r`@gamma\,@weightNorm{r} \ge 1 \;\not\Rightarrow\; \text{growth}`,
  ],
  ask: 'The dashed line almost reaches $10^8$. What does that tell us?',
  notes: `Weights drawn in the same way, thirty layers, tanh in place of the sigmoid. γ is 1, the norms are near 2, and the bound climbs by almost a factor of two per layer.

Does the gradient explode? Look: it loses a factor of about twenty-five over the whole net. The bound says nothing, and saying nothing is all an upper bound can do here. The shaded band is many nets of the same kind, so it is no accident of these weights.

Drag the scale to 3: now it does grow. To know when, we have to ask another question: not what is possible, but what is typical.`,
  controls: ['layers', 'scale', 'activation'],
  minutes: 3,
};

export const edge: Scene = {
  ...plainScene,
  title: 'The edge',
  statement: 'Random weights have an edge between vanishing and growth',
  figure: 'phase-plane',
  settings: { layers: 30, activation: 'tanh', scale: 1.5, bias: 0.05 },
  lit: { quantity: 'chi' },
  formula: [
    r`\mathbb{E}\|@delta{l}\|^2 = @chi{l}\; \mathbb{E}\|@delta{l+1}\|^2`,
    r`@chi{l} = \sigma_w^2\; \mathbb{E}\,\sigma'\bigl(\sqrt{q}\,Z\bigr)^2`,
  ],
  ask: 'Where would you start a net of a hundred layers?',
  notes: `Typical case: infinitely wide nets with random weights. Then the squared length of the error is multiplied, layer by layer, by one number χ: the variance of the weights times the mean squared slope, over a normal variable whose variance q the forward pass has settled on.

Where χ is below 1 gradients vanish, above 1 they grow; the curve between them is where χ = 1. The net of this scene is the point. Drag it across the curve: the depth at which the gradient has changed tenfold is greatest on it.

This is not a theorem about one net. It is what is typical, and the more so the wider the layers.`,
  controls: ['scale', 'bias'],
  minutes: 3,
};

export const relu: Scene = {
  ...plainScene,
  title: 'ReLU and He’s choice',
  statement: r`Half of all ReLU neurons are off, so the weights must make up for a factor of two`,
  settings: { layers: 30, activation: 'relu', scale: Math.SQRT2, width: 64 },
  shown: ['ensemble', 'typical'],
  lit: { quantity: 'weightScale' },
  formula: [r`\chi = \tfrac12\,\sigma_w^2`, r`\chi = 1 \iff @weightScale = \sqrt2`],
  ask: 'With the default weights of a library, what happens?',
  notes: r`The slope of ReLU is 1 or 0. "It is 1, so nothing vanishes" is one of the ten usual mistakes: half of the neurons are off, and a step back multiplies the squared error by half of $\sigma_w^2$.

He's choice, $\sigma_w = \sqrt2$, makes that 1. Drag the scale a little to either side: thirty layers forgive little.

The band shows that single nets still spread: the choice fixes the mean square, not each net. The spread grows with depth over width.`,
  controls: ['layers', 'scale'],
  minutes: 2,
};

export const skips: Scene = {
  ...plainScene,
  title: 'A way around',
  statement: 'A skip connection adds the identity, and gives every layer a way around the product',
  settings: { layers: 30, activation: 'tanh', skip: 'residual', scale: 0.05 },
  shown: ['lower'],
  lit: { quantity: 'lower' },
  formula: [
    r`a^{l} = a^{l-1} + \sigma(z^l)`,
    r`{\prod_r (1-\kappa_r)} \le {\frac{\|\partial C/\partial a^l\|}{\|\partial C/\partial a^L\|}} \le {\prod_r (1+\kappa_r)}`,
    r`\kappa_r = @gamma\,@weightNorm{r} < 1`,
  ],
  ask: 'What happens without the skip connections, at the same scale?',
  notes: `Add the input of a layer to its output. Then the derivative of a step is the identity plus something, and if that something is small nothing can vanish: the lower product proves it where every κ is below one.

Switch the connections off: at this scale a plain net loses a factor of twenty in every layer.

Nothing is free: now the gradient may grow towards the input, by up to 1 + κ per layer.`,
  controls: ['skip', 'scale'],
  minutes: 2,
};

export const remedies: Scene = {
  ...plainScene,
  title: 'Every remedy at once',
  statement: 'What replaces the sigmoid, or goes around it, helps; what leaves it in place does not',
  figure: 'comparison',
  settings: { layers: 30 },
  formula: [
    r`\frac{@gradB{2}[\|\partial C/\partial b^2\|]}{@gradB{L}[\|\partial C/\partial b^L\|]}`,
    r`\text{band, stroke: 64 nets, their median}`,
    r`\text{ring: this net; [\,]: proved for it}`,
  ],
  ask: 'Which of them would you try first?',
  notes: `Each row is this net, thirty sigmoid layers, with one remedy and no other: the gradient of layer 2 divided by that of the last layer. Where it is one, no layer is slower than the other. Band and stroke are measured over 64 nets, the ring is one of them, and the bracket, where there is one, is proved for it; an arrow is a bound beyond the axis.

ReLU with He's weights, SELU, tanh at its edge, and skip connections stay within a power of ten of one. Glorot's weights and orthogonal ones hardly move it: the quarter of the sigmoid is still in every factor. Layer normalisation wins six powers of ten, and twelve are still lost. Press tanh: now those rows are good, and the one without any remedy is too.

Two rows say exactly 0. Batch normalisation takes the bias away again with the mean, so its gradient is zero. And float16 has no number so small. Clipping shortens the step as a whole and leaves this ratio as it is.`,
  controls: ['layers', 'activation'],
  minutes: 2,
};

export const answer: Scene = {
  ...plainScene,
  title: 'Why is it hard?',
  statement: 'A gradient is a long product, and nothing by itself keeps its factors near one',
  figure: 'training',
  training: 'twenty',
  settings: { layers: 20 },
  formula: [
    r`\text{theorem:} \quad {@delta{l} = @jacobian{l}\,(@error)}`,
    r`\text{typical:} \quad \chi < 1, \; = 1, \; > 1`,
    r`\text{measured:} \quad \text{these nets, now}`,
  ],
  ask: 'Take the net with you: Q shows its code.',
  notes: `Press Start. Three nets of twenty layers learn the same thousand digits while the room looks on: a sigmoid net, a ReLU net with orthogonal weights, one with skip connections. It takes about a quarter of a minute. Solid is the first hidden layer, dashed the last. Then press Accuracy: the sigmoid net is still guessing, the two others recognise seven and eight of ten unseen digits. The sigmoid net has a hundred times the learning rate of the others.

Three kinds of sentence, kept apart. Theorem: the product, and the bound on it, for every net. Typical: χ, for wide nets with random weights. Measured: these nets, and no others.

So: why is it hard to train deep networks? Because the gradient of an early layer is a product with a factor for each layer behind it, and such a product is stable only if something holds the factors close to one.

Press Q and let the room take the sigmoid net along. Let them make the gradient of layer 2 as long as that of the last layer.`,
  controls: [],
  minutes: 2,
};
