import type { TargetedEvent, TargetedPointerEvent } from "preact";
import { useRef } from "preact/hooks";

type Pointed = TargetedPointerEvent<HTMLInputElement>;

/** A finger on a slider, before it is clear what it wants. */
interface Finger {
  readonly x: number;
  readonly y: number;
  /** Where the browser has put the slider in the meantime. */
  at: number | undefined;
}

/**
 * What a slider does with its input. A finger that scrolls the page touches every slider that it begins on, and the
 * browser moves the slider at once: this waits until the finger goes along the slider or is lifted.
 */
export const useTouchSlider = (position: number, choose: (position: number) => void) => {
  const finger = useRef<Finger | undefined>(undefined);
  const decide = (): void => {
    const at = finger.current?.at;
    finger.current = undefined;
    if (at !== undefined) choose(at);
  };
  return {
    onPointerDown({ pointerType, clientX, clientY }: Pointed): void {
      finger.current = pointerType === "touch" ? { x: clientX, y: clientY, at: undefined } : undefined;
    },
    onInput({ currentTarget: { valueAsNumber } }: TargetedEvent<HTMLInputElement>): void {
      if (finger.current === undefined) choose(valueAsNumber);
      else finger.current.at = valueAsNumber;
    },
    onPointerMove({ clientX, clientY }: Pointed): void {
      if (finger.current === undefined) return;
      if (Math.abs(clientX - finger.current.x) > Math.abs(clientY - finger.current.y)) decide();
    },
    onPointerUp: decide,
    onPointerCancel({ currentTarget }: Pointed): void {
      if (finger.current === undefined) return;
      finger.current = undefined;
      currentTarget.valueAsNumber = position;
    },
  };
};
