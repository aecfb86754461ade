import type { DerivationTable } from './types.ts';

const r = String.raw;

const mean = r`$\bar C$ is the mean cost of the training examples.`;

/** Chapter 10: small gradients and slow learning. */
export const learningSteps = {
  progress: {
    label: '(10.7)',
    kind: 'theorem',
    name: 'what each layer contributes to a step',
    tex: r`\bar C(\text{before}) - \bar C(\text{after}) = \eta \sum_{l=2}^{L} \left( \left\|\frac{\partial \bar C}{\partial @biases{l}}\right\|^2 + \left\|\frac{\partial \bar C}{\partial @weights{l}}\right\|_F^2 \right) + O(\eta^2)`,
    reason: r`To first order the cost falls along the gradient by the square of its length.`,
    hypotheses: [
      mean,
      r`Gradient descent at the rate $\eta$ without an L2 term; $\bar C$ is twice continuously differentiable.`,
    ],
    statement: r`For short steps each layer contributes the square of its own gradients. A layer whose gradient is a hundred times shorter than that of another contributes a ten-thousandth of what the other does.`,
    sketch: r`Taylor’s formula for $\bar C$ along the step.`,
    steps: [
      {
        tex: r`\theta = (w^2, b^2, \dots, w^L, b^L) \;\to\; \theta - \eta\,\nabla \bar C`,
        reason: r`All parameters as one vector: [[descent]].`,
      },
      {
        tex: r`\bar C(\theta - \eta\,\nabla\bar C) = \bar C(\theta) - \eta\,\|\nabla\bar C\|^2 + O(\eta^2)`,
        reason: r`Taylor.`,
      },
      {
        tex: r`\|\nabla \bar C\|^2 = \sum_l \Bigl( \Bigl\|\frac{\partial \bar C}{\partial b^l}\Bigr\|^2 + \Bigl\|\frac{\partial \bar C}{\partial w^l}\Bigr\|_F^2 \Bigr)`,
        reason: r`The squares of all components, layer by layer.`,
      },
    ],
    source: 'Standard.',
  },

  'relative-change': {
    label: '(10.8)',
    kind: 'theorem',
    name: 'by what part of themselves weights change',
    tex: r`\left| \frac{\|\Delta @weights{l}\|_F}{\|@weights{l}\|_F} - \frac{\eta\lambda}{m} \right| \le \eta\,\frac{\|\partial \bar C/\partial @weights{l}\|_F}{\|@weights{l}\|_F}`,
    reason: r`A step has two parts: the gradient, and the L2 term, which only shrinks.`,
    hypotheses: [
      mean,
      r`Gradient descent at the rate $\eta$ on the cost $\bar C + \frac{\lambda}{2m}\sum_l \|w^l\|_F^2$; $w^l \ne 0$.`,
    ],
    statement: r`Without an L2 term, $\lambda = 0$, the relative change is exactly the right side. With one, every layer changes by $\eta\lambda/m$ of its size even if it learns nothing.`,
    sketch: r`Triangle inequality for the two parts of the step.`,
    steps: [
      {
        tex: r`\Delta w^l = -\eta\,\frac{\partial \bar C}{\partial w^l} - \frac{\eta\lambda}{m}\,w^l`,
        reason: r`[[descent]] for the cost with its L2 term.`,
      },
      {
        tex: r`\Bigl| \|\Delta w^l\|_F - \frac{\eta\lambda}m \|w^l\|_F \Bigr| \le \eta\,\Bigl\|\frac{\partial \bar C}{\partial w^l}\Bigr\|_F`,
        reason: r`Lengths of two matrices differ by no more than the length of their sum. Divide by $\|w^l\|_F$.`,
      },
    ],
    source: 'Ours.',
  },

  units: {
    label: '(10.9)',
    kind: 'theorem',
    name: 'speeds depend on the units',
    tex: r`{@weights{l} = c_l\,v^l} \;\allowbreak\Longrightarrow\; {\frac{\partial \bar C}{\partial v^l} = c_l\,\frac{\partial \bar C}{\partial @weights{l}},} \quad\allowbreak {\Delta @weights{l} = -c_l^2\,\eta\,\frac{\partial \bar C}{\partial @weights{l}}}`,
    reason: r`Who measures weights in smaller units finds smaller gradients.`,
    hypotheses: [
      mean,
      r`$c_l > 0$ are fixed numbers, and gradient descent at the rate $\eta$ moves the $v^l$.`,
    ],
    statement: r`The net is the same, and so is everything it computes. But its gradients are others, and gradient descent takes another way: as if each layer had the learning rate $c_l^2\eta$ of its own. Any ratio of two gradients can be had in this way.`,
    sketch: r`Chain rule: once from the gradient to the new units, and once back from the step to the old ones.`,
    steps: [
      {
        tex: r`\frac{\partial \bar C}{\partial v^l_{jk}} = \frac{\partial \bar C}{\partial w^l_{jk}}\,\frac{\partial w^l_{jk}}{\partial v^l_{jk}} = c_l\,\frac{\partial \bar C}{\partial w^l_{jk}}`,
        reason: r`$w^l_{jk}$ depends on $v^l_{jk}$ alone.`,
      },
      {
        tex: r`\Delta w^l = c_l\,\Delta v^l = -c_l\,\eta\,\frac{\partial \bar C}{\partial v^l} = -c_l^2\,\eta\,\frac{\partial \bar C}{\partial w^l}`,
        reason: r`[[descent]] for $v^l$.`,
      },
    ],
    source: 'Standard.',
  },

  'adam-first-step': {
    label: '(10.10)',
    kind: 'theorem',
    name: 'the first step of Adam',
    tex: r`\Delta\theta_i = -\eta\,\frac{g_i}{|g_i| + \varepsilon}`,
    reason: r`Adam divides each component by its own size.`,
    hypotheses: [
      r`Adam without an L2 term; $g$ is the gradient at the start, $0 < \beta_1, \beta_2 < 1$, $\varepsilon > 0$.`,
    ],
    statement: r`For every parameter $\theta_i$. Where $|g_i|$ is much larger than $\varepsilon$ the step has the length $\eta$, however small the gradient is: all layers move alike. Where $|g_i|$ is much smaller than $\varepsilon$ it is $\eta\,|g_i|/\varepsilon$, and as slow as gradient descent at the rate $\eta/\varepsilon$. Usually $\varepsilon = 10^{-8}$.`,
    sketch: r`In the first step both running means hold a single gradient, and the corrections for their start cancel.`,
    steps: [
      {
        tex: r`{m_i = (1-\beta_1)\,g_i,} \quad\allowbreak {v_i = (1-\beta_2)\,g_i^2}`,
        reason: r`The running means, which begin at 0.`,
      },
      {
        tex: r`{\hat m_i = \frac{m_i}{1-\beta_1^{\,t}} = g_i,} \quad\allowbreak {\hat v_i = \frac{v_i}{1-\beta_2^{\,t}} = g_i^2}`,
        reason: r`At $t = 1$.`,
      },
      {
        tex: r`\Delta\theta_i = -\eta\,\frac{\hat m_i}{\sqrt{\hat v_i} + \varepsilon} = -\eta\,\frac{g_i}{|g_i| + \varepsilon}`,
        reason: r`The step of Adam.`,
      },
    ],
    source: 'Kingma and Ba 2015, algorithm 1.',
  },
} as const satisfies DerivationTable;
