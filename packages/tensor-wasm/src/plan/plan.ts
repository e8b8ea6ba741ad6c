import type { CallsInSequence, Elements } from "@gd/tensor";
import {
  type Address,
  ALONG,
  type Instruction,
  type Place,
  SHARING,
  type Source,
  WORDS,
  writeInstruction,
} from "../kernels/instruction.js";
import { asks, FIRST_OF_MATRICES, KERNEL } from "../kernels/kernel.js";
import { sharingOf, workOf } from "../kernels/sharing.js";
import { loopOf } from "../loops/loop-of.js";
import type { Block, Variable } from "../memory/block.js";
import type { Machine } from "../memory/machine.js";
import type { Tape } from "../record/record.js";
import { inLine, type Span } from "../straight-line/in-line.js";
import { askEarly } from "./ask-early.js";
import { computeAgain } from "./compute-again.js";
import { forwardCopies } from "./forward-copies.js";
import { implicitPatches } from "./implicit-patches.js";
import { layOut } from "./lay-out.js";
import { joinProducts } from "./multiply-add.js";
import { inGroups, isGroup, OWN_STEP, PIECE_BYTES } from "./pieces.js";
import { placeParts } from "./place-parts.js";
import { waits } from "./waiting.js";

/** Repeats a call: by instructions with fixed addresses in memory, or by code of its own where there are few. */
export interface Plan {
  /** Returns 0 where a question is answered with no, and what follows it is left out. */
  readonly run: () => number;
  /** How much of it threads can share, in additions of elements, and how many elements are copied in. */
  readonly work: number;
  readonly copied: number;
  /** Where each input is copied to, unless it is a variable. */
  readonly inputs: readonly (Span | undefined)[];
  /** Elements of the heap that every call uses, as they are at the time of the call. */
  readonly constants: readonly { readonly pointer: number; readonly elements: Elements }[];
  readonly variables: readonly Variable[];
  /** Those among them that change. */
  readonly changed: readonly Variable[];
  /** Where the report lies, in elements. */
  readonly report: number;
  readonly reportLength: number;
  /** Makes calls with the elements of one after the other, if it is code of its own. */
  readonly inSequence: CallsInSequence | undefined;
}

/** Lays out a tape in memory. */
export const makePlan = (machine: Machine, tape: Tape): Plan => {
  const { memory, variables } = machine;
  const step = machine.nextStep();
  const frame = memory.allocatePermanently(0);
  const { block } = tape.report;
  const withoutPatches = implicitPatches(tape.instructions.filter(computes), block, memory.exact);
  const joined = joinProducts(withoutPatches, block);
  const { instructions, placeOf } = placeParts(askEarly(forwardCopies(joined, block)));
  const report = placeOf(tape.report);
  const piece = PIECE_BYTES / memory.size;
  const items = computeAgain(inGroups(instructions, placeOf), placeOf, report.block).map((item) => {
    if (!isGroup(item)) return { instruction: item, members: [] };
    const { members, length } = item;
    const head = { y: undefined, sources: [], rows: members.length, columns: length, inner: piece };
    return { instruction: { kernel: KERNEL.inPieces, ...head }, members };
  });
  const read = new Set(
    instructions.flatMap(({ sources }) => sources.map(({ at }) => typeof at === "object" && at.block)),
  );
  // What no instruction reads need not be copied in.
  const heapInputs = tape.inputs.map((block) => (block !== undefined && read.has(block) ? block : undefined));
  const given = heapInputs.flatMap((block) => block ?? []);
  const { pointers, own } = layOut(memory, items, placeOf, [...given, report.block]);

  const used = new Set<Variable>();
  const pointerOf = (block: Block): number => {
    if (block.kind !== "variable") return pointers.get(block)!;
    used.add(block);
    return variables.pointerTo(block, step);
  };
  const numbers: { readonly element: number; readonly value: number }[] = [];
  const addressOf = (at: Place, number: boolean): Address => {
    const { block, offset } = placeOf(at);
    const slot = own.get(block);
    if (slot !== undefined) return { pointer: slot * OWN_STEP, along: ALONG.own };
    return { pointer: pointerOf(block) + offset * memory.size, along: number ? ALONG.same : ALONG.vector };
  };
  const addressOfSource = (source: Source): Address => {
    if (typeof source.at === "object") return addressOf(source.at, source.column === 0);
    const pointer = memory.allocatePermanently(1);
    numbers.push({ element: pointer / memory.size, value: source.at });
    return { pointer, along: ALONG.same };
  };

  const isLasting = (block: Block): boolean => block.kind === "variable" || block === report.block;
  const laidOut = (instruction: Instruction) => ({
    instruction,
    y: instruction.y === undefined ? { pointer: 0, along: ALONG.same } : addressOf(instruction.y, false),
    sources: instruction.sources.map(addressOfSource),
    lasting: instruction.y !== undefined && isLasting(placeOf(instruction.y).block),
  });
  const shared = items.map(({ instruction, members }) => {
    const parts = members.map(laidOut);
    const loop = loopOf(parts, memory);
    const details = loop === undefined ? [0] : memory.placeLoop(loop);
    const head = members.length === 0 ? instruction : { ...instruction, details };
    return { sharing: sharingOf(instruction), parts: [laidOut(head), ...parts] };
  });
  const waiting = waits(shared, memory.size);
  const all = shared.flatMap(({ sharing, parts }, i) =>
    parts.map((part, member) => ({ ...part, sharing, wait: member === 0 && waiting[i]! })),
  );
  const inputs = heapInputs.map((block) => block && { pointer: pointerOf(block), length: block.length });
  const work = items.reduce(
    (sum, { instruction }, i) => (shared[i]!.sharing === SHARING.alone ? sum : sum + workOf(instruction)),
    0,
  );
  const together = shared.some(({ sharing }) => sharing !== SHARING.alone);
  const write = (): (() => number) => {
    const from = memory.allocatePermanently((all.length * WORDS * 4) / memory.size);
    all.forEach(({ instruction, y, sources, sharing, wait }, i) => {
      const addresses = (_: unknown, source: number): Address => (source < 0 ? y : sources[source]!);
      writeInstruction(memory.words, from / 4 + i * WORDS, instruction, addresses, sharing, wait);
    });
    return together ? memory.together(from, all.length) : () => memory.run(from, all.length);
  };
  const at = { pointer: pointerOf(report.block), length: report.block.length };
  const line = together ? undefined : inLine(memory, all, { frame, inputs, report: at, variables: [...used] });
  const run = line?.run ?? write();
  for (const { element, value } of numbers) memory.elements[element] = value;

  const changed = new Set(all.flatMap(({ instruction: { y } }) => (y?.block.kind === "variable" ? [y.block] : [])));
  const constants = [...pointers].flatMap(([block, pointer]) =>
    block.kind === "given" && !given.includes(block) ? [{ pointer, elements: block.elements }] : [],
  );
  const copied = [...inputs, ...constants.map(({ elements }) => elements)];
  return {
    run,
    work,
    copied: copied.reduce((sum, input) => sum + (input?.length ?? 0), 0),
    inputs,
    constants,
    variables: [...used],
    changed: [...changed],
    report: at.pointer / memory.size + report.offset,
    reportLength: tape.reportLength,
    inSequence: at.length === tape.reportLength ? line?.inSequence : undefined,
  };
};

/** Whether there is anything to compute, as there is even for a sum of nothing. */
const computes = ({ kernel, rows, columns }: Instruction): boolean =>
  rows * columns > 0 || kernel >= FIRST_OF_MATRICES || asks(kernel);
