import type { Elements } from "@gd/tensor";

/** Consecutive elements, in the memory of WebAssembly or on the JavaScript heap. */
export type Block = Temporary | Given | Variable;

/** Made by an operation; lives as long as the step in which it was made. */
export interface Temporary {
  readonly kind: "temporary";
  readonly length: number;
  readonly pointer: number;
  readonly step: number;
  /** A copy on the heap, once its elements were read. */
  copy: Elements | undefined;
  /** Whether the copy outlives the step, as part of its result. */
  kept: boolean;
}

/** Elements of the JavaScript heap, copied in for a step. */
export interface Given {
  readonly kind: "given";
  readonly length: number;
  readonly pointer: number;
  readonly elements: Elements;
}

/** Made by `variable`; variables.ts moves its elements. */
export interface Variable {
  readonly kind: "variable";
  readonly length: number;
  /** The elements while they are on the heap. */
  heap: Elements | undefined;
  /** Where they lie in the memory of WebAssembly; 0 while they are on the heap. */
  pointer: number;
  /** What a caller has been given, while it may still be in use. */
  shown: Shown | undefined;
}

/** Elements of a variable on the heap that a caller has been given: to hold, to let go, and to write to. */
export interface Shown {
  readonly buffer: WeakRef<ArrayBufferLike>;
  /** The same from then until they are copied in: a caller may write to them and let them go at once. */
  unread: ArrayBufferLike | undefined;
  /** The last step in which they were copied in. */
  step: number;
}
