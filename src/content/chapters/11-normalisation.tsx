import { type ReactNode, useMemo } from 'react';
import { normalisedRows } from '../../figures/normalised-rows.ts';
import { ShowNet } from '../../figures/show-net.tsx';
import { Cite } from '../cite.tsx';
import { Equation } from '../equation.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';
import { Remedy } from '../remedy.tsx';
import { Table } from '../table.tsx';

const normalised = { layers: 40, width: 100, bias: 0, layer: 2, target: 'independent' } as const;

/** Layer and batch normalisation. */
export function Normalisation(): ReactNode {
  const rows = useMemo(normalisedRows, []);
  return (
    <>
      <h3>Normalisation</h3>
      <p>
        If the trouble is that signals get too small or too large, one may measure them and divide. A{' '}
        <em>normalised</em> layer subtracts from its pre-activations their mean and divides by their spread,
        before the activation sees them. What mean and spread are taken over makes two methods:{' '}
        <em>batch normalisation</em>, by <Cite id="ioffe-2015" />, takes each neuron over the examples of a
        batch, <em>layer normalisation</em>, by <Cite id="ba-2016" />, each example over the neurons of a
        layer. Real nets add a learnt scale and shift, which begin as 1 and 0 and are left out here.
      </p>
      <Equation id="norm-jacobian" />
      <p>
        With this the chain of chapter&nbsp;4 has one more factor per layer, <M tex="N'" /> between slopes and
        weights, and the bound one more factor <M tex="1/s" />. But the spread is not known from the weights.
        So the instrument shows no bound from the weights alone for such nets; what it shows is the bound at
        the spread that these examples have. There is no lower bound at all, since two directions are lost.
      </p>
      <Equation id="scale-free" />
      <p>
        A strange consequence: the slider <M tex="\sigma_w" /> loses its meaning. Move it in one of the nets
        below, and not a single curve moves. (By itself a larger matrix would have a smaller gradient. But the
        slider also enlarges the last one, which is not normalised, and the larger error that comes back from
        there makes up for it.)
      </p>
      <ul className="art-nets">
        <li>
          <ShowNet
            id="layer-norm-relu"
            settings={{ ...normalised, activation: 'relu', norm: 'layer' }}
            label="layer normalisation, ReLU"
          />{' '}
          Level.
        </li>
        <li>
          <ShowNet
            id="layer-norm-sigmoid"
            settings={{ ...normalised, activation: 'sigmoid', norm: 'layer' }}
            label="layer normalisation, sigmoid"
          />{' '}
          Nearly sixteen decades lost.
        </li>
        <li>
          <ShowNet
            id="batch-norm-relu"
            settings={{ ...normalised, activation: 'relu', norm: 'batch', examples: 32 }}
            label="batch normalisation, ReLU"
          />{' '}
          It grows by a fifth per layer, whatever the weights are. The instrument shows weight gradients here:
          those of the biases are exactly 0.
        </li>
      </ul>
      <p>How fast an error grows or shrinks in a wide normalised net is a quotient of two means.</p>
      <Equation id="layer-norm-rate" />
      <Equation id="batch-norm-rate" />
      <Table
        numbers
        caption={
          <>
            What a step back does to the length of the error behind a normalisation, at any weight scale:{' '}
            <strong className="art-claim">typical case</strong>, large batches.
          </>
        }
        columns={[
          { key: 'activation', head: 'activation' },
          { key: 'layer', head: 'layer normalisation' },
          { key: 'batch', head: 'batch normalisation' },
        ]}
        rows={rows}
      />
      <p>
        In the right column nothing is below 1. The authors of batch normalisation conjectured that it keeps
        the singular values of each step near 1. <Cite id="yang-2019" /> have shown the contrary: at the start
        it is itself a cause of exploding gradients, in every deep net without residual connections. Small
        batches make it worse.
      </p>
      <Equation id="batch-norm-linear" />
      <Remedy
        shows={['layer-norm', 'batch-norm']}
        cures={
          <>
            the wrong scale of the weights, once and for all, and with it vanishing through saturation: batch
            normalisation keeps even the sigmoid from vanishing.
          </>
        }
        known={
          <>
            theorem: <Ref id="norm-jacobian" />, <Ref id="scale-free" />. Typical case: the quotients above;
            for ReLU 1 and <M tex="\sqrt{\pi/(\pi-1)} = 1.211" /> per layer.
          </>
        }
        not={
          <>
            growth: normalised over batches, fifty ReLU layers gain four decades. And with layer normalisation
            the sigmoid still loses a factor of 2.6 at every step.
          </>
        }
      />
    </>
  );
}
