/**
 * Whether the Cholesky factorisation M = RᵀR of the symmetric n × n matrix, of which only the upper half is read, runs
 * to completion in floating point. R takes the place of the upper half.
 *
 * r_ij = (m_ij − Σ_{k<i} r_ki r_kj) / r_ii,  i ≤ j,  by rows; the sum takes four rows of R at a time.
 */
export function choleskyCompletes(M: Float64Array, n: number): boolean {
  for (let i = 0; i < n; i++) {
    const row = i * n;
    let k = 0;
    for (; k + 3 < i; k += 4) {
      const r0 = k * n;
      const r1 = r0 + n;
      const r2 = r1 + n;
      const r3 = r2 + n;
      const c0 = M[r0 + i]!;
      const c1 = M[r1 + i]!;
      const c2 = M[r2 + i]!;
      const c3 = M[r3 + i]!;
      for (let j = i; j < n; j++) {
        M[row + j]! -= c0 * M[r0 + j]! + c1 * M[r1 + j]! + (c2 * M[r2 + j]! + c3 * M[r3 + j]!);
      }
    }
    for (; k < i; k++) {
      const c = M[k * n + i]!;
      for (let j = i; j < n; j++) M[row + j]! -= c * M[k * n + j]!;
    }
    const pivot = M[row + i]!;
    if (!(pivot > 0)) return false;
    const root = Math.sqrt(pivot);
    for (let j = i; j < n; j++) M[row + j]! /= root;
  }
  return true;
}
