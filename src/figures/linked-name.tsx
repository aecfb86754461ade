import type { ReactNode } from 'react';
import type { QuantityId } from '../model/quantities.ts';
import { useLinked } from './use-linked.ts';

interface Props {
  readonly of: QuantityId;
  readonly layer?: number;
  readonly className?: string;
  readonly children: ReactNode;
}

/** The name of a quantity outside a formula, at a control or in a table: for pointer and touch, since it takes no focus. */
export function LinkedName({ of, layer, className, children }: Props): ReactNode {
  const { onFocus: _focus, onBlur: _blur, ...linked } = useLinked(of, layer);
  return (
    <span className={className} {...linked}>
      {children}
    </span>
  );
}
