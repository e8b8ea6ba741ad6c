import { type Address, ALONG } from "../kernels/instruction.js";
import { type FunctionBody, unsigned } from "../straight-line/encode-module.js";
import type { FormulaCode } from "../straight-line/formulas.js";

/** Operations on vectors: their codes for float32, which those for float64 follow at a fixed distance. */
const ARITHMETIC = { absolute: 0xe0, sqrt: 0xe3, add: 0xe4, subtract: 0xe5, multiply: 0xe6, divide: 0xe7 };
const COMPARISON = { less: 0x43, greater: 0x44 };

const FLOAT32 = { splat: 0x13, loadSplat: 0x09, constant: 0x43, arithmetic: 0, comparison: 0 };
const FLOAT64 = { splat: 0x14, loadSplat: 0x0a, constant: 0x44, arithmetic: 0x0c, comparison: 6 };
const V128 = 0x7b;
const VECTOR_BYTES = 16;

const [LOOP, IF, END, BRANCH_IF, RETURN, I32_CONSTANT] = [[0x03, 0x40], [0x04, 0x40], 0x0b, 0x0d, 0x0f, 0x41] as const;
const [LOCAL_GET, LOCAL_SET, LOCAL_TEE] = [0x20, 0x21, 0x22] as const;
const [IS_LESS, ADD, SUBTRACT, MULTIPLY] = [0x49, 0x6a, 0x6b, 0x6c] as const;
const LOAD_I32 = [0x28, 2] as const;
const [VECTOR, LOAD, STORE, OR, SELECT, ANY] = [0xfd, 0x00, 0x0b, 0x50, 0x52, 0x53] as const;

/** An operand: its address, and the distance of the word in memory that holds its pointer from the group's head. */
export interface Operand {
  readonly address: Address;
  readonly word: number;
}

/** Writes a loop over vectors, whose elements stay in locals once they are read or computed. */
export interface VectorCode extends FormulaCode {
  /** Pushes the elements of an operand. */
  read(from: Operand): void;
  /** Pops elements, and stores them there unless that is a thread's own place. */
  write(to: Operand): void;
  /** Asks whether the elements of an operand are finite. */
  ask(x: Operand): void;
  /**
   * A function of the pointer of the group's head, and of the first element and the one after the last, of which it computes
   * as many as fill vectors. It returns 1, or 0 if a question was answered with no.
   */
  body(): FunctionBody;
}

/** Code over these operands, with elements of so many bytes. */
export const createVectorCode = (size: number, operands: readonly Operand[]): VectorCode => {
  const float = size === 4 ? FLOAT32 : FLOAT64;
  const alignment = Math.log2(size);
  const wordsOf = (kind: Address["along"]): ReadonlyMap<number, number> =>
    new Map(operands.flatMap(({ address: { along, pointer }, word }) => (along === kind ? [[pointer, word]] : [])));
  const [streams, numbers] = [wordsOf(ALONG.vector), wordsOf(ALONG.same)];

  const [HEAD, FIRST, BYTES, POSITION] = [0, 1, 2, 3];
  const pointers = new Map([...streams.keys()].map((pointer, i) => [pointer, unsigned(POSITION + 1 + i)]));
  const firstVector = POSITION + 1 + streams.size;
  /** x − x of all that is asked about: +0, or NaN where it is not finite. */
  const DIFFERENCES = unsigned(firstVector);
  const vectors = new Map<string, readonly number[]>();
  const known = new Set<string>();
  let asked = false;

  const before: number[] = [];
  const code: number[] = [];
  const emit = (...bytes: readonly number[]): void => void code.push(...bytes);
  const keyOf = ({ address: { along, pointer } }: Operand): string => `${along} ${pointer}`;
  const localOf = (key: string): readonly number[] => {
    const local = vectors.get(key) ?? unsigned(firstVector + 1 + vectors.size);
    vectors.set(key, local);
    return local;
  };
  const place = (pointer: number): void => emit(LOCAL_GET, ...pointers.get(pointer)!, LOCAL_GET, POSITION, ADD);
  const loadWord = (word: number): readonly number[] => [LOCAL_GET, HEAD, ...LOAD_I32, ...unsigned(word)];

  for (const [pointer, word] of streams) {
    const start = [LOCAL_GET, FIRST, I32_CONSTANT, size, MULTIPLY, ADD, LOCAL_SET, ...pointers.get(pointer)!];
    before.push(...loadWord(word), ...start);
  }
  for (const [pointer, word] of numbers) {
    const key = `${ALONG.same} ${pointer}`;
    before.push(...loadWord(word), VECTOR, float.loadSplat, alignment, 0, LOCAL_SET, ...localOf(key));
    known.add(key);
  }

  const read = (from: Operand): void => {
    const key = keyOf(from);
    if (known.has(key)) emit(LOCAL_GET, ...localOf(key));
    else {
      place(from.address.pointer);
      emit(VECTOR, LOAD, alignment, 0, LOCAL_TEE, ...localOf(key));
      known.add(key);
    }
  };
  return {
    read,
    write(to) {
      const key = keyOf(to);
      emit(LOCAL_SET, ...localOf(key));
      known.add(key);
      if (to.address.along !== ALONG.vector) return;
      place(to.address.pointer);
      emit(LOCAL_GET, ...localOf(key), VECTOR, STORE, alignment, 0);
    },
    ask(x) {
      read(x);
      read(x);
      emit(VECTOR, ...unsigned(ARITHMETIC.subtract + float.arithmetic));
      if (asked) emit(LOCAL_GET, ...DIFFERENCES, VECTOR, OR);
      emit(LOCAL_SET, ...DIFFERENCES);
      asked = true;
    },
    number(value) {
      const bytes = (size === 4 ? Float32Array : Float64Array).of(value).buffer;
      emit(float.constant, ...new Uint8Array(bytes), VECTOR, float.splat);
    },
    arithmetic: (operation) => emit(VECTOR, ...unsigned(ARITHMETIC[operation] + float.arithmetic)),
    compare: (comparison) => emit(VECTOR, COMPARISON[comparison] + float.comparison),
    select: () => emit(VECTOR, SELECT),
    body() {
      const length = [LOCAL_GET, BYTES, LOCAL_GET, FIRST, SUBTRACT, I32_CONSTANT, size, MULTIPLY, LOCAL_SET, BYTES];
      const next = [LOCAL_GET, POSITION, I32_CONSTANT, VECTOR_BYTES, ADD, LOCAL_TEE, POSITION];
      // At once, as what is carried from one round to the next is spilled.
      const answer = asked ? [LOCAL_GET, ...DIFFERENCES, VECTOR, ANY, ...IF, I32_CONSTANT, 0, RETURN, END] : [];
      const loop = [...LOOP, ...code, ...answer, ...next, LOCAL_GET, BYTES, IS_LESS, BRANCH_IF, 0, END];
      return {
        parameters: 3,
        integers: 1 + streams.size,
        type: V128,
        locals: vectors.size,
        code: [...before, ...length, ...loop, I32_CONSTANT, 1],
      };
    },
  };
};
