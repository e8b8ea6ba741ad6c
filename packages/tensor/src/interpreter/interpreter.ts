import type { Elements } from "../dtype.js";
import type { Ops } from "../operations/ops.js";
import type { Shape } from "../shape.js";
import type { Tensor, Vector } from "../tensor.js";

/** A change to a variable: a tensor is assigned to it, or added to it. */
export type Change =
  | { readonly target: Tensor; readonly assign: Tensor }
  | { readonly target: Tensor; readonly increase: Tensor };

/** The outcome of some work, which an interpreter carries out. */
export interface Outcome {
  /** The numbers to report. */
  readonly report: Vector;
  /** Tensors that must be finite for anything to change. */
  readonly finite: readonly Tensor[];
  /** The changes, in order. None may use a view of what an earlier one has changed. */
  readonly changes: readonly Change[];
}

/** The numbers that an outcome reports; undefined if something was not finite, so that nothing changed. */
export type Report = readonly number[] | undefined;

/** A function made by `compile`. */
export interface Compiled<Inputs extends readonly Tensor[], R> {
  (inputs: Inputs): R;
  /**
   * A call with inputs that are like those of an earlier one: of the same shapes and types, with all of their elements. Null,
   * with nothing done, where they are not, or nothing is known of such calls: then they can be anything. So what checks the
   * inputs of a call need not look at those of most.
   */
  again?(inputs: Inputs): R | null;
  /**
   * A function that makes many calls at once, if that is faster than one by one, as it is for very short ones; undefined
   * otherwise, and before the first call with inputs of these shapes.
   */
  inSequence?(inputs: Inputs): CallsInSequence | undefined;
}

/**
 * Makes calls of a compiled function, one after the other, with the elements of each input for the first call, then those
 * for the second, and so on. Ends before a call in which something is not finite. Undefined where it can no longer be done.
 */
export type CallsInSequence = (inputs: readonly Elements[], count: number) => ReportsInSequence | undefined;

/** The reports of calls in sequence. */
export interface ReportsInSequence {
  /** How many calls were made. */
  readonly calls: number;
  /** The numbers that the first one reports, then those of the second, and so on. */
  readonly reports: Elements;
}

/** Runs operations, and manages the memory of tensors. */
export interface Interpreter {
  /** The arithmetic. */
  readonly ops: Ops;
  /** A copy of a tensor that can be changed with `assign` and `increase`. */
  variable<S extends Shape>(source: Tensor<S>): Tensor<S>;
  /** Overwrites the elements of `target`, and so those of every slice of it, with those of `source`. */
  assign<S extends Shape>(target: Tensor<S>, source: Tensor<NoInfer<S>>): void;
  /** Adds the elements of `by` to those of `target`, in place. */
  increase<S extends Shape>(target: Tensor<S>, by: Tensor<NoInfer<S>>): void;
  /**
   * Runs some work and returns its result. Later steps reuse the memory of the tensors that were made in it, except for
   * those in the result: a tensor, a tree of tensors, or an object that contains them. From then on, using one of the
   * others throws a StaleTensorError. A step within a step is part of the outer one.
   */
  step<T>(body: () => T): T;
  /** Runs some work as a step and carries out its outcome. */
  run(body: () => Outcome): Report | Promise<Report>;
  /**
   * `run` for work that is repeated. For inputs of the same shapes the body must perform the same operations with the
   * same numbers: an interpreter may record them and replay them without running the body.
   */
  compile<Inputs extends readonly Tensor[]>(
    body: (inputs: Inputs) => Outcome,
  ): Compiled<Inputs, Report | Promise<Report>>;
  /** The elements of a tensor, row by row; a promise of them if memory is elsewhere. */
  read(tensor: Tensor): Elements | Promise<Elements>;
  /**
   * Where memory is elsewhere: operations of the same precision with results that can be read at once. They tell where a value
   * that is not finite comes from.
   */
  readonly reference?: Ops;
  /** Gives back its memory and its threads at once, if it has such. From then on it computes nothing. */
  close?(): void;
}

/** An interpreter whose memory can be read at once. */
export interface SynchronousInterpreter extends Interpreter {
  run(body: () => Outcome): Report;
  compile<Inputs extends readonly Tensor[]>(body: (inputs: Inputs) => Outcome): Compiled<Inputs, Report>;
  read(tensor: Tensor): Elements;
}

/** What an interpreter answers: a value, or a promise of it if memory is elsewhere. */
export type Answer<I extends Interpreter, T> = I extends SynchronousInterpreter
  ? T
  : ReturnType<I["read"]> extends Promise<unknown>
    ? Promise<T>
    : T | Promise<T>;
