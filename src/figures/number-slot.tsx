import { memo, type ReactNode } from 'react';
import type { Decimal } from '../model/format.ts';

type Width = 'factor' | 'result';

/** What makes the number longer than its slot is as a rule: more digits, or a power, or a long one. */
function lengthOf({ mantissa, exponent }: Decimal, width: Width): 'digits' | 'power' | undefined {
  if (exponent !== null) return width === 'factor' || Math.abs(exponent) > 99 ? 'power' : undefined;
  return width === 'factor' && mantissa.length > 5 ? 'digits' : undefined;
}

/**
 * A number that changes with every frame of a drag: text in an inline block of fixed size, contained, so that nothing
 * around it is laid out again and nothing shifts. "…" while it is not known.
 */
export const NumberSlot = memo(
  function NumberSlot({ number, width }: { number: Decimal | undefined; width: Width }): ReactNode {
    if (number === undefined) return <span className={`fig-slot fig-slot-${width}`}>…</span>;
    const { mantissa, exponent } = number;
    return (
      <span className={`fig-slot fig-slot-${width}`} data-long={lengthOf(number, width)}>
        {mantissa}
        {exponent !== null && (
          <>
            {' × 10'}
            <sup>{exponent < 0 ? `−${-exponent}` : exponent}</sup>
          </>
        )}
      </span>
    );
  },
  (a, b) =>
    a.width === b.width &&
    a.number?.mantissa === b.number?.mantissa &&
    a.number?.exponent === b.number?.exponent,
);
