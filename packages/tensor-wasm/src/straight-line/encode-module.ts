import { END, I32, V128 } from "./opcodes.js";

/** A function of integers that returns one, as bytes of WebAssembly. */
export interface FunctionBody {
  readonly parameters: number;
  /** Locals that are integers, beside its parameters. */
  readonly integers: number;
  /** The type of its other locals, which follow a vector: f32, f64 or v128. */
  readonly type: number;
  readonly locals: number;
  /** Its instructions; those that call function 0 call `elementary`. */
  readonly code: readonly number[];
}

/**
 * Makes calls, one after the other, and returns how many: fewer where an instruction answers no, which ends the call that it
 * is part of. The table has the pointers of the bases for the first call.
 */
export type StraightLine = (table: number, count: number) => number;

/** An unsigned integer as LEB128. */
export const unsigned = (value: number): readonly number[] =>
  value < 0x80 ? [value] : [(value % 0x80) + 0x80, ...unsigned(Math.floor(value / 0x80))];

const MOST_PAGES = unsigned(1 << 16);
/** Limits with a maximum, of a memory of one thread or a shared one. */
const LIMITS = { own: 1, shared: 3 };

// Long arrays are joined by concat, which copies them as a whole; spreading goes element by element.
const sized = (bytes: readonly number[]): readonly number[] => unsigned(bytes.length).concat(bytes);
const named = (name: string): readonly number[] => sized([...name].map((letter) => letter.charCodeAt(0)));
const section = (id: number, count: number, entries: readonly number[]): readonly number[] =>
  [id].concat(sized([count].concat(entries)));

const HEADER = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
/** The types of `elementary`, and of a function of so many integers that returns one. */
const typesFor = (parameters: number): readonly number[] =>
  section(1, 2, [0x60, 2, I32, V128, 1, V128, 0x60, parameters, ...Array<number>(parameters).fill(I32), 1, I32]);
const importing = (shared: boolean): readonly number[] => {
  const memory = [...named("env"), ...named("memory"), 2, LIMITS[shared ? "shared" : "own"], 0, ...MOST_PAGES];
  return section(2, 2, [...memory, ...named("env"), ...named("elementary"), 0, 0]);
};
const FUNCTIONS = section(3, 1, [1]);
const EXPORTS = section(7, 1, [...named("run"), 0, 1]);

/**
 * A module that imports `env.memory` and `env.elementary`, and exports the function as `run`.
 *
 * Source     WebAssembly Core Specification 2.0, chapter 5, Binary Format
 */
export const encodeModule = (
  { parameters, integers, type, locals, code }: FunctionBody,
  shared: boolean,
): Uint8Array<ArrayBuffer> => {
  const body = sized([3, ...unsigned(integers), I32, 1, V128, ...unsigned(locals), type].concat(code, [END]));
  const types = typesFor(parameters);
  return new Uint8Array(HEADER.concat(types, importing(shared), FUNCTIONS, EXPORTS, section(10, 1, body)));
};
