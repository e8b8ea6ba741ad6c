import type { Elements } from "@gd/tensor";

/** Elements that lie one after the other, in the memory of WebAssembly or on the JavaScript heap. */
export type Block = Temporary | Given | Variable;

/** Made by an operation; lives as long as the step that it was made in. */
export interface Temporary {
  readonly kind: "temporary";
  readonly length: number;
  readonly pointer: number;
  readonly step: number;
  /** A copy on the heap, for who has read them. */
  copy: Elements | undefined;
  /** Whether the copy outlives the step, as its result. */
  kept: boolean;
}

/** Elements of the JavaScript heap, copied in for a step. */
export interface Given {
  readonly kind: "given";
  readonly length: number;
  readonly pointer: number;
  readonly elements: Elements;
}

/** What `variable` has made. Where its elements are is known by `variables`. */
export interface Variable {
  readonly kind: "variable";
  readonly length: number;
  /** In the memory of WebAssembly; 0 while the elements are on the heap. */
  pointer: number;
  /** The elements while they are on the heap. */
  heap: Elements | undefined;
  /** Whether someone has been given elements on the heap, which may still be held. */
  shown: boolean;
  /** The elements on the heap that someone may hold, if they are in the memory of WebAssembly now. */
  held: WeakRef<ArrayBufferLike> | undefined;
  /** The same elements, if they were given to someone since the last step: he may write to them and let them go. */
  kept: ArrayBufferLike | undefined;
  /** The step in which the held elements were last taken over. */
  takenOver: number;
}
