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
        <Cite id="he-2016" /> trained a net of 152 layers, with a change that fits into one line: every layer
        adds to what it receives instead of replacing it. What a layer computes, its <em>branch</em>, is then
        only the difference, the <em>residual</em>, and the sum <M tex="a^{l-1} + \sigma(z^l)" /> carries
        everything else past the weights.
      </p>
      <Equation id="residual-step" />
      <p>
        The matrix of one step is the identity plus something. If that something is smaller than 1, it cannot
        cancel the identity. Here a theorem excludes vanishing itself, in every net and not only in typical
        ones.
      </p>
      <Equation id="residual-bracket" />
      <p>
        The instrument says <em>certified to arrive</em> for such nets. For sigmoid layers{' '}
        <M tex="\kappa \approx \tfrac14 \cdot 2\sigma_w" />: the certificate holds for <M tex="\sigma_w" /> up
        to nearly 2, in a net that without the connections loses six tenths of a decade at every step already
        at <M tex="\sigma_w = 1" />.
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
          The bias gradients grow by nearly eleven decades. (Those of the weights stay, since the activations
          grow on the way forward.)
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
        cures={
          <>
            vanishing, for any activation, with a certificate as long as all <M tex="\kappa_r" /> are below 1.
          </>
        }
        known={
          <>
            theorem: <M tex="\prod (1-\kappa_r)_+ \le \text{ratio} \le \prod (1+\kappa_r)" />. Typical case:
            the squared gradient grows by <M tex="1 + \beta^2\chi" /> per layer.
          </>
        }
        not={
          <>
            growth. In <Ref id="residual-mean" /> at He’s scale, with <M tex="\sigma_v = \beta = 1" />, the
            root mean square of the gradient grows by <M tex="2^{15}" /> over thirty steps, where plain ReLU
            nets keep theirs. And bias gradients are still multiplied by the slopes of their own layer:{' '}
            <M tex="\delta^l = \Sigma'(z^l)\,\partial C/\partial a^l" />.
          </>
        }
      />
      <p>
        The gates of the recurrent nets of <Cite id="hochreiter-1997" /> rest on the same idea: there too a
        sum takes the place of a product, so that an error can travel back in time without passing through{' '}
        <M tex="w" /> at every step.
      </p>
    </>
  );
}
