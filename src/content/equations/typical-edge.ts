import type { DerivationTable } from './types.ts';

const r = String.raw;

const rest = r`$u \sim N(0, q)$. $\gamma$ is finite.`;

/** Chapter 8: where gradients neither vanish nor grow. */
export const typicalEdge = {
  edge: {
    label: '(8.15)',
    kind: 'identity',
    name: 'the edge, one setting for every variance',
    tex: r`{@weightScale[\sigma_w^2] = \frac{1}{\mathbb E\,\sigma'(u)^2},} \quad\allowbreak {@biasScale[\sigma_b^2] = q - \frac{\mathbb E\,\sigma(u)^2}{\mathbb E\,\sigma'(u)^2}}`,
    reason: r`Two equations, $\chi_1 = 1$ and $V(q) = q$, with two unknown scales.`,
    hypotheses: [
      rest,
      r`$\mathbb E\,\sigma'(u)^2 > 0$, and the right side for $\sigma_b^2$ is not negative.`,
    ],
    statement: r`For every $q > 0$ these are the only scales at which $q$ is a fixed point of the variance map and $\chi_1 = 1$. As $q$ runs, they draw the edge in the plane of $\sigma_w$ and $\sigma_b$. Whether the variance of a given input comes to rest at $q$ is another question: for that, $q$ must be stable.`,
    sketch: r`Solve the two equations. They are linear in $\sigma_w^2$ and $\sigma_b^2$.`,
    steps: [
      {
        tex: r`\sigma_w^2\;\mathbb E\,\sigma'(u)^2 = 1`,
        reason: r`$\chi(q) = 1$, [[chi]].`,
      },
      {
        tex: r`\sigma_b^2 = q - \sigma_w^2\;\mathbb E\,\sigma(u)^2`,
        reason: r`$V(q) = q$, [[one-step]]. Insert $\sigma_w^2$.`,
      },
    ],
    source: r`Poole et al. 2016; Schoenholz et al. 2017.`,
  },

  'edge-sine': {
    label: '(8.16)',
    kind: 'example',
    name: 'the edge of the sine',
    tex: r`{\sigma = \sin:} \quad\allowbreak {@weightScale[\sigma_w^2] = \frac{2}{1 + e^{-2q}},} \quad\allowbreak {@biasScale[\sigma_b^2] = q - \tanh q}`,
    reason: r`The mean of a cosine of a Gaussian number is known.`,
    hypotheses: [r`$q \ge 0$.`],
    statement: r`For the sine the edge is known in closed form. It never reaches $\sigma_w = \sqrt 2$: from there on all nets are chaotic, whatever their biases.`,
    sketch: r`$\sin^2$ and $\cos^2$ are cosines of the double angle, and $\mathbb E \cos 2u = e^{-2q}$.`,
    steps: [
      {
        tex: r`\mathbb E \cos 2u = \operatorname{Re}\,\mathbb E\, e^{2iu} = e^{-2q}`,
        reason: r`The characteristic function of $N(0, q)$.`,
      },
      {
        tex: r`{\mathbb E \sin^2 u = \tfrac12 (1 - e^{-2q}),} \quad\allowbreak {\mathbb E \cos^2 u = \tfrac12 (1 + e^{-2q})}`,
        reason: r`$\sin^2 u = \frac12(1 - \cos 2u)$, $\cos^2 u = \frac12(1 + \cos 2u)$.`,
      },
      {
        tex: r`{\sigma_w^2 = \frac{2}{1 + e^{-2q}} < 2,} \quad\allowbreak {\sigma_b^2 = q - \frac{1 - e^{-2q}}{1 + e^{-2q}} = q - \tanh q}`,
        reason: '[[edge]].',
      },
    ],
    source: 'Ours.',
  },

  'edge-erf': {
    label: '(8.17)',
    kind: 'example',
    name: 'the edge of the error function',
    tex: r`{\sigma = \operatorname{erf}:} \quad\allowbreak {@weightScale[\sigma_w^2] = \frac{\pi}{4}\sqrt{1+4q},} \quad\allowbreak {@biasScale[\sigma_b^2] = q - \tfrac12 \sqrt{1+4q}\;\arcsin \frac{2q}{1+2q}}`,
    reason: r`Its slope is a Gaussian bell, and Gaussian integrals of bells are known.`,
    hypotheses: [r`$q \ge 0$.`],
    statement: r`For the error function, a sigmoid curve like tanh, the edge is known in closed form. It begins at $\sigma_w = \sqrt\pi/2 = 0.886$, $\sigma_b = 0$.`,
    sketch: r`$\operatorname{erf}'(u)^2$ is a bell. For $\mathbb E \operatorname{erf}(u)^2$, let the correlation of two arguments grow from 0, where the mean of the product is 0, to 1, using Price’s theorem.`,
    steps: [
      {
        tex: r`\mathbb E \operatorname{erf}'(u)^2 = \frac4\pi\,\mathbb E\, e^{-2u^2} = \frac4\pi\,\frac{1}{\sqrt{1+4q}}`,
        reason: r`$\operatorname{erf}'(u) = 2e^{-u^2}/\sqrt\pi$, and $\mathbb E\, e^{-su^2} = (1+2sq)^{-1/2}$.`,
      },
      {
        tex: r`\frac{d}{dc}\,\mathbb E \operatorname{erf}(u_1)\operatorname{erf}(u_2) = q\,\frac4\pi\;\mathbb E\, e^{-u_1^2 - u_2^2} = \frac4\pi\,\frac{q}{\sqrt{(1+2q)^2 - 4c^2q^2}}`,
        reason: r`As in the proof of [[nearby-inputs]]; the mean is a Gaussian integral over the plane, whose determinant is $(1+2q)^2 - 4c^2q^2$.`,
      },
      {
        tex: r`\mathbb E \operatorname{erf}(u)^2 = \int_0^1 \frac4\pi\,\frac{q\,dc}{\sqrt{(1+2q)^2 - 4c^2q^2}} = \frac2\pi \arcsin\frac{2q}{1+2q}`,
        reason: r`At $c = 0$ the mean is 0, since erf is odd; at $c = 1$ both arguments are $u$.`,
      },
      {
        tex: r`\frac{\mathbb E \operatorname{erf}(u)^2}{\mathbb E \operatorname{erf}'(u)^2} = \tfrac12\sqrt{1+4q}\;\arcsin\frac{2q}{1+2q}`,
        reason: '[[edge]].',
      },
    ],
    source: r`Ours; the means are from Williams 1996.`,
  },

  'edge-tanh': {
    label: '(8.18)',
    kind: 'identity',
    name: 'how the edge of tanh begins',
    tex: r`{\sigma = \tanh:} \quad\allowbreak {@biasScale[\sigma_b^2] = \tfrac16\,(@weightScale[\sigma_w^2] - 1)^3 + \dots}`,
    reason: r`Expand the two means for weak signals.`,
    hypotheses: [r`$q \to 0$ along the edge. The dots are terms of higher order in $\sigma_w^2 - 1$.`],
    statement: r`The edge of tanh leaves $\sigma_w = 1$, $\sigma_b = 0$ flatly: a bias of 0.05 is balanced by no less than $\sigma_w = 1.12$. As a function of $\sigma_b$ it takes off like a cube root.`,
    sketch: r`Taylor series of $\tanh^2$ and of the squared slope, with $\mathbb E\,u^2 = q$, $\mathbb E\,u^4 = 3q^2$, $\mathbb E\,u^6 = 15q^3$. Everything below the order $q^3$ cancels.`,
    steps: [
      {
        tex: r`\mathbb E \tanh^2 u = \mathbb E\bigl[u^2 - \tfrac23 u^4 + \tfrac{17}{45} u^6 - \cdots\bigr] = q - 2q^2 + \tfrac{17}{3} q^3 - \cdots`,
        reason: r`$\tanh u = u - \frac13 u^3 + \frac{2}{15}u^5 - \cdots$, squared. For every $u$ the remainder is at most a multiple of $u^8$, its mean one of $q^4$.`,
      },
      {
        tex: r`\mathbb E\,(1 - \tanh^2 u)^2 = \mathbb E\bigl[1 - 2u^2 + \tfrac73 u^4 - \cdots\bigr] = 1 - 2q + 7q^2 - \cdots`,
        reason: r`$\tanh' = 1 - \tanh^2$.`,
      },
      {
        tex: r`\sigma_w^2 = \frac{1}{1 - 2q + 7q^2 - \cdots} = 1 + 2q - 3q^2 + \cdots`,
        reason: r`[[edge]]. So $q = \frac12(\sigma_w^2 - 1) + \cdots$.`,
      },
      {
        tex: r`\sigma_b^2 = q - \bigl(q - 2q^2 + \tfrac{17}{3}q^3\bigr)\bigl(1 + 2q - 3q^2\bigr) + \cdots = \tfrac43 q^3 + \cdots`,
        reason: r`The terms in $q$ and $q^2$ cancel; of $q^3$ remains $7 - \frac{17}{3} = \frac43$. Insert $q$.`,
      },
    ],
    source: 'Ours.',
  },
} as const satisfies DerivationTable;
