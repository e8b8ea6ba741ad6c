/** Memory of this thread's own. A global belongs to an instance, and so to a thread, unlike the memory. */
export let scratch: usize = 0;
/** The part of it for what instructions in pieces pass to each other; the rest is for matrix products. */
export let pieces: usize = 0;

/** Sets where this thread has memory of its own, and how much of it is for matrix products. */
export function useScratch(pointer: usize, forProducts: usize): void {
  scratch = pointer;
  pieces = pointer + forProducts;
}
