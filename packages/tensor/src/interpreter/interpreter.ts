import type { Elements } from "../dtype.js";
import type { Ops } from "../operations/ops.js";
import type { Shape } from "../shape.js";
import type { Tensor, Vector } from "../tensor.js";

/** A change of a variable: its elements become those of a tensor, or get them added. */
export type Change =
  | { readonly target: Tensor; readonly assign: Tensor }
  | { readonly target: Tensor; readonly increase: Tensor };

/** The outcome of some work, which is carried out by the interpreter. */
export interface Outcome {
  /** The numbers to know of it. */
  readonly report: Vector;
  /** Tensors that have to be finite, or nothing changes. */
  readonly finite: readonly Tensor[];
  /** The changes, in order. A tensor in one of them must not be a view of what an earlier one changes. */
  readonly changes: readonly Change[];
}

/** The report of an outcome as numbers; undefined where something was not finite, and nothing has changed. */
export type Report = readonly number[] | undefined;

/** Runs operations: it has the memory that tensors lie in. */
export interface Interpreter {
  /** The arithmetic. */
  readonly ops: Ops;
  /** A copy of its own that may be changed with `assign` and `increase`. */
  variable<S extends Shape>(source: Tensor<S>): Tensor<S>;
  /** Overwrites the elements of `target`, and with them every slice of it, by those of `source`. */
  assign<S extends Shape>(target: Tensor<S>, source: Tensor<NoInfer<S>>): void;
  /** Adds the elements of `by` to those of `target`, in place. */
  increase<S extends Shape>(target: Tensor<S>, by: Tensor<NoInfer<S>>): void;
  /**
   * Runs some work and returns its result. Memory of tensors that are made in it is used again by later steps, but for the
   * tensors in the result: a tensor, a tree of them, or an object with such among its values. The others are refused with
   * a StaleTensorError from then on. A step within a step is part of it.
   */
  step<T>(body: () => T): T;
  /** Does some work as a step, and carries out its outcome. */
  run(body: () => Outcome): Report | Promise<Report>;
  /**
   * `run` for work that is done again and again. For inputs of the same shapes the body must come to the same operations with
   * the same numbers: an interpreter may note them and do them without running the body.
   */
  compile<Inputs extends readonly Tensor[]>(
    body: (inputs: Inputs) => Outcome,
  ): (inputs: Inputs) => Report | Promise<Report>;
  /** The elements of a tensor, row by row: a promise of them where memory is elsewhere. */
  read(tensor: Tensor): Elements | Promise<Elements>;
}

/** An interpreter whose memory is at hand. */
export interface SynchronousInterpreter extends Interpreter {
  run(body: () => Outcome): Report;
  compile<Inputs extends readonly Tensor[]>(body: (inputs: Inputs) => Outcome): (inputs: Inputs) => Report;
  read(tensor: Tensor): Elements;
}

/** What an interpreter answers: a value, or a promise of it where its memory is elsewhere. */
export type Answer<I extends Interpreter, T> = I extends SynchronousInterpreter ? T : Promise<T>;
