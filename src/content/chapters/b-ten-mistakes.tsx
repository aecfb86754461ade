import type { ReactNode } from 'react';
import { Cite } from '../cite.tsx';
import { MistakeNet } from '../mistake-net.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';
import { LaterMistakes } from './b-later-mistakes.tsx';
import '../appendices.css';

/** What is usually got wrong; the sayings in quotation marks are mistaken. */
export function TenMistakes(): ReactNode {
  return (
    <>
      <p>
        The sentences in italics are often said and not true. Where this article proves the contrary, the
        equation is named; the rest is the typical case, or stands in the works named. Each comes with a net
        on which it can be seen.
      </p>
      <ol className="art-mistakes">
        <li>
          <p>
            <em>“The bound shows that gradients explode for large weights.”</em>
          </p>
          <p>
            No bound from above shows that something is large. <Ref id="silent" /> is a net whose bound grows
            tenfold per layer while the gradient shrinks tenfold. Growth takes a bound from below,{' '}
            <Ref id="growth" />.
          </p>
          <MistakeNet id="bound-explodes" />
        </li>
        <li>
          <p>
            <em>“What matters is the largest eigenvalue of the weights.”</em>
          </p>
          <p>
            It is the largest singular value, the norm. A feedforward net multiplies different matrices, whose
            eigenvalues do not decide what becomes of the product. In recurrent nets, where one matrix is
            repeated, the sufficient condition for vanishing is again about singular values:{' '}
            <Cite id="pascanu-2013" />, in the version of the proceedings. In <Ref id="nilpotent" /> a matrix
            has only the eigenvalue 0 and the norm 16, and a tanh net that repeats it explodes. For linear
            nets eigenvalues decide in the long run, <Ref id="long-run" />.
          </p>
          <MistakeNet id="eigenvalues" />
        </li>
        <li>
          <p>
            <em>“Early layers learn more slowly, as the bias gradients show.”</em>
          </p>
          <p>
            They show it of biases. In ReLU nets without biases the weight gradients obey an exact balance
            between all layers, <Ref id="balance" />, and need not vanish at all. Nielsen himself calls his
            measure rough.
          </p>
          <MistakeNet id="bias-gradients" />
        </li>
        <li>
          <p>
            <em>
              “The sigmoid fails because <M tex="\sigma' \le \tfrac14" />
              .”
            </em>
          </p>
          <p>
            Four times larger weights make up for the quarter, and the gradients still vanish. The cause is
            that the mean of the sigmoid is not zero and acts as a bias, <Ref id="forced-bias" />. In wide
            nets without biases the typical gradient vanishes up to <M tex="\sigma_w = 10.149" />, not up
            to&nbsp;4: <Ref id="sigmoid-critical" />.
          </p>
          <MistakeNet id="quarter" />
        </li>
        <li>
          <p>
            <em>“ReLU cures vanishing, because its slope is 1.”</em>
          </p>
          <p>
            Half of its slopes are 0. With weights of variance <M tex="\sigma_w^2/n" /> the typical mean
            square is multiplied by <M tex="\sigma_w^2/2" /> per layer, <Ref id="relu-map" />; it takes{' '}
            <M tex="\sigma_w = \sqrt2" /> to keep it, the choice of <Cite id="he-2015" />. And what is kept is
            the mean square only. The fluctuations grow with the depth divided by the width,{' '}
            <Ref id="relu-log-norm" />: <Cite id="hanin-2018" />, <Cite id="hanin-nica-2020" />.
          </p>
          <MistakeNet id="relu-slope" />
        </li>
        <LaterMistakes />
      </ol>
    </>
  );
}
