import type { Finding } from "../../rooms/vanishing/diagnose.js";

/** What the page finds in a run, and whether it goes on. */
export interface Watched {
  readonly kind: Finding["kind"];
  readonly playing: boolean;
}

/** Whether the run has been halted on a plateau. */
export const isHeldOnPlateau = ({ kind, playing }: Watched): boolean =>
  !playing && (kind === "standing" || kind === "learned-then-standing");
