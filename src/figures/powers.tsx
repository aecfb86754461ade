import type { ReactNode } from 'react';
import './powers.css';

/**
 * A number with its power of ten. Inter has ¹ ² ³ but not the other raised figures: an exponent is set in a font that has
 * them all, lest its figures differ in size.
 */
export function Powers({ of }: { of: string }): ReactNode {
  const [, plain = of, exponent] = /^(.*?)([⁻⁰¹²³⁴-⁹]+)$/u.exec(of) ?? [];
  return exponent === undefined ? (
    of
  ) : (
    <>
      {plain}
      <span className="fig-exponent">{exponent}</span>
    </>
  );
}
