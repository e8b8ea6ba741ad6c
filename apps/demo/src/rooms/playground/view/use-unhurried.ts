import { useRef } from "preact/hooks";

/** Milliseconds from one value to the next. */
const PAUSE = 100;

/** The newest value, but while there is a hurry of them no more than ten in a second: some things take longer to draw than a frame. */
export const useUnhurried = <T>(value: T, isHurried: boolean): T => {
  const shown = useRef({ value, at: Number.NEGATIVE_INFINITY });
  const now = performance.now();
  if (!isHurried || now - shown.current.at >= PAUSE) shown.current = { value, at: now };
  return shown.current.value;
};
