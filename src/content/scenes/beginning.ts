import { plainScene, type Scene } from '../../model/scene.ts';

const r = String.raw;

export const guess: Scene = {
  ...plainScene,
  kind: 'guess',
  title: 'Guess the curve',
  statement: 'How much of the message reaches the first layers of a net of thirty?',
  settings: { layers: 30 },
  formula: [r`@gradB{l}`],
  ask: 'The last layer is given. Where is layer 2?',
  notes: `A net of thirty layers of thirty neurons, the sigmoid in each, random weights of the usual size. One example goes through it, and backpropagation gives the derivative of the cost with respect to every bias. For each layer we look at one number: the length of that gradient. It is the speed at which the layer's biases learn.

Let somebody come to the front and draw, or draw what the room calls out. The axis counts powers of ten. Take two or three guesses before you go on: most people stay within three powers of ten.

Press once more for what is measured: almost eighteen powers of ten. Leave it standing for a moment.`,
  controls: [],
  minutes: 4,
};

export const unstable: Scene = {
  ...plainScene,
  title: 'What unstable means',
  statement: 'Each step back divides the gradient by about four, thirty layers long',
  settings: { layers: 30 },
  lit: { quantity: 'gradB' },
  formula: [
    r`\rho = \left( \frac{@gradB{2}[\|\partial C/\partial b^2\|]}{@gradB{L}[\|\partial C/\partial b^L\|]} \right)^{1/(L-2)}`,
    r`0.921^{28} \approx \tfrac{1}{10} \qquad 1.086^{28} \approx 10`,
  ],
  ask: 'Why not just multiply the learning rate by a million?',
  notes: `The line is nearly straight on a logarithmic axis: every layer multiplies by nearly the same factor ρ, here about a quarter.

A gradient that is small everywhere is no trouble: multiply the learning rate. What no single learning rate can mend is disparity, that some layers crawl while others run. That is what "unstable" means here.

Drag the depth: with 5 layers about two powers of ten are lost, with 60 layers so many that the first one hears nothing. For thirty layers to stay within a factor of ten, ρ has to lie between 0.921 and 1.086. Nothing has put it there.

This is measured on one net. The rest of the hour asks what can be proved.`,
  minutes: 3,
};

export const net: Scene = {
  ...plainScene,
  title: 'The network',
  statement: 'A layer multiplies by a matrix, adds a bias, and bends every number',
  figure: 'network',
  settings: { layers: 5, width: 4 },
  formula: [
    r`@preActivation{l} = @weights{l}\, @activations{l-1} + @biases{l}`,
    r`@activations{l} = \sigma(@preActivation{l})`,
    r`C = \tfrac12 \|@error\|^2`,
  ],
  ask: 'Which of these numbers may learning change?',
  notes: `Layer 1 is the input and has nothing to learn; L is the output. The weights w and the biases b are what learning changes.

Step through the forward pass with the buttons below the diagram: sums first, then the activation.

The cost is half the squared distance between the output and the target. Everything that follows needs of the cost only its derivative, the output error.`,
  controls: ['activation'],
  minutes: 3,
};

export const backward: Scene = {
  ...plainScene,
  kind: 'build',
  title: 'The backward pass',
  statement: 'The error walks back one layer at a time',
  figure: 'backward',
  settings: { layers: 5, width: 4, layer: 4 },
  formula: [
    r`@delta{L} = @slopes{L}\,(@error)`,
    r`@delta{l} = @slopes{l}\,(@weights{l+1})^T\,@delta{l+1}`,
    r`\frac{\partial C}{\partial b^l} = @delta{l}`,
  ],
  ask: 'What can make the error smaller on its way?',
  notes: `Write δ for the derivative of the cost with respect to the sums z of a layer. At the output it is the slope of every neuron times its error: the first line.

Press. One layer earlier: the transposed weights carry the error back, and the slopes of that layer multiply it. The slopes stand in a diagonal matrix Σ′. This is the chain rule and nothing else.

Press. The derivative with respect to the biases is δ itself, so its length is the curve we have looked at.

Step backward in the diagram. Two things can shrink the error: small slopes, and a matrix that does not stretch what arrives.`,
  controls: ['activation'],
  minutes: 4,
};

export const product: Scene = {
  ...plainScene,
  kind: 'build',
  title: 'One product',
  statement: 'The gradient of a layer is one product, with a slope and a matrix for each layer behind it',
  settings: { layers: 14 },
  lit: { quantity: 'delta' },
  formula: [
    r`@delta{l} = @slopes{l}(@weights{l+1})^T @delta{l+1}`,
    r`= @slopes{l}(@weights{l+1})^T \allowbreak @slopes{l+1}(@weights{l+2})^T @delta{l+2}`,
    r`= @slopes{l}(@weights{l+1})^T \cdots \allowbreak (@weights{L})^T @slopes{L}(@error)`,
  ],
  ask: 'How many slopes are there, and how many matrices?',
  notes: `Put the second rule into itself.

Press. Once: two slopes, two matrices.

Press. Until the output: L − l + 1 matrices of slopes and L − l weight matrices. Let the room count; the difference of one is a usual mistake. The weights of layer l itself are not among them.

So the question of depth is a question about long products. Long products of numbers below one vanish, of numbers above one explode. For matrices we need to say what "below one" means.`,
  minutes: 4,
};
