import type { QuantityId } from '../model/quantities.ts';
import type { EquationId } from './equations/registry.ts';

export interface SymbolRow {
  /** With `@` where the symbol is a quantity of the registry, so that it is linked with the page. */
  readonly tex: string;
  readonly meaning: string;
  /** Whose value in the net on show stands beside it. */
  readonly value?: QuantityId;
  /** Where it is defined. */
  readonly first?: EquationId;
}

export interface SymbolGroup {
  readonly title: string;
  readonly symbols: readonly SymbolRow[];
}

const r = String.raw;

/** The symbols of the article in the order in which they are met, by subject. */
export const symbolGroups: readonly SymbolGroup[] = [
  {
    title: 'The net',
    symbols: [
      { tex: '@layers', meaning: 'number of layers', value: 'layers', first: 'forward' },
      { tex: '@layer', meaning: 'a layer; here the selected one', value: 'layer', first: 'forward' },
      { tex: r`n_l,\ @width`, meaning: 'width of a layer, of all layers', value: 'width', first: 'forward' },
      {
        tex: '@weights{l}',
        meaning: 'weights into layer $l$, rows × columns',
        value: 'weights',
        first: 'forward',
      },
      { tex: '@biases{l}', meaning: 'biases of layer $l$', value: 'biases', first: 'forward' },
      { tex: '@sigma', meaning: 'activation function', value: 'sigma', first: 'forward' },
      { tex: '@weightScale', meaning: 'scale of the weights', value: 'weightScale', first: 'start' },
      { tex: '@biasScale', meaning: 'scale of the biases', value: 'biasScale', first: 'start' },
    ],
  },
  {
    title: 'An example passes',
    symbols: [
      { tex: '@input', meaning: 'input', value: 'input', first: 'forward' },
      {
        tex: '@preActivation{l}',
        meaning: 'pre-activations of layer $l$',
        value: 'preActivation',
        first: 'forward',
      },
      { tex: '@activations{l}', meaning: 'activations of layer $l$', value: 'activations', first: 'forward' },
      { tex: '@target', meaning: 'target', value: 'target', first: 'cost' },
      { tex: '@error', meaning: 'output error', value: 'error', first: 'output-gradient' },
      { tex: '@cost', meaning: 'cost', value: 'cost', first: 'cost' },
    ],
  },
  {
    title: 'The way back',
    symbols: [
      { tex: '@delta{l}', meaning: 'error of layer $l$', value: 'delta', first: 'error' },
      {
        tex: '@slopes{l}',
        meaning: 'slopes of layer $l$, as a diagonal matrix',
        value: 'slopes',
        first: 'slope-matrix',
      },
      { tex: '@gradB{l}', meaning: 'length of the bias gradient', value: 'gradB', first: 'bp3' },
      { tex: '@gradW{l}', meaning: 'size of the weight gradient', value: 'gradW', first: 'weight-gradient' },
      { tex: r`\rho`, meaning: 'factor per layer', first: 'factor' },
      {
        tex: '@jacobian{l}',
        meaning: 'product of all steps back, rows × columns',
        value: 'jacobian',
        first: 'jacobian',
      },
    ],
  },
  {
    title: 'Bounds',
    symbols: [
      { tex: r`\|v\|`, meaning: 'Euclidean length of a vector' },
      { tex: r`\|A\|`, meaning: 'spectral norm of a matrix', first: 'norm' },
      { tex: r`\|A\|_F`, meaning: 'Frobenius norm: length of the list of entries', first: 'descent' },
      { tex: '@gamma', meaning: 'steepest slope of the activation', value: 'gamma', first: 'gamma' },
      {
        tex: '@weightNorm{l}',
        meaning: 'norm of the weights into layer $l$',
        value: 'weightNorm',
        first: 'norm',
      },
      { tex: '@slopeMax{l}', meaning: 'largest slope in layer $l$', value: 'slopeMax', first: 'slopes-norm' },
      {
        tex: '@slopeMin{l}',
        meaning: 'smallest slope in layer $l$',
        value: 'slopeMin',
        first: 'lower-bound',
      },
      {
        tex: '@weightSmallest{l}',
        meaning: 'smallest gain of the weights into layer $l$',
        value: 'weightSmallest',
        first: 'smallest-gain',
      },
      { tex: '@bound{l}', meaning: 'the bound (∗∗)', value: 'bound', first: 'bound' },
      {
        tex: r`@b1{l},\ @b2{l},\ @b3{l}`,
        meaning: 'rungs between the bound and the gradient; the value of the first',
        value: 'b1',
        first: 'rungs',
      },
      { tex: '@lower{l}', meaning: 'the bound from below', value: 'lower', first: 'lower-bound' },
      { tex: '@slack{l}', meaning: 'slack: how far the bound lies above', value: 'slack', first: 'ledger' },
    ],
  },
  {
    title: 'Typical case',
    symbols: [
      {
        tex: r`\hat q^{\,l}`,
        meaning: 'variance of the pre-activations of layer $l$, given the activations before',
        first: 'one-layer-law',
      },
      {
        tex: '@variance{l}',
        meaning: 'its limit in wide layers',
        value: 'variance',
        first: 'variance-map',
      },
      { tex: 'V', meaning: 'variance map: from one layer to the next', first: 'one-step' },
      { tex: 'q^*', meaning: 'where the variance comes to rest', first: 'fixed-point' },
      {
        tex: r`@chi{l},\ \chi_1`,
        meaning: 'growth of the squared error in a step back, at rest',
        value: 'chi',
        first: 'chi',
      },
      { tex: 'c^l', meaning: 'correlation of two inputs in layer $l$', first: 'two-inputs' },
      { tex: r`\kappa_l`, meaning: 'cosine of the angle between error and signal', first: 'mean-step-back' },
      { tex: r`\xi,\ \xi_q`, meaning: 'depth scales, in layers', first: 'depth-scale' },
      { tex: r`u,\ Z`, meaning: 'Gaussian numbers of variance $q$ and 1', first: 'one-step' },
      { tex: r`\psi`, meaning: 'digamma function, derivative of the logarithm of Γ', first: 'log-norm' },
    ],
  },
  {
    title: 'Recurrent nets, learning, remedies',
    symbols: [
      {
        tex: r`\rho(w),\ \sigma_1(w)`,
        meaning: 'spectral radius and largest singular value of a square matrix',
        first: 'spectral-radius',
      },
      { tex: r`\tau`, meaning: 'threshold of clipping', first: 'clipping' },
      { tex: r`v_l`, meaning: 'speed of learning of layer $l$', first: 'learning-speed' },
      { tex: r`\lambda`, meaning: 'strength of the L2 term', first: 'relative-change' },
      {
        tex: r`\kappa_r`,
        meaning: r`in a residual net, $\gamma\,\|w^r\|$: how far a branch can change the error`,
        first: 'residual-bracket',
      },
      { tex: r`\beta,\ \sigma_v`, meaning: 'factor and weight scale of a branch', first: 'residual-mean' },
      { tex: r`s,\ N'`, meaning: 'spread, and derivative of a normalisation', first: 'norm-jacobian' },
      { tex: 'B', meaning: 'examples in a batch that is normalised', first: 'batch-norm-linear' },
      { tex: r`\mu`, meaning: 'smallest positive number of a format', first: 'too-small' },
    ],
  },
  {
    title: 'Other signs',
    symbols: [
      { tex: r`\odot`, meaning: 'product component by component', first: 'slope-matrix' },
      {
        tex: r`\langle u, v\rangle`,
        meaning: 'inner product; of matrices, with index $F$, that of their lists of entries',
        first: 'balance',
      },
      { tex: r`\nabla_{a^L} C`, meaning: 'gradient of the cost at the output', first: 'output-gradient' },
      { tex: r`\eta`, meaning: 'learning rate', first: 'descent' },
      {
        tex: r`\mathbb E,\ \operatorname{Var}`,
        meaning: 'mean and variance over random weights',
        first: 'start',
      },
      { tex: r`\bar C,\ m`, meaning: 'mean cost, number of examples', first: 'batch' },
      { tex: 'W', meaning: 'width of the window of one neuron', first: 'interval' },
      {
        tex: r`\zeta^l,\ \alpha^l`,
        meaning: 'pre-activations and activations of the tanh net inside a sigmoid net',
        first: 'forced-bias',
      },
      { tex: 'u', meaning: r`unit roundoff of a double, $2^{-53}$`, first: 'certificate' },
    ],
  },
];
