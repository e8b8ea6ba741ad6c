import type { Address } from "../kernels/instruction.js";
import { type FunctionBody, unsigned } from "./encode-module.js";

/** Operations on elements: their codes in float32, which those in float64 follow at a fixed distance. */
const ARITHMETIC = {
  absolute: 0x8b,
  sqrt: 0x91,
  add: 0x92,
  subtract: 0x93,
  multiply: 0x94,
  divide: 0x95,
  max: 0x97,
};
const COMPARISON = { equal: 0x5b, less: 0x5d, greater: 0x5e };

const FLOAT32 = { type: 0x7d, load: 0x2a, store: 0x38, constant: 0x43, convert: 0xb2, arithmetic: 0, comparison: 0 };
const FLOAT64 = { type: 0x7c, load: 0x2b, store: 0x39, constant: 0x44, convert: 0xb7, arithmetic: 0x0e, comparison: 6 };
/** Instructions that put an element in all lanes of a vector, or in one of them, or take it from there. */
const LANES = {
  4: { splat: [0xfd, 0x13], replace: [0xfd, 0x20], extract: [0xfd, 0x1f] },
  8: { splat: [0xfd, 0x14], replace: [0xfd, 0x22], extract: [0xfd, 0x21] },
};
const VECTOR_BYTES = 16;

const [IF, LOOP, END, BRANCH_IF, RETURN] = [[0x04, 0x40], [0x03, 0x40], 0x0b, 0x0d, 0x0f] as const;
const [CALL, SELECT, LOCAL_GET, LOCAL_SET, LOCAL_TEE] = [0x10, 0x1b, 0x20, 0x21, 0x22] as const;
const [I32_CONSTANT, IS_ZERO, LESS, ADD, OR] = [0x41, 0x45, 0x49, 0x6a, 0x72] as const;
const [F64_CONSTANT, F64_ADD, F64_DIVIDE, PROMOTE, DEMOTE] = [0x44, 0xa0, 0xa3, 0xbb, 0xb6] as const;
const LOAD_I32 = [0x28, 2] as const;

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
  arithmetic(operation: keyof typeof ARITHMETIC): void;
  /** Pushes the sum of some elements from 0, in order and in float64. */
  sum(count: number, push: (i: number) => void): void;
  /** Pops two such sums, and pushes theirs. */
  addSums(): void;
  /** Pops a sum, divides it in float64, and pushes it as an element. */
  quotient(divisor: number): void;
  /** Pushes 1 or 0. */
  compare(comparison: keyof typeof COMPARISON): void;
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
  const float = size === 4 ? FLOAT32 : FLOAT64;
  const [widen, round] = size === 4 ? [[PROMOTE], [DEMOTE]] : [[], []];
  const { splat, replace, extract } = LANES[size === 4 ? 4 : 8];
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
    emit(ADD, LOCAL_SET, ...unsigned(local));
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
    emit(LOCAL_GET, TABLE, ...LOAD_I32, ...unsigned(4 * i), LOCAL_SET, ...unsigned(baseLocal(i)));
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
    arithmetic: (operation) => emit(ARITHMETIC[operation] + float.arithmetic),
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
    compare: (comparison) => emit(COMPARISON[comparison] + float.comparison),
    or: () => emit(OR),
    toElement: () => emit(float.convert),
    select: () => emit(SELECT),
    require() {
      emit(IS_ZERO, ...IF, LOCAL_GET, DONE, RETURN, END);
    },
    elementary(kernel, count, push, write) {
      for (let first = 0; first < count; first += lanes) {
        // Lanes without an element get the first one: their results are not read.
        const element = (lane: number): number => (first + lane < count ? first + lane : first);
        integer(kernel);
        push(first);
        emit(...splat);
        for (let lane = 1; lane < lanes; lane++) {
          push(element(lane));
          emit(...replace, lane);
        }
        emit(CALL, 0, LOCAL_SET, ...vector);
        for (let lane = 0; lane < lanes && first + lane < count; lane++) {
          emit(LOCAL_GET, ...vector, ...extract, lane);
          write(first + lane);
        }
      }
    },
    body() {
      bases.forEach(({ stride }, i) => {
        if (stride > 0) add(baseLocal(i), stride);
      });
      add(DONE, 1);
      emit(LOCAL_GET, DONE, LOCAL_GET, COUNT, LESS, BRANCH_IF, 0, END, LOCAL_GET, DONE);
      return { parameters: 2, type: float.type, integers: 1 + bases.length, locals: locals.size, code };
    },
  };
};

/** A signed integer of 32 bits as LEB128. */
const signed = (value: number): readonly number[] =>
  value >= -0x40 && value < 0x40 ? [value & 0x7f] : [(value & 0x7f) + 0x80, ...signed(value >> 7)];
