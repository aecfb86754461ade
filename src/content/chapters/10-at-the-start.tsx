import type { ReactNode } from 'react';
import { ShowNet } from '../../figures/show-net.tsx';
import { StartingSpeedsFigure } from '../../figures/starting-speeds-figure.tsx';
import { nielsenNets } from '../../model/nielsen.ts';
import { defaultSettings } from '../../model/settings.ts';
import { Cite } from '../cite.tsx';
import { Equation } from '../equation.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';

/** Nielsen's numbers before anything is learnt, and ours. */
export function AtTheStart(): ReactNode {
  return (
    <>
      <h3>Speeds at the start</h3>
      <p>
        Nielsen compares the layers of a net by the length of their bias gradients. His layers are all of the
        same width, thirty neurons, so that the lengths can be compared.
      </p>
      <Equation id="learning-speed" />
      <p>
        For one net each with two, three and four hidden layers he prints these lengths: 0.07 and 0.31; 0.012,
        0.060 and 0.283; 0.003, 0.017, 0.070 and 0.285. The first hidden layer of the last net learns about a
        hundred times more slowly than the fourth. Two things must be known to obtain the same numbers.
      </p>
      <p>
        <em>The cost is the cross-entropy.</em> The error of the last layer then has no slope in it,{' '}
        <Ref id="cross-entropy" />, and the bound has one <M tex="\gamma" /> fewer.
      </p>
      <Equation id="entropy-bound" />
      <p>
        <em>The weights are small.</em> The text says that weights and biases are drawn from a Gaussian law
        with mean 0 and standard deviation 1. The program that made the numbers divides the weights by the
        square root of the number of inputs, the better choice that the book itself had recommended two
        chapters before; only the biases have standard deviation 1. It is the program that counts, and it
        changes much: with 784 inputs, weights of standard deviation 1 would saturate most neurons of the
        first hidden layer.
      </p>
      <ul className="art-nets">
        {nielsenNets.map(({ id, words, settings }) => (
          <li key={id}>
            <ShowNet id={id} settings={settings(defaultSettings)} label={words} />
          </li>
        ))}
      </ul>
      <p>
        One draw says little, since another gives other numbers. Here are his, and beside them as many of ours
        as you like to wait for, each with its gradient averaged over our thousand digits.
      </p>
      <StartingSpeedsFigure />
      <p>
        Over 400 nets the medians are 0.060 and 0.295; 0.0119, 0.058 and 0.291; 0.0024, 0.0116, 0.058 and
        0.289. They agree within sampling error with 400 nets of another program on other digits, and every
        number that Nielsen prints lies between our 5 and 95&nbsp;% marks. What counts is how many layers lie
        between a layer and the output, not how many the net has in all: the columns repeat each other. And
        the factor from one to the next is known from chapter&nbsp;8.
      </p>
      <Equation id="nielsen-factor" />
      <p>
        The ratios of our medians are between 4.86 and 5.03. Those of his, six of them, have the geometric
        mean 4.70, taken from the file that accompanies the book, where the numbers have all their digits.
        That is close, for a theory of infinitely wide nets with a single example. But these gradients are
        means over a thousand. Why does averaging not change the factor?
      </p>
      <Equation id="averaged-step" />
      <p>
        In the nets of this chapter <M tex="\chi_1" /> is far below 1. After a layer or two all digits look
        nearly alike to the neurons, and every pair has nearly the factor of a single example. The theory is
        that of <Cite id="schoenholz-2017" />.
      </p>
    </>
  );
}
