import { ArgumentError, type Outcome, sizeOf, type Tensor } from "@gd/tensor";
import { expectElements, expectOutcome, extent } from "@gd/tensor/interpreter";
import type { Place } from "../kernels/instruction.js";
import { KERNEL } from "../kernels/kernel.js";
import type { Machine } from "../memory/machine.js";
import { executeElementwise } from "../operations/execute-elementwise.js";
import { placedOn } from "../operations/source.js";

/** A report, and where it lies until the step ends. */
export interface PlacedReport {
  readonly numbers: readonly number[];
  readonly at: Place;
}

/** Finds room for a change, and returns what makes it. */
export type Prepare = (operation: "assign" | "increase", target: Tensor, by: Tensor) => () => void;

/** Makes the changes of an outcome by instructions, which a plan can repeat; undefined if something is not finite. */
export const carryOutOn = (machine: Machine, prepare: Prepare, outcome: Outcome): PlacedReport | undefined => {
  expectOutcome(outcome);
  const { report, finite, changes } = outcome;
  for (const tensor of [report, ...finite]) {
    if (!machine.hasElements(tensor)) expectElements("reading a tensor", tensor);
  }
  if (!finite.every((tensor) => isFiniteOn(machine, tensor))) return undefined;
  const at = temporaryOf(machine, report);
  const numbers = [...machine.copyOut(at, sizeOf(report.shape))];
  // All of them before the first is made: if one cannot be, nothing has changed.
  const prepared = changes.map((change, i) => {
    expectLasting(machine, change.target, i);
    return "assign" in change
      ? prepare("assign", change.target, change.assign)
      : prepare("increase", change.target, change.increase);
  });
  for (const make of prepared) make();
  return { numbers, at };
};

const expectLasting = (machine: Machine, target: Tensor, i: number): void => {
  if (!machine.isTemporary(target)) return;
  throw new ArgumentError({
    place: `run or compile: the outcome's changes[${i}].target`,
    expected: "a variable",
    received: target,
    advice: "The body has made this tensor, and nobody would see it change. variable(…) makes one that lasts.",
  });
};

const isFiniteOn = (machine: Machine, x: Tensor): boolean =>
  machine.execute({
    kernel: KERNEL.allFinite,
    y: undefined,
    sources: [{ at: machine.placeOf(x), row: 0, column: 1 }],
    rows: 1,
    columns: sizeOf(x.shape),
    inner: 0,
  });

/** The elements of a tensor in a block of the step, which no change writes to. */
const temporaryOf = (machine: Machine, x: Tensor): Place => {
  const source = placedOn(machine, x);
  if (source.at.block.kind === "temporary") return source.at;
  const y = machine.temporary(sizeOf(x.shape));
  executeElementwise(machine, { kernel: KERNEL.copy, y, sources: [source] }, extent(x.shape));
  return y;
};
