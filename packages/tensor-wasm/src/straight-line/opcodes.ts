// Codes of WebAssembly, for functions that are made while a program runs.
// Source: WebAssembly Core Specification 2.0, chapter 5, Binary Format.

/** Types of values. */
export const [I32, V128] = [0x7f, 0x7b] as const;
const [F32, F64] = [0x7d, 0x7c] as const;

/** Loops and conditions, whose blocks leave no value. */
export const LOOP = [0x03, 0x40] as const;
export const IF = [0x04, 0x40] as const;
export const [END, BRANCH_IF, RETURN, CALL, SELECT] = [0x0b, 0x0d, 0x0f, 0x10, 0x1b] as const;
export const [LOCAL_GET, LOCAL_SET, LOCAL_TEE] = [0x20, 0x21, 0x22] as const;

/** Integers of 32 bits, which are pointers, counts and answers. They are loaded from an address that is a multiple of four. */
export const I32_LOAD = [0x28, 2] as const;
export const [I32_CONSTANT, I32_IS_ZERO, I32_IS_LESS] = [0x41, 0x45, 0x49] as const;
export const [I32_ADD, I32_SUBTRACT, I32_MULTIPLY, I32_OR] = [0x6a, 0x6b, 0x6c, 0x72] as const;

/** Sums, which are added in float64. */
export const [F64_CONSTANT, F64_ADD, F64_DIVIDE, PROMOTE, DEMOTE] = [0x44, 0xa0, 0xa3, 0xbb, 0xb6] as const;

/** Single elements, as codes of float32: those of float64 are `arithmetic` or `comparison` of `SCALAR` further on. */
export const SCALAR_ARITHMETIC = {
  absolute: 0x8b,
  sqrt: 0x91,
  add: 0x92,
  subtract: 0x93,
  multiply: 0x94,
  divide: 0x95,
  max: 0x97,
};
export const SCALAR_COMPARISON = { equal: 0x5b, less: 0x5d, greater: 0x5e };
/** Other codes of single elements, by the bytes of one. */
export const SCALAR = {
  4: { type: F32, load: 0x2a, store: 0x38, constant: 0x43, convert: 0xb2, arithmetic: 0, comparison: 0 },
  8: { type: F64, load: 0x2b, store: 0x39, constant: 0x44, convert: 0xb7, arithmetic: 0x0e, comparison: 6 },
};

export const VECTOR_BYTES = 16;
/** All instructions on vectors begin so. */
export const VECTOR = 0xfd;
export const [VECTOR_LOAD, VECTOR_STORE, VECTOR_OR, VECTOR_SELECT, VECTOR_ANY] = [
  0x00, 0x0b, 0x50, 0x52, 0x53,
] as const;

/** Vectors of elements, as codes of float32: those of float64 are `arithmetic` or `comparison` of `LANES` further on. */
export const VECTOR_ARITHMETIC = {
  absolute: 0xe0,
  sqrt: 0xe3,
  add: 0xe4,
  subtract: 0xe5,
  multiply: 0xe6,
  divide: 0xe7,
};
export const VECTOR_COMPARISON = { less: 0x43, greater: 0x44 };
/** Other codes of vectors of elements, by the bytes of one: an element into all lanes or one of them, or out of one. */
export const LANES = {
  4: { splat: 0x13, loadSplat: 0x09, replace: 0x20, extract: 0x1f, arithmetic: 0, comparison: 0 },
  8: { splat: 0x14, loadSplat: 0x0a, replace: 0x22, extract: 0x21, arithmetic: 0x0c, comparison: 6 },
};
