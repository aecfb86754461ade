import type { ReactNode } from 'react';
import { Cite } from '../cite.tsx';
import { Equation } from '../equation.tsx';
import { M } from '../prose.tsx';

/** How a norm is certified from both sides. */
export function CertifiedNorms(): ReactNode {
  return (
    <>
      <h3>Norms with a certificate</h3>
      <p>
        The bound (∗∗) is only worth its name if <M tex="\|w^r\|" /> is not underestimated. The usual way to
        compute a norm is to multiply a vector by <M tex="w" /> and <M tex="w^T" /> again and again. That
        approaches the norm from below and never tells how far away it still is: after fifty rounds it may
        fall short by a per cent, and a bound made of it may lie below the truth.
      </p>
      <p>
        Here each norm is a pair of numbers, and the true one lies between them. The lower end is{' '}
        <M tex="\|w^T x\|/\|x\|" /> for a vector <M tex="x" /> that Lanczos’s method has found, which combines
        all vectors of such a search instead of keeping the last one, less what rounding may have added. The
        upper end is a theorem.
      </p>
      <Equation id="certificate" />
      <p>
        The theorem stands on one of <Cite id="higham-2002" />, and the method is that of{' '}
        <Cite id="rump-2006" />. It is as rigorous as interval arithmetic and nearly as fast as a plain
        computation. If the factorisation breaks down, the vector was not the best one and the search begins
        again. In the end the Frobenius norm would serve. The two ends differ by less than one part in{' '}
        <M tex="10^8" />.
      </p>
      <p>
        The smallest gain <M tex="s_-(w)" />, which the lower bound needs, is certified through an approximate
        inverse. Here the upper end comes from any vector, and the lower end from a theorem.
      </p>
      <Equation id="gain-certificate" />
      <p>
        All weights of a layer are one random matrix times <M tex="@weightScale" />, and norms scale with it.
        So each matrix is certified once, and the slider multiplies.
      </p>
    </>
  );
}
