import type { DType, Elements } from "../../dtype.js";
import { reclaim } from "../../stale-tensor-error.js";

/** Memory that steps pass on to later ones. */
export interface StepMemory {
  /** Elements of any values. */
  allocate(length: number): Elements;
  /** Runs a step, then reclaims the memory that it allocated, except for what `survivors` finds in its result. */
  step<T>(body: () => T, survivors: (result: T) => ReadonlySet<ArrayBufferLike>): T;
}

/** Below this size, fresh memory is as cheap as used memory. */
const LEAST_BYTES = 1 << 15;

/**
 * Large fresh memory costs the system more than the arithmetic on it, so each step reuses that of the last one.
 * Reclaimed memory is detached from the tensors that had it: one that is read too late is empty and never shows the
 * elements of another. Where memory cannot be detached, tensors keep it.
 */
export const stepMemory = (dtype: DType): StepMemory => {
  const Elements = dtype === "float32" ? Float32Array : Float64Array;
  const reuses = canDetach();
  let free = new Map<number, ArrayBuffer[]>();
  let used: ArrayBuffer[] | undefined;

  return {
    allocate(length) {
      const bytes = length * Elements.BYTES_PER_ELEMENT;
      if (used === undefined || bytes < LEAST_BYTES) return new Elements(length);
      const buffer = free.get(bytes)?.pop() ?? new ArrayBuffer(bytes);
      used.push(buffer);
      return new Elements(buffer);
    },
    step(body, survivors) {
      if (used !== undefined) return body();
      used = [];
      const made = used;
      try {
        const result = body();
        const kept = survivors(result);
        // Only what this step used is kept for the next: sizes that are no longer needed are let go.
        free = new Map();
        for (const buffer of made) {
          if (!reuses || kept.has(buffer)) continue;
          const same = free.get(buffer.byteLength) ?? [];
          free.set(buffer.byteLength, same);
          same.push(detach(buffer));
        }
        return result;
      } finally {
        used = undefined;
      }
    },
  };
};

/** Moves memory to a new buffer. The old one, and all tensors that have it, are empty then. */
const detach = (buffer: ArrayBuffer): ArrayBuffer => {
  reclaim(buffer);
  return structuredClone(buffer, { transfer: [buffer] });
};

/** jsdom has no `structuredClone`, and what tests put in its place moves nothing. */
const canDetach = (): boolean => {
  const buffer = new ArrayBuffer(1);
  try {
    return detach(buffer).byteLength === 1 && buffer.byteLength === 0;
  } catch {
    return false;
  }
};
