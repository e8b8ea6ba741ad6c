/** Elements that an instruction over vectors reads or writes: one after the other, or a single one again and again. */
export interface Stretch {
  /** What it lies in. */
  readonly within: unknown;
  /** Its first element there. */
  readonly first: number;
  readonly repeated: boolean;
  readonly written: boolean;
}

/**
 * Whether two instructions over vectors of one length can be computed part by part, the first part of both before the
 * next: what one of them writes is for the other at the same place, element by element, or apart.
 */
export const goTogether = (one: readonly Stretch[], other: readonly Stretch[], length: number): boolean =>
  one.every((a) =>
    other.every((b) => {
      if (!(a.written || b.written) || a.within !== b.within) return true;
      const distance = a.written ? b.first - a.first : a.first - b.first;
      if (a.repeated || b.repeated) return distance < 0 || distance >= length;
      return distance === 0 || Math.abs(distance) >= length;
    }),
  );
