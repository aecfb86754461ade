import type { ReactNode } from 'react';
import { Equation } from '../equation.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';

/** How much a matrix can stretch: the three facts that the bound needs. */
export function Norms(): ReactNode {
  return (
    <>
      <h3>How much a matrix can stretch</h3>
      <p>
        A matrix turns one vector into another and changes its length. By how much depends on the direction.
        The largest factor over all directions is the <em>norm</em> of the matrix.
      </p>
      <Equation id="norm" />
      <p>
        There are other ways to measure a matrix. This one, the <em className="art-unbroken">2-norm</em> or{' '}
        <em>spectral norm</em>, is tied to the Euclidean length of vectors, and we shall see that the bound
        depends on it. Three facts are needed. First, the norm of a product is at most the product of the
        norms.
      </p>
      <Equation id="submultiplicative" />
      <p>Second, a diagonal matrix stretches by its largest entry, and no more.</p>
      <Equation id="diagonal-norm" />
      <p>
        Third, transposing does not change the norm. The fact is often quoted for square matrices. Here it
        must hold for all, since a weight matrix is square only between layers of the same width; and it does.
      </p>
      <Equation id="transpose-norm" />
      <p>
        Only this third fact is particular to the <span className="art-unbroken">2-norm</span>. The others
        hold for every norm of matrices that comes from a norm <M tex="\|v\|_p" /> of vectors, with the same
        proofs. What becomes of <Ref id="transpose-norm" /> elsewhere, we look at below.
      </p>
    </>
  );
}
