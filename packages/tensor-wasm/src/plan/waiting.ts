import { ALONG, type Instruction, SHARING, type Sharing } from "../kernels/instruction.js";
import { asks, isElementwise } from "../kernels/kernel.js";
import type { LaidOut } from "./laid-out.js";
import { goTogether, type Stretch } from "./stretch.js";

/** An instruction with the way in which threads share it, or a group: its head, then its members. */
export interface Shared {
  readonly sharing: Sharing;
  readonly parts: readonly (LaidOut & { readonly instruction: Instruction })[];
}

/**
 * Before which items all threads must wait for each other. Items between two waits need nothing that another thread
 * computes: one thread does all of them, or all are vectors of one length, of which each thread has its part. Changes
 * of variables wait for the questions before them.
 */
export const waits = (items: readonly Shared[], size: number): readonly boolean[] => {
  let before: Kind | undefined;
  let asked = false;
  let changed = false;
  let since: readonly Stretch[] = [];
  return items.map((item) => {
    const kind = kindOf(item);
    const changes = item.parts.some(({ instruction: { y } }) => y?.block.kind === "variable");
    const isAsking = item.parts.some(({ instruction: { kernel } }) => asks(kernel));
    const stretches = typeof kind === "number" ? stretchesOf(item.parts[0]!, size) : [];
    const apart = kind === "apart" || (typeof kind === "number" && !goTogether(since, stretches, kind));
    const wait = before !== undefined && (kind !== before || apart || (asked && changes) || (changed && isAsking));
    if (wait) {
      asked = false;
      changed = false;
      since = [];
    }
    asked ||= isAsking;
    changed ||= changes;
    since = [...since, ...stretches];
    before = kind;
    return wait;
  });
};

/** Computed by one thread, apart from all others, or of vectors: their length. */
type Kind = "alone" | "apart" | number;

const kindOf = ({ sharing, parts }: Shared): Kind => {
  const { kernel, columns } = parts[0]!.instruction;
  if (sharing === SHARING.alone) return "alone";
  return isElementwise(kernel) ? columns : "apart";
};

const stretchesOf = ({ instruction, y, sources }: Shared["parts"][number], size: number): readonly Stretch[] => {
  const read = sources.map(({ pointer, along }) => ({
    within: "memory",
    first: pointer / size,
    repeated: along === ALONG.same,
    written: false,
  }));
  if (instruction.y === undefined) return read;
  return [{ within: "memory", first: y.pointer / size, repeated: false, written: true }, ...read];
};
