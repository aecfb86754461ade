import type { ReactNode } from 'react';
import { Exercise } from '../parts.tsx';
import { M } from '../prose.tsx';
import { Ref } from '../reference.tsx';

export function RecurrentExercises(): ReactNode {
  return (
    <>
      <Exercise
        number="9.1"
        answer={
          <p>
            Then <M tex="\gamma = \tfrac14" />, and <M tex="\gamma\,\|w\| = \tfrac34" />: by{' '}
            <Ref id="recurrent-bound" /> a step back keeps at most three quarters, and{' '}
            <M tex="(\tfrac34)^{k} < 10^{-3}" /> for <M tex="k \ge 25" />, since{' '}
            <M tex="\ln 1000 / \ln\tfrac43 = 24.01" />. After 25 steps at the latest, whatever the net reads.
          </p>
        }
      >
        The shared matrix of a sigmoid net has the largest singular value 3. After how many steps back is an
        error certain to have lost three decades?
      </Exercise>
      <Exercise
        number="9.2"
        answer={
          <p>
            A symmetric matrix has orthonormal eigenvectors, so{' '}
            <M tex="\|wv\|^2 = \sum \lambda_i^2 v_i^2 \le \rho(w)^2\,\|v\|^2" />, and{' '}
            <M tex="\|w\| = \rho(w)" />. Then both versions of the condition are the same. The argument needs
            only orthonormal eigenvectors, which all matrices with <M tex="ww^T = w^Tw" /> have, the
            orthogonal ones included.
          </p>
        }
      >
        For which matrices is it no mistake to speak of eigenvalues?
      </Exercise>
      <Exercise
        number="9.3"
        answer={
          <p>
            At <M tex="z = 0" /> all slopes of tanh are 1 and <M tex="J = w" />, so that two steps give{' '}
            <M tex="w^2 = 0" />: the error is gone. Whether the net of <Ref id="nilpotent" /> explodes or
            forgets everything depends on where it stands. The bound knows nothing of that and allows both.
          </p>
        }
      >
        Take the matrix of <Ref id="nilpotent" /> with bias 0 and start at <M tex="z = 0" />. What happens to
        errors?
      </Exercise>
      <Exercise
        number="9.4"
        answer={
          <p>
            By <Ref id="clipping" /> the whole gradient has at most the length <M tex="\tau" />, so a step
            moves the weights by at most 0.1, and <M tex="w" /> itself by no more. The norm changes by at most
            as much, <M tex="\bigl|\|w + u\| - \|w\|\bigr| \le \|u\| \le \|u\|_F" />.
          </p>
        }
      >
        With threshold <M tex="\tau = 1" /> and learning rate 0.1, how far can <M tex="\sigma_1(w)" /> move in
        one step of plain gradient descent?
      </Exercise>
    </>
  );
}
