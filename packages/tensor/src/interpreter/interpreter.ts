import type { Elements } from "../dtype.js";
import type { Ops } from "../operations/ops.js";
import type { Shape } from "../shape.js";
import type { Tensor, Vector } from "../tensor.js";

/** A change of a variable: its elements become those of a tensor, or get them added. */
export type Change =
  | { readonly target: Tensor; readonly assign: Tensor }
  | { readonly target: Tensor; readonly increase: Tensor };

/** What a compiled step comes to. */
export interface CompiledStep {
  /** What is told of the step. Where one of its elements is NaN or infinite, nothing changes. */
  readonly report: Vector;
  /** Tensors that have to be finite besides, or nothing changes. */
  readonly finite: readonly Tensor[];
  /** What changes, in order. Tensors that are given here must not be views of what changes before them. */
  readonly changes: readonly Change[];
}

/** The report of a step as numbers; undefined where something was not finite, and nothing has changed. */
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
  /**
   * A function that does a step of work again and again. The body computes, and changes nothing itself; for inputs of the
   * same shapes it must come to the same operations with the same numbers. An interpreter may note them and do them
   * without running the body.
   */
  compile<Inputs extends readonly Tensor[]>(
    body: (inputs: Inputs) => CompiledStep,
  ): (inputs: Inputs) => Report | Promise<Report>;
  /** The elements of a tensor, row by row: a promise of them where memory is elsewhere. */
  read(tensor: Tensor): Elements | Promise<Elements>;
}

/** An interpreter whose memory is at hand. */
export interface SynchronousInterpreter extends Interpreter {
  compile<Inputs extends readonly Tensor[]>(body: (inputs: Inputs) => CompiledStep): (inputs: Inputs) => Report;
  read(tensor: Tensor): Elements;
}

/** What an interpreter answers: a value, or a promise of it where its memory is elsewhere. */
export type Answer<I extends Interpreter, T> = I extends SynchronousInterpreter ? T : Promise<T>;
