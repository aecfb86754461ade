import { type RefObject, useEffect, useRef, useState } from 'react';

/** Whether an element is in the window, or less than a quarter of its height away. */
export function useNear<Place extends Element>(): [RefObject<Place | null>, boolean] {
  const ref = useRef<Place>(null);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const look = new IntersectionObserver(
      (entries) => setNear(entries.some(({ isIntersecting }) => isIntersecting)),
      { rootMargin: '25% 0px' },
    );
    if (ref.current) look.observe(ref.current);
    return () => look.disconnect();
  }, []);
  return [ref, isNear];
}
