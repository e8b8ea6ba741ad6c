import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";

/** Whether an element has come into sight: what takes long to compute can wait until then. */
export const useSeen = (place: RefObject<Element | null>): boolean => {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const watching = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      setSeen(true);
      watching.disconnect();
    });
    watching.observe(place.current!);
    return () => watching.disconnect();
  }, []);
  return seen;
};
