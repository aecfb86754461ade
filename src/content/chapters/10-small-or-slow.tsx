import type { ReactNode } from 'react';
import { Cite } from '../cite.tsx';
import { Equation } from '../equation.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';

/** A small gradient is not slow learning: biases and weights, relative change, units, Adam. */
export function SmallOrSlow(): ReactNode {
  return (
    <>
      <h3>Small is not slow</h3>
      <p>
        “The first layers learn more slowly.” So far that meant: their bias gradients are shorter. It is worth
        asking what follows from it. The best that can be said is this.
      </p>
      <Equation id="progress" />
      <p>
        Biases are few, though. A layer of thirty neurons has thirty biases and 900 weights, the first even
        23,520. <em>Do the weights tell the same story?</em> In sigmoid nets, at the start, nearly: the
        activations stay away from zero, and of four hidden layers the weight gradients differ by a factor of
        90 where the bias gradients differ by 179. From epoch 50 on, in Nielsen’s training, the biases still
        differ by a factor between 64 and 134, and the weights by one between 2.9 and 5.6. In ReLU nets
        without biases the weight gradients are balanced by a theorem, <Ref id="balance" />, whatever the bias
        gradients do. A chart of bias gradients alone shows more than there is.
      </p>
      <p>
        <em>Is a small step a slow one?</em> That depends on what it is a step of.
      </p>
      <Equation id="relative-change" />
      <p>
        The relative change says more than the length, and it convicts the net of twenty layers better than
        any gradient: the weights into its layer&nbsp;2 change by <M tex="10^{-13}" /> of their size in a
        step. At that pace they need ten million million steps to become different ones. Those into the last
        hidden layer change by about a hundredth.
      </p>
      <p>
        <em>Could one not turn up the learning rate of the first layers?</em> One could, and there is nothing
        artificial about it. A learning rate has units, and there is no reason why those of two layers should
        agree.
      </p>
      <Equation id="units" />
      <p>
        So a ratio of gradients is a property not of a net alone, but of a net and the units of its
        parameters. A gradient that is small in all layers is no obstacle either; a larger <M tex="\eta" />{' '}
        makes up for it. An optimiser may also look at each parameter by itself. Adam, by{' '}
        <Cite id="kingma-ba-2015" />, divides the mean of its recent gradients by their root mean square.
      </p>
      <Equation id="adam-first-step" />
      <p>
        After the first step both are running means, but the idea stays: multiply all gradients of a layer by
        a thousandth, and as long as they are far above <M tex="\varepsilon" /> Adam takes the same steps.
        With Adam, six sigmoid layers are at 56&nbsp;% after ten epochs, where gradient descent has not begun.
        It does not help twelve or twenty layers here. In the net of twenty the gradients of the first weights
        are below <M tex="10^{-14}" /> each, far below <M tex="\varepsilon = 10^{-8}" />, and after two epochs
        at <M tex="\eta = 0.01" /> these weights change by <M tex="10^{-10}" /> of their size in a step. A
        smaller <M tex="\varepsilon" /> would move them. But by <Ref id="blind" /> the output would hardly
        notice.
      </p>
      <p>
        Clipping, <Ref id="clipping" />, leaves ratios alone too: it shortens the gradients of all layers by
        one factor. It is a cure for steps that are too long. The residual net of the comparison needs neither
        Adam nor clipping; with He’s weights instead of small ones it would begin at a cost of ten thousand
        and soon run away.
      </p>
      <p>
        What then is hard about deep nets? Three things, and none of them is a small number. Layers whose
        gradients differ by so much that no one learning rate suits them. An output that has forgotten the
        input, or one that remembers nothing but noise: <M tex="\chi_1" /> far from 1 on either side. And a
        product of all steps that passes on a few directions only, even where its size is right, as in
        chapter&nbsp;8. The first is what the bound is about. Adam takes it off our hands, within limits. For
        the other two one has to change the net.
      </p>
    </>
  );
}
