import type { Elements } from "@gd/tensor";
import type { Tape } from "../compile/tape.js";
import {
  type Address,
  ALONG,
  type Instruction,
  type Place,
  type Source,
  WORDS,
  writeInstruction,
} from "../kernels/instruction.js";
import { asks, KERNEL } from "../kernels/kernel.js";
import { SHARING, sharingOf } from "../kernels/sharing.js";
import type { Block, Variable } from "../memory/block.js";
import type { Machine } from "../memory/machine.js";
import { straightLine } from "../straight-line/straight-line.js";
import { layOut } from "./lay-out.js";
import { joinProducts } from "./multiply-add.js";
import { inGroups, PIECE_BYTES } from "./pieces.js";
import { placeParts } from "./place-parts.js";
import { waits } from "./waiting.js";

/** Elements of the heap that are copied in before each call. */
export interface Input {
  readonly pointer: number;
  readonly length: number;
}

/** What does what a call came to: instructions with fixed addresses in memory, or code of their own where they are few. */
export interface Plan {
  /** Computes. Returns 0 where something is answered with no, and what comes after it is left out. */
  readonly run: () => number;
  /** Where each input is copied to; those that are variables are where they are. */
  readonly inputs: readonly (Input | undefined)[];
  /** Elements of the heap that every call uses, as they are by then. */
  readonly constants: readonly { readonly pointer: number; readonly elements: Elements }[];
  readonly variables: readonly Variable[];
  /** Those among them that change. */
  readonly changed: readonly Variable[];
  /** Where each number lies, in elements. */
  readonly numbers: ReadonlyMap<Source, number>;
  /** Where the result lies, in elements. */
  readonly item: number;
}

/** Lays out in memory what a call came to. */
export const makePlan = (machine: Machine, tape: Tape): Plan => {
  const { memory, variables } = machine;
  const step = machine.nextStep();
  const frame = memory.allocatePermanently(0);
  const { instructions, placeOf } = placeParts(joinProducts(tape.instructions.filter(computes)));
  const piece = PIECE_BYTES / memory.size;
  const items = inGroups(instructions, placeOf).map((item) => {
    if (!("members" in item)) return { instruction: item, members: [] };
    const { members, length } = item;
    const head = { y: undefined, sources: [], rows: members.length, columns: length, inner: piece };
    return { instruction: { kernel: KERNEL.inPieces, ...head }, members };
  });
  const result = tape.item === undefined ? undefined : placeOf(tape.item.at);
  const given = tape.inputs.flatMap((block) => block ?? []);
  const kept: readonly Block[] = result === undefined ? given : [...given, result.block];
  const { pointers, own } = layOut(memory, items, placeOf, kept);

  const used = new Set<Variable>();
  const pointerOf = (block: Block): number => {
    if (block.kind !== "variable") return pointers.get(block)!;
    used.add(block);
    return variables.pointerTo(block, step);
  };
  const numbers = new Map<Source, number>();
  const addressOf = (at: Place, number: boolean): Address => {
    const { block, offset } = placeOf(at);
    const slot = own.get(block);
    if (slot !== undefined) return { pointer: slot * PIECE_BYTES, along: ALONG.own };
    return { pointer: pointerOf(block) + offset * memory.size, along: number ? ALONG.same : ALONG.vector };
  };
  const addressOfSource = (source: Source): Address => {
    if (typeof source.at === "object") return addressOf(source.at, source.column === 0);
    const pointer = memory.allocatePermanently(1);
    numbers.set(source, pointer / memory.size);
    return { pointer, along: ALONG.same };
  };

  const isLasting = (block: Block): boolean => block.kind === "variable" || block === result?.block;
  const shared = items.map(({ instruction, members }) => ({ instruction, members, sharing: sharingOf(instruction) }));
  const waiting = waits(shared);
  const all = shared.flatMap(({ instruction, members, sharing }, i) =>
    [instruction, ...members].map((each, member) => ({
      instruction: each,
      sharing,
      wait: member === 0 && waiting[i]!,
      y: each.y === undefined ? { pointer: 0, along: ALONG.same } : addressOf(each.y, false),
      sources: each.sources.map(addressOfSource),
      lasting: each.y !== undefined && isLasting(placeOf(each.y).block),
    })),
  );
  // Everything has its place by now: whoever allocates may make the memory grow, and with it the views of it anew.
  const inputs = tape.inputs.map((block) => block && { pointer: pointerOf(block), length: block.length });
  const together = shared.some(({ sharing }) => sharing !== SHARING.alone);
  const write = (): (() => number) => {
    const from = memory.allocatePermanently((all.length * WORDS * 4) / memory.size);
    all.forEach(({ instruction, y, sources, sharing, wait }, i) => {
      const addresses = (_: unknown, source: number): Address => (source < 0 ? y : sources[source]!);
      writeInstruction(memory.words, from / 4 + i * WORDS, instruction, addresses, sharing, wait);
    });
    const run = memory.kernels[together ? "runTogether" : "run"];
    return () => run(from, all.length);
  };
  const writeStraight = (): (() => number) | undefined => {
    const bases = [frame, ...Array.from(used, ({ pointer }) => pointer)];
    const run = straightLine(memory, all, bases);
    if (run === undefined) return undefined;
    const table = memory.allocatePermanently((bases.length * 4) / memory.size);
    memory.words.set(bases, table / 4);
    return () => run(table);
  };
  const run = (together ? undefined : writeStraight()) ?? write();
  for (const [{ at }, element] of numbers) if (typeof at === "number") memory.elements[element] = at;

  const changed = new Set(all.flatMap(({ instruction: { y } }) => (y?.block.kind === "variable" ? [y.block] : [])));
  const constants = [...pointers].flatMap(([block, pointer]) =>
    block.kind === "given" && !given.includes(block) ? [{ pointer, elements: block.elements }] : [],
  );
  return {
    run,
    inputs,
    constants,
    variables: [...used],
    changed: [...changed],
    numbers,
    item: result === undefined ? 0 : pointerOf(result.block) / memory.size + result.offset,
  };
};

/** Whether there is anything to compute, as there is in a sum of nothing, or to refuse. */
const computes = ({ kernel, rows, columns, grid }: Instruction): boolean =>
  rows * columns > 0 || REDUCTIONS.includes(kernel) || asks(kernel) || grid !== undefined;

const REDUCTIONS: readonly number[] = [KERNEL.sumRows, KERNEL.sumColumns, KERNEL.maxColumns];
