import type { RandomStream } from "@gd/tensor";

/** One of some items, each equally likely. */
export const pick = <T>(items: readonly T[], random: RandomStream): T => items[random.integer(items.length)]!;
