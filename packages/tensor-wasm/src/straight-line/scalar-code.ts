import type { Address } from "../kernels/instruction.js";
import { type FunctionBody, unsigned } from "./encode-module.js";
import {
  BRANCH_IF,
  CALL,
  DEMOTE,
  END,
  F64_ADD,
  F64_CONSTANT,
  F64_DIVIDE,
  I32_ADD,
  I32_CONSTANT,
  I32_IS_LESS,
  I32_IS_ZERO,
  I32_LOAD,
  I32_OR,
  IF,
  LANES,
  LOCAL_GET,
  LOCAL_SET,
  LOCAL_TEE,
  LOOP,
  PROMOTE,
  RETURN,
  SCALAR,
  SCALAR_ARITHMETIC,
  SCALAR_COMPARISON,
  SELECT,
  VECTOR,
  VECTOR_BYTES,
} from "./opcodes.js";

/** Locals: the parameters, then how many calls are done, and the bases; a vector, and elements. */
const [TABLE, COUNT, DONE] = [0, 1, 2] as const;
const baseLocal = (i: number): number => 3 + i;

/** Writes code for a stack machine. Elements stay in locals once they are read or written. */
export interface ScalarCode {
  /** Pushes an element, counted from an address. */
  read(from: Address, element: number): void;
  /** Pops an element, and stores it there. */
  write(to: Address, element: number): void;
  number(value: number): void;
  arithmetic(operation: keyof typeof SCALAR_ARITHMETIC): void;
  /** Pushes the sum of some elements from 0, in order and in float64. */
  sum(count: number, push: (i: number) => void): void;
  /** Pops two such sums, and pushes theirs. */
  addSums(): void;
  /** Pops a sum, divides it in float64, and pushes it as an element. */
  quotient(divisor: number): void;
  /** Pushes 1 or 0. */
  compare(comparison: keyof typeof SCALAR_COMPARISON): void;
  or(): void;
  /** Pops 1 or 0, and pushes it as an element. */
  toElement(): void;
  /** Pops two elements and 1 or 0; pushes the first or the second of them. */
  select(): void;
  /** Pops 1 or 0, and returns where it is 0. */
  require(): void;
  /** Computes an elementary function, by the number of its kernel, of elements that `push` pushes; `write` pops the results. */
  elementary(kernel: number, count: number, push: (i: number) => void, write: (i: number) => void): void;
  /** The function. */
  body(): FunctionBody;
}

/** Where some memory lies. The function finds the pointers of all bases in a table. */
export interface Base {
  readonly pointer: number;
  /** How much of it there is. The first base is that of all pointers that lie within no other. */
  readonly bytes: number;
  /** How much further on it lies in each call that follows. */
  readonly stride: number;
}

interface ScalarCodeOptions {
  /** Bytes of an element. */
  readonly size: number;
  /** All addresses are distances from these. */
  readonly bases: readonly Base[];
  /** Whether what is written now must go to memory, too. */
  readonly isStored: () => boolean;
}

export const createScalarCode = ({ size, bases, isStored }: ScalarCodeOptions): ScalarCode => {
  const kind = size === 4 ? 4 : 8;
  const float = SCALAR[kind];
  const { splat, replace, extract } = LANES[kind];
  const [widen, round] = size === 4 ? [[PROMOTE], [DEMOTE]] : [[], []];
  const lanes = VECTOR_BYTES / size;
  const alignment = Math.log2(size);
  const vector = unsigned(baseLocal(bases.length));
  const code: number[] = [];
  const locals = new Map<number, number>();
  const known = new Set<number>();

  const emit = (...bytes: readonly number[]): void => void code.push(...bytes);
  const integer = (value: number): void => emit(I32_CONSTANT, ...signed(value));
  const add = (local: number, distance: number): void => {
    emit(LOCAL_GET, ...unsigned(local));
    integer(distance);
    emit(I32_ADD, LOCAL_SET, ...unsigned(local));
  };
  const localOf = (pointer: number): readonly number[] => {
    const local = locals.get(pointer) ?? baseLocal(bases.length) + 1 + locals.size;
    locals.set(pointer, local);
    return unsigned(local);
  };
  /** Pushes the base of a pointer, and returns the distance from it. */
  const base = (pointer: number): readonly number[] => {
    const within = bases.findIndex(({ pointer: from, bytes }, i) => i > 0 && from <= pointer && pointer < from + bytes);
    const nearest = Math.max(within, 0);
    emit(LOCAL_GET, ...unsigned(baseLocal(nearest)));
    return unsigned(pointer - bases[nearest]!.pointer);
  };
  bases.forEach((_, i) => {
    emit(LOCAL_GET, TABLE, ...I32_LOAD, ...unsigned(4 * i), LOCAL_SET, ...unsigned(baseLocal(i)));
  });
  emit(...LOOP);

  return {
    read(from, element) {
      const pointer = from.pointer + element * size;
      if (known.has(pointer)) return emit(LOCAL_GET, ...localOf(pointer));
      const distance = base(pointer);
      emit(float.load, alignment, ...distance, LOCAL_TEE, ...localOf(pointer));
      known.add(pointer);
    },
    write(to, element) {
      const pointer = to.pointer + element * size;
      emit(LOCAL_SET, ...localOf(pointer));
      known.add(pointer);
      if (!isStored()) return;
      const distance = base(pointer);
      emit(LOCAL_GET, ...localOf(pointer), float.store, alignment, ...distance);
    },
    number(value) {
      const bytes = (size === 4 ? Float32Array : Float64Array).of(value).buffer;
      emit(float.constant, ...new Uint8Array(bytes));
    },
    arithmetic: (operation) => emit(SCALAR_ARITHMETIC[operation] + float.arithmetic),
    sum(count, push) {
      emit(F64_CONSTANT, ...new Uint8Array(8));
      for (let i = 0; i < count; i++) {
        push(i);
        emit(...widen, F64_ADD);
      }
    },
    addSums: () => emit(F64_ADD),
    quotient(divisor) {
      if (divisor !== 1) emit(F64_CONSTANT, ...new Uint8Array(Float64Array.of(divisor).buffer), F64_DIVIDE);
      emit(...round);
    },
    compare: (comparison) => emit(SCALAR_COMPARISON[comparison] + float.comparison),
    or: () => emit(I32_OR),
    toElement: () => emit(float.convert),
    select: () => emit(SELECT),
    require() {
      emit(I32_IS_ZERO, ...IF, LOCAL_GET, DONE, RETURN, END);
    },
    elementary(kernel, count, push, write) {
      for (let first = 0; first < count; first += lanes) {
        // Lanes without an element get the first one: their results are not read.
        const element = (lane: number): number => (first + lane < count ? first + lane : first);
        integer(kernel);
        push(first);
        emit(VECTOR, splat);
        for (let lane = 1; lane < lanes; lane++) {
          push(element(lane));
          emit(VECTOR, replace, lane);
        }
        emit(CALL, 0, LOCAL_SET, ...vector);
        for (let lane = 0; lane < lanes && first + lane < count; lane++) {
          emit(LOCAL_GET, ...vector, VECTOR, extract, lane);
          write(first + lane);
        }
      }
    },
    body() {
      bases.forEach(({ stride }, i) => {
        if (stride > 0) add(baseLocal(i), stride);
      });
      add(DONE, 1);
      emit(LOCAL_GET, DONE, LOCAL_GET, COUNT, I32_IS_LESS, BRANCH_IF, 0, END, LOCAL_GET, DONE);
      return { parameters: 2, type: float.type, integers: 1 + bases.length, locals: locals.size, code };
    },
  };
};

/** A signed integer of 32 bits as LEB128. */
const signed = (value: number): readonly number[] =>
  value >= -0x40 && value < 0x40 ? [value & 0x7f] : [(value & 0x7f) + 0x80, ...signed(value >> 7)];
