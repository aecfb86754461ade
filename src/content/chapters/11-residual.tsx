import type { ReactNode } from 'react';
import { ShowNet } from '../../figures/show-net.tsx';
import { Cite } from '../cite.tsx';
import { Equation } from '../equation.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';
import { Remedy } from '../remedy.tsx';

const residual = { layers: 50, width: 30, skip: 'residual', bias: 0, layer: 2 } as const;

/** Residual connections. */
export function Residual(): ReactNode {
  return (
    <>
      <h3>Residual connections</h3>
      <p>
        In 2015 <Cite id="he-2016" /> trained a net of 152 layers, with a change that fits into one line:
        every layer adds to what it receives, in place of replacing it. What a layer computes is then only the
        difference, the <em>residue</em>, and the sum <M tex="a^{l-1} + \sigma(z^l)" /> carries everything
        else past the weights.
      </p>
      <Equation id="residual-step" />
      <p>
        The matrix of one step is the identity plus something. If that something is smaller than 1, it cannot
        cancel the identity. This is the only remedy whose theorem is about vanishing itself, not about nets
        that are typical.
      </p>
      <Equation id="residual-bracket" />
      <p>
        The instrument says <em>certified to arrive</em> for such nets. For sigmoid layers{' '}
        <M tex="\kappa \approx \tfrac14 \cdot 2\sigma_w" />: the certificate holds for <M tex="\sigma_w" /> up
        to nearly 2, in a net that would otherwise lose six tenths of a decade at every step.
      </p>
      <ul className="art-nets">
        <li>
          <ShowNet
            id="residual-sigmoid"
            settings={{ ...residual, activation: 'sigmoid', scale: 0.4 }}
            label="residual, 50 sigmoid layers, scale 0.4"
          />{' '}
          Certified to arrive.
        </li>
        <li>
          <ShowNet
            id="residual-relu"
            settings={{ ...residual, activation: 'relu', scale: Math.SQRT2 }}
            label="residual, 50 ReLU layers, He’s scale"
          />{' '}
          The bias gradients grow by ten decades. (Those of the weights stay, since the activations grow on
          the way forward.)
        </li>
      </ul>
      <p>
        What is sure to arrive may also be sure to grow. Where the branches add something that has no relation
        to what is there, mean squares add up, and a number larger than 1 is raised to the power of the depth.
      </p>
      <Equation id="residual-mean" />
      <p>
        For tanh branches <M tex="\chi" /> itself falls with depth, because <M tex="a^l" /> grows and
        saturates them: <Cite id="yang-2017" /> find that gradients then grow more slowly than exponentially.
        The factor <M tex="\beta = 1/\sqrt L" /> is the simple cure; starting the branches at 0 is another,
        and so is normalising them, which most residual nets do.
      </p>
      <Remedy
        shows={['residual']}
        cures={<>vanishing, with a certificate, for any activation and at any depth.</>}
        known={
          <>
            theorem: <M tex="\prod (1-\kappa_r)_+ \le \text{ratio} \le \prod (1+\kappa_r)" />. Typical case:
            the squared gradient grows by <M tex="1 + \beta^2\chi" /> per layer.
          </>
        }
        not={
          <>
            growth. At He’s scale with <M tex="\beta = 1" /> the gradient of thirty layers grows by{' '}
            <M tex="2^{15}" /> in length where plain ReLU nets keep theirs. And bias gradients are still
            multiplied by the slopes of their own layer:{' '}
            <M tex="\delta^l = \Sigma'(z^l)\,\partial C/\partial a^l" />.
          </>
        }
      />
      <p>
        If <Ref id="residual-bracket" /> reminds you of gates in recurrent nets, it should: there too a sum
        takes the place of a product, so that an error can travel back in time without passing through{' '}
        <M tex="w" /> at every step.
      </p>
    </>
  );
}
