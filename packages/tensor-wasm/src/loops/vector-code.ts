import { type Address, ALONG } from "../kernels/instruction.js";
import { type FunctionBody, unsigned } from "../straight-line/encode-module.js";
import type { FormulaCode } from "../straight-line/formulas.js";
import {
  BRANCH_IF,
  END,
  I32_ADD,
  I32_CONSTANT,
  I32_IS_LESS,
  I32_LOAD,
  I32_MULTIPLY,
  I32_SUBTRACT,
  IF,
  LANES,
  LOCAL_GET,
  LOCAL_SET,
  LOCAL_TEE,
  LOOP,
  RETURN,
  SCALAR,
  V128,
  VECTOR,
  VECTOR_ANY,
  VECTOR_ARITHMETIC,
  VECTOR_BYTES,
  VECTOR_COMPARISON,
  VECTOR_LOAD,
  VECTOR_OR,
  VECTOR_SELECT,
  VECTOR_STORE,
} from "../straight-line/opcodes.js";

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
  const kind = size === 4 ? 4 : 8;
  const lanes = LANES[kind];
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
  const place = (pointer: number): void => emit(LOCAL_GET, ...pointers.get(pointer)!, LOCAL_GET, POSITION, I32_ADD);
  const loadWord = (word: number): readonly number[] => [LOCAL_GET, HEAD, ...I32_LOAD, ...unsigned(word)];

  for (const [pointer, word] of streams) {
    const start = [LOCAL_GET, FIRST, I32_CONSTANT, size, I32_MULTIPLY, I32_ADD, LOCAL_SET, ...pointers.get(pointer)!];
    before.push(...loadWord(word), ...start);
  }
  for (const [pointer, word] of numbers) {
    const key = `${ALONG.same} ${pointer}`;
    before.push(...loadWord(word), VECTOR, lanes.loadSplat, alignment, 0, LOCAL_SET, ...localOf(key));
    known.add(key);
  }

  const read = (from: Operand): void => {
    const key = keyOf(from);
    if (known.has(key)) emit(LOCAL_GET, ...localOf(key));
    else {
      place(from.address.pointer);
      emit(VECTOR, VECTOR_LOAD, alignment, 0, LOCAL_TEE, ...localOf(key));
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
      emit(LOCAL_GET, ...localOf(key), VECTOR, VECTOR_STORE, alignment, 0);
    },
    ask(x) {
      read(x);
      read(x);
      emit(VECTOR, ...unsigned(VECTOR_ARITHMETIC.subtract + lanes.arithmetic));
      if (asked) emit(LOCAL_GET, ...DIFFERENCES, VECTOR, VECTOR_OR);
      emit(LOCAL_SET, ...DIFFERENCES);
      asked = true;
    },
    number(value) {
      const bytes = (size === 4 ? Float32Array : Float64Array).of(value).buffer;
      emit(SCALAR[kind].constant, ...new Uint8Array(bytes), VECTOR, lanes.splat);
    },
    arithmetic: (operation) => emit(VECTOR, ...unsigned(VECTOR_ARITHMETIC[operation] + lanes.arithmetic)),
    compare: (comparison) => emit(VECTOR, VECTOR_COMPARISON[comparison] + lanes.comparison),
    select: () => emit(VECTOR, VECTOR_SELECT),
    body() {
      const length = [
        LOCAL_GET,
        BYTES,
        LOCAL_GET,
        FIRST,
        I32_SUBTRACT,
        I32_CONSTANT,
        size,
        I32_MULTIPLY,
        LOCAL_SET,
        BYTES,
      ];
      const next = [LOCAL_GET, POSITION, I32_CONSTANT, VECTOR_BYTES, I32_ADD, LOCAL_TEE, POSITION];
      // At once, as what is carried from one round to the next is spilled.
      const answer = asked ? [LOCAL_GET, ...DIFFERENCES, VECTOR, VECTOR_ANY, ...IF, I32_CONSTANT, 0, RETURN, END] : [];
      const loop = [...LOOP, ...code, ...answer, ...next, LOCAL_GET, BYTES, I32_IS_LESS, BRANCH_IF, 0, END];
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
