import { useSyncExternalStore } from 'react';

const never = () => () => {};

/**
 * Whether what is rendered stands in the page already, as it was built, and is only taken over. True while that is done,
 * and where the page is built; false ever after.
 */
export const useCameWithPage = (): boolean =>
  useSyncExternalStore(
    never,
    () => false,
    () => true,
  );
