import type { Address } from "../kernels/instruction.js";
import { type FunctionBody, unsigned } from "./encode-module.js";

/** Operations on elements: their codes in float32, which those in float64 follow at a fixed distance. */
const ARITHMETIC = {
  absolute: 0x8b,
  floor: 0x8e,
  sqrt: 0x91,
  add: 0x92,
  subtract: 0x93,
  multiply: 0x94,
  divide: 0x95,
  max: 0x97,
};
const COMPARISON = { equal: 0x5b, less: 0x5d, greater: 0x5e, greaterOrEqual: 0x60 };

const FLOAT32 = { type: 0x7d, load: 0x2a, store: 0x38, constant: 0x43, convert: 0xb2, arithmetic: 0, comparison: 0 };
const FLOAT64 = { type: 0x7c, load: 0x2b, store: 0x39, constant: 0x44, convert: 0xb7, arithmetic: 0x0e, comparison: 6 };

const [IF, END, RETURN, CALL, DROP, SELECT] = [[0x04, 0x40], 0x0b, 0x0f, 0x10, 0x1a, 0x1b] as const;
const [LOCAL_GET, LOCAL_SET, LOCAL_TEE, I32_CONSTANT, IS_ZERO, AND] = [0x20, 0x21, 0x22, 0x41, 0x45, 0x71] as const;

/** Writes code for a stack machine. Each element that is read or written stays in a local. */
export interface ScalarCode {
  /** Pushes an element from an address on. */
  read(from: Address, element: number): void;
  /** Pops an element, and has it stand there. */
  write(to: Address, element: number): void;
  number(value: number): void;
  arithmetic(operation: keyof typeof ARITHMETIC): void;
  /** Pushes 1 or 0. */
  compare(comparison: keyof typeof COMPARISON): void;
  and(): void;
  /** Pops 1 or 0, and pushes it as an element. */
  toElement(): void;
  /** Pops two elements and 1 or 0; pushes the first or the second of them. */
  select(): void;
  /** Pops 1 or 0, and ends the function with 0 where it is 0. */
  require(): void;
  /** Has an elementwise kernel compute elements that follow each other. Those of x must be in memory. */
  call(kernel: number, x: Address, first: number, y: Address, to: number, length: number): void;
  /** The function that returns 1 at its end. */
  body(): FunctionBody;
}

/** @param isStored whether what is written to a pointer must be in memory, too */
export const createScalarCode = (size: number, isStored: (pointer: number) => boolean): ScalarCode => {
  const float = size === 4 ? FLOAT32 : FLOAT64;
  const alignment = Math.log2(size);
  const code: number[] = [];
  const locals = new Map<number, number>();
  const known = new Set<number>();

  const emit = (...bytes: readonly number[]): void => void code.push(...bytes);
  const integer = (value: number): void => emit(I32_CONSTANT, ...signed(value));
  const localOf = (pointer: number): readonly number[] => {
    const local = locals.get(pointer) ?? locals.size;
    locals.set(pointer, local);
    return unsigned(local);
  };

  return {
    read(from, element) {
      const pointer = from.pointer + element * size;
      if (known.has(pointer)) return emit(LOCAL_GET, ...localOf(pointer));
      integer(0);
      emit(float.load, alignment, ...unsigned(pointer), LOCAL_TEE, ...localOf(pointer));
      known.add(pointer);
    },
    write(to, element) {
      const pointer = to.pointer + element * size;
      emit(LOCAL_SET, ...localOf(pointer));
      known.add(pointer);
      if (!isStored(pointer)) return;
      integer(0);
      emit(LOCAL_GET, ...localOf(pointer), float.store, alignment, ...unsigned(pointer));
    },
    number(value) {
      const bytes = (size === 4 ? Float32Array : Float64Array).of(value).buffer;
      emit(float.constant, ...new Uint8Array(bytes));
    },
    arithmetic: (operation) => emit(ARITHMETIC[operation] + float.arithmetic),
    compare: (comparison) => emit(COMPARISON[comparison] + float.comparison),
    and: () => emit(AND),
    toElement: () => emit(float.convert),
    select: () => emit(SELECT),
    require() {
      emit(IS_ZERO, ...IF);
      integer(0);
      emit(RETURN, END);
    },
    call(kernel, x, first, y, to, length) {
      const [from, result] = [x.pointer + first * size, y.pointer + to * size];
      for (const value of [kernel, from, 1, 0, 0, 0, 0, result, length]) integer(value);
      emit(CALL, 0, DROP);
      for (let i = 0; i < length; i++) known.delete(result + i * size);
    },
    body: () => ({ type: float.type, locals: locals.size, code: code.concat([I32_CONSTANT, 1]) }),
  };
};

/** A signed integer of 32 bits as LEB128. */
const signed = (value: number): readonly number[] =>
  value >= -0x40 && value < 0x40 ? [value & 0x7f] : [(value & 0x7f) + 0x80, ...signed(value >> 7)];
