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
/** Instructions that put an element in all lanes of a vector, or in one of them. */
const LANES = { 4: { splat: [0xfd, 0x13], replace: [0xfd, 0x20] }, 8: { splat: [0xfd, 0x14], replace: [0xfd, 0x22] } };
const VECTOR_BYTES = 16;
/** Elements that kernels of elementary functions compute at once. */
const TOGETHER = 4;

const [IF, END, RETURN, CALL, DROP, SELECT] = [[0x04, 0x40], 0x0b, 0x0f, 0x10, 0x1a, 0x1b] as const;
const [LOCAL_GET, LOCAL_SET, LOCAL_TEE, I32_CONSTANT, IS_ZERO, OR] = [0x20, 0x21, 0x22, 0x41, 0x45, 0x72] as const;
const [F64_CONSTANT, F64_ADD, F64_DIVIDE, PROMOTE, DEMOTE] = [0x44, 0xa0, 0xa3, 0xbb, 0xb6] as const;
const LOAD_I32 = [0x28, 2] as const;
const STORE_VECTOR = [0xfd, 0x0b, 4] as const;

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
  /** Pops 1 or 0, and returns 0 where it is 0. */
  require(): void;
  /** Calls an elementwise kernel on the elements that `push` pushes; `write` pops the results. */
  call(kernel: number, count: number, push: (i: number) => void, write: (i: number) => void): void;
  /** The function, which returns 1 at its end. */
  body(): FunctionBody;
}

interface ScalarCodeOptions {
  /** Bytes of an element. */
  readonly size: number;
  /** Pointers in a table whose pointer the function takes: all others are distances from these. */
  readonly bases: readonly number[];
  /** Where the kernels that are called read and write elements. */
  readonly desk: number;
  /** Whether what is written now must go to memory, too. */
  readonly isStored: () => boolean;
}

export const createScalarCode = ({ size, bases, desk, isStored }: ScalarCodeOptions): ScalarCode => {
  const float = size === 4 ? FLOAT32 : FLOAT64;
  const [widen, round] = size === 4 ? [[PROMOTE], [DEMOTE]] : [[], []];
  const { splat, replace } = LANES[size === 4 ? 4 : 8];
  const lanes = VECTOR_BYTES / size;
  const alignment = Math.log2(size);
  const code: number[] = [];
  const locals = new Map<number, number>();
  const known = new Set<number>();

  const emit = (...bytes: readonly number[]): void => void code.push(...bytes);
  const integer = (value: number): void => emit(I32_CONSTANT, ...signed(value));
  const localOf = (pointer: number): readonly number[] => {
    const local = locals.get(pointer) ?? 1 + bases.length + locals.size;
    locals.set(pointer, local);
    return unsigned(local);
  };
  /** Pushes the nearest base before a pointer, and returns the distance from it. */
  const base = (pointer: number): readonly number[] => {
    let nearest = 0;
    bases.forEach((from, i) => {
      if (from <= pointer && !(bases[nearest]! <= pointer && bases[nearest]! > from)) nearest = i;
    });
    emit(LOCAL_GET, ...unsigned(1 + nearest));
    return unsigned(pointer - bases[nearest]!);
  };
  bases.forEach((_, i) => {
    emit(LOCAL_GET, 0, ...LOAD_I32, ...unsigned(4 * i), LOCAL_SET, ...unsigned(1 + i));
  });

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
      emit(IS_ZERO, ...IF);
      integer(0);
      emit(RETURN, END);
    },
    call(kernel, count, push, write) {
      for (let first = 0; first < count; first += TOGETHER) {
        // Lanes without an element get the first one: their results are not read.
        const element = (i: number): number => (first + i < count ? first + i : first);
        for (let vector = 0; vector < TOGETHER; vector += lanes) {
          integer(desk);
          push(element(vector));
          emit(...splat);
          for (let lane = 1; lane < lanes; lane++) {
            push(element(vector + lane));
            emit(...replace, lane);
          }
          emit(...STORE_VECTOR, vector * size);
        }
        for (const value of [kernel, desk, 1, 0, 0, 0, 0, desk, TOGETHER]) integer(value);
        emit(CALL, 0, DROP);
        for (let i = 0; i < TOGETHER && first + i < count; i++) {
          integer(desk);
          emit(float.load, alignment, i * size);
          write(first + i);
        }
      }
    },
    body: () => ({
      type: float.type,
      integers: bases.length,
      locals: locals.size,
      code: code.concat([I32_CONSTANT, 1]),
    }),
  };
};

/** A signed integer of 32 bits as LEB128. */
const signed = (value: number): readonly number[] =>
  value >= -0x40 && value < 0x40 ? [value & 0x7f] : [(value & 0x7f) + 0x80, ...signed(value >> 7)];
