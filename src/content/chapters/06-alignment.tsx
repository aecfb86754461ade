import type { ReactNode } from 'react';
import { ShowNet } from '../../figures/show-net.tsx';
import { Cite } from '../cite.tsx';
import { Equation } from '../equation.tsx';
import { M } from '../prose.tsx';
import { Table } from '../table.tsx';

/** Decades between layers 2 and 32, width 64: means of 20 nets, measured once with this program's definitions. */
const measured = [
  { net: 'linear, Gaussian', scale: '1', losses: ['8.22', '0', '0'] },
  { net: 'linear, orthogonal', scale: '1', losses: ['0', '0', '0'] },
  { net: 'tanh, Gaussian', scale: '1', losses: ['8.88', '0.80', '0.00'] },
  { net: 'tanh, orthogonal', scale: '1', losses: ['0', '0.82', '0.00'] },
  { net: 'sigmoid, Gaussian', scale: '1', losses: ['8.80', '0.83', '0.00'] },
  { net: 'sigmoid, Gaussian', scale: '4', losses: ['8.86', '6.37', '0.02'] },
  { net: 'ReLU, Gaussian', scale: '√2', losses: ['8.46', '4.63', '0'] },
  { net: 'ReLU, orthogonal', scale: '√2', losses: ['0', '4.22', '0'] },
  { net: 'GELU, Gaussian', scale: '√2', losses: ['8.52', '4.25', '4.88'] },
] as const;

/** Why alignment is the largest part of the slack. */
export function Alignment(): ReactNode {
  return (
    <>
      <h3>Why alignment is the largest part</h3>
      <p>
        A random matrix has one direction that it stretches most. The error does not know which. How much is
        lost by that can be computed.
      </p>
      <Equation id="typical-stretch" />
      <p>
        A given direction is stretched by nearly <M tex="@weightScale" />. The best direction is stretched by
        the norm, and for large square Gaussian matrices <M tex="\|w\| \to 2\,\sigma_w" />, a theorem of{' '}
        <Cite id="geman-1980" /> that we do not prove. The loss is a factor of 2, or{' '}
        <M tex="\log_{10} 2 = 0.301" /> decades, in every step. From layer&nbsp;32 back to layer&nbsp;2 this
        comes to nine decades, whatever the activation function.
      </p>
      <p>
        This is a statement of the <strong className="art-claim">typical case</strong>. It takes the error
        that arrives at a matrix to be independent of that matrix, which is not quite so: the weights have
        already acted on the way forward and decided where the neurons stand. In the nets of the table below
        that changes the sum by less than a decade. Chapter&nbsp;8 looks at it closely.
      </p>
      <Table
        numbers
        caption={
          <>
            Decades between the bound and the gradient of layer&nbsp;2, by cause, in nets of 32 layers of 64
            neurons without biases. <strong className="art-claim">Measured</strong>: mean of 20 nets.
          </>
        }
        columns={[
          { key: 'net', head: 'net' },
          { key: 'scale', head: <M tex="@weightScale" /> },
          { key: 'alignment', head: 'alignment' },
          { key: 'averaging', head: 'averaging' },
          { key: 'saturation', head: 'saturation' },
        ]}
        rows={measured.map(({ net, scale, losses }) => ({
          key: `${net} ${scale}`,
          cells: [net, scale, ...losses],
        }))}
      />
      <p>
        At this width the norm is a little below its limit, so that the rows show somewhat less than nine.
        Orthogonal matrices stretch all directions alike and lose nothing. What is left is averaging. It
        counts where the slopes within a layer differ: in ReLU nets, and where neurons saturate one by one.
        Saturation, the part that looks like the obvious culprit, is nearly always next to nothing, because in
        a layer of many neurons one of them stands where the slope is steep. GELU is the exception: its
        steepest slope, 1.13, is reached at <M tex="\sqrt2" />, and its signals have become too small to come
        so far.
      </p>
      <ul className="art-nets">
        <li>
          <ShowNet
            id="ledger-gaussian"
            settings={{ layers: 30, activation: 'tanh', layer: 2 }}
            label="tanh, Gaussian"
          />{' '}
          The bound at layer&nbsp;2 lies nine decades above the gradient.
        </li>
        <li>
          <ShowNet
            id="ledger-orthogonal"
            settings={{ layers: 30, activation: 'tanh', weights: 'orthogonal', layer: 2 }}
            label="tanh, orthogonal"
          />{' '}
          The same scale, and the bound comes down by nearly eight decades.
        </li>
      </ul>
    </>
  );
}
