import type { ReactNode } from 'react';

export const Sub = ({ base, index }: { readonly base: string; readonly index: string }): ReactNode => (
  <>
    {base}
    <sub>{index}</sub>
  </>
);
