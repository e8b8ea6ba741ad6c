import type { Elements } from "@gd/tensor";
import type { Block, Variable } from "./block.js";
import { type Address, type Instruction, type Place, WORDS, writeInstruction } from "./instruction.js";
import { KERNEL } from "./kernel.js";
import type { Machine } from "./machine.js";
import { blocksWithin, type Group, inGroups } from "./pieces.js";
import { placeParts } from "./place-parts.js";
import type { Tape } from "./tape.js";

/** Elements of the heap that are copied in before each call. */
export interface Input {
  readonly pointer: number;
  readonly length: number;
}

/** Instructions in memory with fixed addresses, which do what a call came to. */
export interface Plan {
  readonly from: number;
  readonly count: number;
  /** Where each input is copied to; those that are variables are where they are. */
  readonly inputs: readonly (Input | undefined)[];
  /** Elements of the heap that every call uses, as they are by then. */
  readonly constants: readonly { readonly pointer: number; readonly elements: Elements }[];
  readonly variables: readonly Variable[];
  /** Those among them that change. */
  readonly changed: readonly Variable[];
  /** Where the numbers of an instruction lie, in elements, by its place on the tape. */
  readonly numbers: ReadonlyMap<Instruction, readonly number[]>;
  /** Where the result lies, in elements. */
  readonly item: number;
}

/** Elements of a piece: a few vectors of this length stay in the first cache. */
const PIECE_BYTES = 4096;

/** Lays out in memory what a call came to. */
export const makePlan = (machine: Machine, tape: Tape): Plan => {
  const { memory, variables } = machine;
  const step = machine.nextStep();
  const { instructions, placeOf } = placeParts(tape.instructions.filter(computes));
  const items = inGroups(instructions, placeOf);
  const result = tape.item === undefined ? undefined : placeOf(tape.item.at);
  const within = blocksWithin(items, placeOf, result === undefined ? [] : [result.block]);
  const piece = PIECE_BYTES / memory.size;

  const pointers = new Map<Block, number>();
  const constants: { pointer: number; elements: Elements }[] = [];
  const used = new Set<Variable>();
  const changed = new Set<Variable>();
  const pointerOf = (block: Block): number => {
    if (block.kind === "variable") {
      used.add(block);
      return variables.pointerTo(block, step);
    }
    const known = pointers.get(block);
    if (known !== undefined) return known;
    const pointer = memory.allocatePermanently(within.has(block) ? piece : block.length);
    pointers.set(block, pointer);
    if (block.kind === "given" && !tape.inputs.includes(block)) constants.push({ pointer, elements: block.elements });
    return pointer;
  };
  const inputs = tape.inputs.map((block) => block && { pointer: pointerOf(block), length: block.length });

  const numbers = new Map<Instruction, number[]>();
  const addressOf = (at: Place, along: 0 | 1): Address => {
    const { block, offset } = placeOf(at);
    return { pointer: pointerOf(block) + offset * memory.size, along: within.has(block) ? 0 : along };
  };
  const members = items.flatMap((item) => ("members" in item ? [groupHead(item, piece), ...item.members] : [item]));
  const addresses = members.map((instruction) => {
    const { y, sources, columns } = instruction;
    if (y?.block.kind === "variable") changed.add(y.block);
    const slots: number[] = [];
    const of = [y, ...sources.map(({ at }) => at)].map((at): Address => {
      if (at === undefined) return { pointer: 0, along: 0 };
      if (typeof at === "object") return addressOf(at, columns > 1 ? 1 : 0);
      const pointer = memory.allocatePermanently(1);
      slots.push(pointer / memory.size);
      return { pointer, along: 0 };
    });
    numbers.set(instruction, slots);
    return of;
  });

  const from = memory.allocatePermanently((members.length * WORDS * 4) / memory.size);
  members.forEach((instruction, i) => {
    writeInstruction(memory.words, from / 4 + i * WORDS, instruction, (_, source) => addresses[i]![source + 1]!);
    instruction.sources
      .flatMap(({ at }) => (typeof at === "number" ? [at] : []))
      .forEach((value, n) => {
        memory.elements[numbers.get(instruction)![n]!] = value;
      });
  });
  const item = result === undefined ? 0 : pointerOf(result.block) / memory.size + result.offset;
  return { from, count: members.length, inputs, constants, variables: [...used], changed: [...changed], numbers, item };
};

/** Whether there is anything to compute, as there is in a sum of nothing, too. */
const computes = ({ kernel, rows, columns }: Instruction): boolean => rows * columns > 0 || REDUCTIONS.includes(kernel);

const REDUCTIONS: readonly number[] = [KERNEL.sumRows, KERNEL.sumColumns, KERNEL.maxColumns];

/** The instruction that says how many follow it as a group. */
const groupHead = ({ members, length }: Group, piece: number): Instruction => ({
  kernel: KERNEL.inPieces,
  y: undefined,
  sources: [],
  rows: members.length,
  columns: length,
  inner: piece,
});
