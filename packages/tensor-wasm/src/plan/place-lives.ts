/** Bytes that are needed from the use of one item to that of another, both included. */
export interface Life {
  readonly bytes: number;
  readonly first: number;
  readonly last: number;
}

/** Where each of some lives has its bytes, and the bytes of all together. */
export interface Placement<L extends Life> {
  readonly offsets: ReadonlyMap<L, number>;
  readonly bytes: number;
}

/** Gives each life bytes that none has at the same time: the largest first, each as low as it fits. */
export const placeLives = <L extends Life>(lives: readonly L[]): Placement<L> => {
  const offsets = new Map<L, number>();
  let end = 0;
  for (const life of [...lives].sort((a, b) => b.bytes - a.bytes)) {
    const meanwhile = [...offsets]
      .filter(([{ first, last }]) => first <= life.last && life.first <= last)
      .sort(([, a], [, b]) => a - b);
    let offset = 0;
    for (const [{ bytes }, at] of meanwhile) {
      if (offset + life.bytes <= at) break;
      offset = Math.max(offset, at + bytes);
    }
    offsets.set(life, offset);
    end = Math.max(end, offset + life.bytes);
  }
  return { offsets, bytes: end };
};
