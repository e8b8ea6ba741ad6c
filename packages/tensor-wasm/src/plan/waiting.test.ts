import { describe, expect, test } from "vitest";
import { ALONG, type Place, SHARING, type Sharing } from "../kernels/instruction.js";
import { KERNEL } from "../kernels/kernel.js";
import type { Block } from "../memory/block.js";
import { type Shared, waits } from "./waiting.js";

const LENGTH = 1000;
const SIZE = 4;

const temporary: Block = { kind: "temporary", length: 9999, pointer: 0, step: 0, copy: undefined, kept: false };
const variable: Block = { kind: "variable", length: 9999, pointer: 0, heap: undefined, shown: undefined };

interface Example {
  readonly kernel?: number;
  /** The first elements of what is written and of what is read, and of an element that is read again and again. */
  readonly y?: number | undefined;
  readonly read?: readonly number[];
  readonly repeated?: readonly number[];
  readonly columns?: number;
  readonly sharing?: Sharing;
  readonly block?: Block;
}

const item = ({ kernel = KERNEL.add, block = temporary, columns = LENGTH, ...example }: Example): Shared => {
  const { y, read = [], repeated = [], sharing = SHARING.byColumn } = example;
  const place: Place | undefined = y === undefined ? undefined : { block, offset: 0 };
  const vectors = read.map((at) => ({ pointer: at * SIZE, along: ALONG.vector }));
  const numbers = repeated.map((at) => ({ pointer: at * SIZE, along: ALONG.same }));
  const instruction = { kernel, y: place, sources: [], rows: 1, columns, inner: 0 };
  const sources = [...vectors, ...numbers];
  const part = { instruction, y: { pointer: (y ?? 0) * SIZE, along: ALONG.vector }, sources, lasting: false };
  return { sharing, parts: [part] };
};

/** Whether threads wait before the last of some instructions. */
const waitsBeforeLast = (...examples: readonly Example[]): boolean => waits(examples.map(item), SIZE).at(-1)!;

describe("threads", () => {
  test("do not wait before vectors of one length that are written and read element by element, or lie apart", () => {
    expect(waitsBeforeLast({ y: 0 })).toBe(false);
    expect(waitsBeforeLast({ y: 0, read: [5000] }, { y: 0, read: [0, 5000] })).toBe(false);
    expect(waitsBeforeLast({ y: 0, read: [LENGTH] }, { y: LENGTH, read: [0] })).toBe(false);
    expect(waitsBeforeLast({ y: 0, repeated: [5000] }, { y: 5000 + 1, repeated: [5000] })).toBe(false);
    expect(waitsBeforeLast({ y: 0, read: [5000] }, { y: 2000, read: [5001] })).toBe(false);
  });

  test("wait before vectors that overlap with what is written", () => {
    expect(waitsBeforeLast({ y: 0 }, { y: 5000, read: [1] })).toBe(true);
    expect(waitsBeforeLast({ y: 0, read: [5000] }, { y: 5001 })).toBe(true);
    expect(waitsBeforeLast({ y: 0 }, { y: LENGTH - 1 })).toBe(true);
    expect(waitsBeforeLast({ y: 0 }, { y: 3000 }, { y: 5000, read: [1] })).toBe(true);
    // Not again once they have waited.
    expect(waitsBeforeLast({ y: 0 }, { y: 5000, read: [1] }, { y: 7000, read: [1] })).toBe(false);
  });

  test("wait before an element is read again and again, or overwritten, that another thread may compute or read", () => {
    for (const element of [0, 1, LENGTH - 1]) {
      expect(waitsBeforeLast({ y: 0 }, { y: 5000, repeated: [element] })).toBe(true);
      expect(waitsBeforeLast({ y: 5000, repeated: [element] }, { y: 0 })).toBe(true);
    }
    for (const element of [-1, LENGTH]) {
      expect(waitsBeforeLast({ y: 0 }, { y: 5000, repeated: [element] })).toBe(false);
      expect(waitsBeforeLast({ y: 5000, repeated: [element] }, { y: 0 })).toBe(false);
    }
  });

  test("wait where instructions are shared in another way", () => {
    expect(waitsBeforeLast({ y: 0 }, { y: 5000, columns: LENGTH + 1 })).toBe(true);
    expect(waitsBeforeLast({ y: 0 }, { y: 5000, sharing: SHARING.alone })).toBe(true);
    expect(waitsBeforeLast({ y: 0, sharing: SHARING.alone }, { y: 5000, read: [1], sharing: SHARING.alone })).toBe(
      false,
    );
    const product = { kernel: KERNEL.matmul, y: 0, sharing: SHARING.byRow };
    expect(waitsBeforeLast(product, { ...product, y: 5000 })).toBe(true);
  });

  test("wait before variables change, after a question", () => {
    const question = { kernel: KERNEL.allFinite, read: [0] };
    expect(waitsBeforeLast(question, { y: 5000, block: variable })).toBe(true);
    expect(waitsBeforeLast(question, { y: 5000 })).toBe(false);
    expect(waitsBeforeLast(question, { y: 5000, block: variable }, { y: 7000, block: variable })).toBe(false);
  });
});
