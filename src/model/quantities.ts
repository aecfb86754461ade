/** The colours that stand for meanings; each is a variable `--<role>` of every theme. */
export type ColourRole = 'measured' | 'bound' | 'slope' | 'weight' | 'error' | 'typical' | 'contrast' | 'ink';

/** A quantity of the article: it has one TeX form, one name in words and one colour, wherever it stands. */
export interface Quantity {
  /** The TeX of the quantity at the layer written `at` ('l', 'l+1', 'L', '4'); those without a layer ignore it. */
  readonly tex: (at: string) => string;
  /** The name in words; `{l}` stands for the layer. */
  readonly words: string;
  readonly colour: ColourRole;
}

const grad = (of: string): string => `\\left\\|\\frac{\\partial C}{\\partial ${of}}\\right\\|`;
const fixed = (tex: string, words: string, colour: ColourRole): Quantity => ({
  tex: () => tex,
  words,
  colour,
});
const atLayer = (tex: (at: string) => string, words: string, colour: ColourRole): Quantity => ({
  tex,
  words,
  colour,
});

export const quantities = {
  gradB: atLayer((l) => grad(`b^{${l}}`), 'norm of the bias gradient of layer {l}', 'measured'),
  gradW: atLayer((l) => grad(`w^{${l}}`), 'norm of the weight gradient of layer {l}', 'weight'),
  delta: atLayer((l) => `\\delta^{${l}}`, 'error of layer {l}', 'measured'),
  bound: atLayer((l) => `B_0^{${l}}`, 'bound (∗∗) at layer {l}', 'bound'),
  b1: atLayer((l) => `B_1^{${l}}`, 'rung B1 at layer {l}', 'bound'),
  b2: atLayer((l) => `B_2^{${l}}`, 'rung B2 at layer {l}', 'bound'),
  b3: atLayer((l) => `B_3^{${l}}`, 'rung B3 at layer {l}', 'bound'),
  lower: atLayer((l) => `\\underline{B}^{${l}}`, 'lower bound at layer {l}', 'bound'),
  typical: atLayer(
    (l) => `\\sqrt{\\mathbb{E}\\|\\delta^{${l}}\\|^2}`,
    'typical bias gradient of layer {l}, by theory',
    'typical',
  ),
  band: atLayer(
    (l) => `\\operatorname{med}\\|\\delta^{${l}}\\|`,
    'bias gradient of layer {l} in many nets: median, 10 to 90 %',
    'measured',
  ),
  slack: atLayer((l) => `B_0^{${l}}/\\|\\delta^{${l}}\\|`, 'slack at layer {l}', 'bound'),
  gamma: fixed('\\gamma', 'largest slope of the activation', 'slope'),
  slopes: atLayer((l) => `\\Sigma'(z^{${l}})`, 'slopes of layer {l}, as a diagonal matrix', 'slope'),
  slopeMax: atLayer((l) => `\\|\\Sigma'(z^{${l}})\\|`, 'largest slope in layer {l}', 'slope'),
  slopeMin: atLayer((l) => `\\min_j|\\sigma'(z^{${l}}_j)|`, 'smallest slope in layer {l}', 'slope'),
  weights: atLayer((l) => `w^{${l}}`, 'weight matrix into layer {l}', 'weight'),
  weightNorm: atLayer((l) => `\\|w^{${l}}\\|`, 'spectral norm of the weights into layer {l}', 'weight'),
  weightSmallest: atLayer((l) => `s_-(w^{${l}})`, 'smallest gain of the weights into layer {l}', 'weight'),
  biases: atLayer((l) => `b^{${l}}`, 'biases of layer {l}', 'ink'),
  preActivation: atLayer((l) => `z^{${l}}`, 'pre-activations of layer {l}', 'ink'),
  activations: atLayer((l) => `a^{${l}}`, 'activations of layer {l}', 'ink'),
  jacobian: atLayer((l) => `J_{${l}}`, 'matrix from the output error to the error of layer {l}', 'ink'),
  variance: atLayer((l) => `q^{${l}}`, 'typical variance of the pre-activations of layer {l}', 'typical'),
  chi: atLayer((l) => `\\chi_{${l}}`, 'typical growth of the squared error at layer {l}', 'typical'),
  input: fixed('x', 'input', 'ink'),
  target: fixed('y', 'target', 'error'),
  error: fixed('a^L-y', 'output error', 'error'),
  errorNorm: fixed('\\|a^L-y\\|', 'size of the output error', 'error'),
  cost: fixed('C', 'cost', 'error'),
  sigma: fixed('\\sigma', 'activation', 'slope'),
  layers: fixed('L', 'number of layers', 'ink'),
  layer: fixed('l', 'selected layer', 'ink'),
  width: fixed('n', 'width of the layers', 'ink'),
  weightScale: fixed('\\sigma_w', 'weight scale', 'weight'),
  biasScale: fixed('\\sigma_b', 'bias scale', 'ink'),
} as const satisfies Record<string, Quantity>;

export type QuantityId = keyof typeof quantities;

export const isQuantityId = (id: string): id is QuantityId => Object.hasOwn(quantities, id);

/** The name in words at a layer; without one, of "the layer". */
export const wordsOf = (id: QuantityId, layer?: number | string): string =>
  quantities[id].words.replace('layer {l}', layer === undefined ? 'the layer' : `layer ${layer}`);

/** Whether each layer has its own. */
export const hasLayer = (id: QuantityId): boolean => quantities[id].words.includes('{l}');
