import type { ReactNode } from 'react';
import { Cite } from '../cite.tsx';
import { Equation } from '../equation.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';
import { Remedy } from '../remedy.tsx';

/** Initialisation, orthogonal weights, and activations. */
export function Starts(): ReactNode {
  return (
    <>
      <h3>Where weights start</h3>
      <p>
        The cheapest remedy costs one line. Before training nothing is known of the weights but the
        distribution they are drawn from, and its variance can be chosen.
      </p>
      <Equation id="two-fans" />
      <p>
        <Cite id="lecun-1998" /> take the first, <Cite id="glorot-bengio-2010" /> a mean of both. These are
        rules for linear layers. A nonlinear one needs the mean square of its slopes as well, <Ref id="chi" />
        : for ReLU one half, which <Cite id="he-2015" /> make up for with a variance twice as large. PyTorch
        offers such factors as <em>gains</em>, <Cite id="pytorch-2019" />, but its own linear layers begin
        with a third of the variance, uniform between <M tex="\pm 1/\sqrt n" />. By <Ref id="relu-map" /> that
        is <M tex="\chi = \tfrac16" /> for ReLU, and twelve layers lose four decades.
      </p>
      <Remedy
        shows={['pytorch', 'glorot', 'he']}
        cures={<>exponential vanishing and growth at the start, if it is made for the activation in use.</>}
        known={
          <>
            typical case: <M tex="\chi_1" /> of chapter&nbsp;8; at He’s scale exactly 1 for ReLU, in the mean
            square and at any width, <Ref id="relu-log-norm" />. The bound stays silent:{' '}
            <M tex="\gamma\|w\|" /> is about <M tex="2\sqrt2" />.
          </>
        }
        not={
          <>
            the typical net, which falls behind its mean square like <M tex="e^{-5L/4n}" />; the wrong
            activation (a sigmoid at any of these scales); and anything that happens after the first steps of
            training.
          </>
        }
      />

      <h3>Orthogonal weights</h3>
      <p>
        A Gaussian matrix stretches some directions by nearly <M tex="2\,\sigma_w" /> and others hardly at
        all, and in a product of many the differences multiply. An orthogonal matrix treats all directions
        alike. <Cite id="saxe-2014" /> proposed to begin with random ones.
      </p>
      <Remedy
        shows={['orthogonal']}
        cures={
          <>
            the spread of the singular values. In linear nets bound, gradient and lower bound are one number,
            at any depth: <Ref id="sharp" />.
          </>
        }
        known={
          <>
            theorem: <M tex="\gamma\|w\| = \gamma\,\sigma_w" />, half of what Gaussian matrices have, so that
            certificates reach twice as far; for tanh without biases exactly to the edge,{' '}
            <Ref id="odd-edge" />.
          </>
        }
        not={
          <>
            the slopes. A sigmoid net with orthogonal weights of scale 1 is certified to vanish. And ReLU nets
            still pass on only about half of the directions at each layer; <Cite id="pennington-2017" /> show
            that random weights, Gaussian or orthogonal, cannot keep all singular values of a deep ReLU net
            near 1, and that orthogonal ones can in a tanh net.
          </>
        }
      />

      <h3>Another activation</h3>
      <p>
        The sigmoid was given up for tanh, tanh for ReLU, and ReLU is giving way to smooth relatives.
        Chapter&nbsp;8 has what there is to say: the typical factor depends on the two means{' '}
        <M tex="\mathbb E\,\sigma^2" /> and <M tex="\mathbb E\,\sigma'^2" />, and not on the steepest slope.
        The SELU of <Cite id="klambauer-2017" /> was designed from the mean and the mean square of its values;
        its slopes had no say.
      </p>
      <Equation id="selu-constants" />
      <Remedy
        shows={['tanh-edge', 'selu', 'gelu']}
        cures={
          <>
            the forced bias of the sigmoid, which no choice of the two scales removes,{' '}
            <Ref id="forced-scale" />.
          </>
        }
        known={
          <>
            typical case: an edge to start on for tanh, ELU and SELU, a single point for ReLU, a cliff for
            SiLU and for the GELU of <Cite id="hendrycks-2016" />, nothing for softplus. Theorem:{' '}
            <M tex="\gamma = 1" /> for tanh and ReLU, <M tex="1.129" /> for GELU, <M tex="1.758" /> for SELU:
            the bound gets worse.
          </>
        }
        not={
          <>
            the dependence on depth. On the edge of tanh without biases the signal still fades, if only like a
            power of the depth, <Ref id="edge-decay" />; SELU’s gradients grow; and with He’s scale a weak
            signal in a GELU net dies, <Ref id="weak-signal" />.
          </>
        }
      />
    </>
  );
}
