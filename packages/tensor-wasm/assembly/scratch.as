/** Memory of this thread's own. A global belongs to an instance, and so to a thread, unlike what lies in the memory. */
export let scratch: usize = 0;
/** In it, what passes between instructions in pieces; the rest is for matrix products. */
export let pieces: usize = 0;

/** Says where this thread has memory of its own, and how much of it is for matrix products. */
export function useScratch(pointer: usize, forProducts: usize): void {
  scratch = pointer;
  pieces = pointer + forProducts;
}
