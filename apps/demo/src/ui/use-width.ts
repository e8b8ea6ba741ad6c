import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

/** The width of an element in CSS pixels, for figures whose text keeps its size. 0 until it is known. */
export const useWidth = <T extends HTMLElement>(): readonly [RefObject<T | null>, number] => {
  const element = useRef<T>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const measure = () => setWidth(element.current!.clientWidth);
    measure();
    const watching = new ResizeObserver(measure);
    watching.observe(element.current!);
    return () => watching.disconnect();
  }, []);
  return [element, width];
};
