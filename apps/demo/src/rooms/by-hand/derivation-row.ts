import type { NetworkTraceRow } from "@gd/experiments";

/** An operation of the room: forward, backward, or the update of a weight or bias. */
export interface DerivationRow extends Omit<NetworkTraceRow, "phase"> {
  readonly phase: NetworkTraceRow["phase"] | "update";
}
