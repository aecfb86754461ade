import type { ReactNode } from 'react';
import { NilpotentFigure } from '../../figures/nilpotent-figure.tsx';
import { PowersFigure } from '../../figures/powers-figure.tsx';
import { Cite } from '../cite.tsx';
import { Equation } from '../equation.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';

/** Eigenvalues against singular values: the counterexample, linear nets, and what happens before the long run. */
export function Eigenvalues(): ReactNode {
  return (
    <>
      <h3>Not the eigenvalues</h3>
      <p>
        Powers of a matrix bring eigenvalues to mind. A vector <M tex="v" /> with <M tex="wv = \lambda v" />{' '}
        is multiplied by <M tex="\lambda" /> again and again, and the largest <M tex="|\lambda|" />, the
        spectral radius <M tex="\rho(w)" />, seems to be the number that counts.
      </p>
      <Equation id="spectral-radius" />
      <p>
        So a condition on <M tex="\rho(w)" /> would be weaker, and a theorem with it stronger:{' '}
        <M tex="\rho(w) < 1/\gamma" /> would hold for far more matrices. The preprint of{' '}
        <Cite id="pascanu-2013" />, in its second version, states it with the largest eigenvalue. The printed
        proceedings have the singular value. The difference is not one of taste, because with eigenvalues the
        statement is false.
      </p>
      <Equation id="nilpotent" />
      <NilpotentFigure />
      <p>
        What goes wrong is easy to see afterwards. The net does not multiply by powers of <M tex="w" />, it
        multiplies by <M tex="w" /> and slopes in turn. Norms of a product are at most the product of the
        norms, by <Ref id="submultiplicative" />. Spectral radii have no such rule: here{' '}
        <M tex="\rho(w) = 0" /> and <M tex="\rho(\Sigma') = 1" />, but <M tex="\rho(w\,\Sigma') = 2" />.
      </p>

      <h3>Linear nets, in the long run</h3>
      <p>Without slopes in between there are true powers, and then eigenvalues do decide. In the end.</p>
      <Equation id="long-run" />
      <p>
        The end may be far away. Two matrices with the same eigenvalues can behave quite differently for as
        long as anybody cares to look.
      </p>
      <Equation id="transient" />
      <PowersFigure />
      <p>
        Drag the corner entry to 0: the matrix is then a multiple of the identity, <M tex="\rho" /> and{' '}
        <M tex="\sigma_1" /> are the same, and so are all three curves. A Gaussian matrix lies in between,
        with <M tex="\sigma_1 \approx 2\rho" />. Feedforward nets have no long run of this kind at all. Their
        matrices differ, and of a product of different matrices the eigenvalues of the factors say nothing;
        what takes their place is the typical factor of chapter&nbsp;8.
      </p>
    </>
  );
}
