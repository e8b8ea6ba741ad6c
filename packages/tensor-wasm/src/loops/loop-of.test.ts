import { randomStreams } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { allKernels } from "../kernels/all-kernels.js";
import { type Address, ALONG, SHARING, WORDS, writeInstruction } from "../kernels/instruction.js";
import { asks, KERNEL } from "../kernels/kernel.js";
import { createMemory } from "../memory/memory.js";
import type { LaidOut } from "../plan/laid-out.js";
import { loopOf } from "./loop-of.js";

const SOURCES = {
  add: 2,
  subtract: 2,
  multiply: 2,
  divide: 2,
  maximum: 2,
  sqrt: 1,
  absolute: 1,
  copy: 1,
  where: 3,
  multiplyAdd: 3,
  allFinite: 1,
} as const;
const NAMES = Object.keys(SOURCES) as readonly (keyof typeof SOURCES)[];
/** Vectors, the number of their elements, and the length of the longest. */
const [VECTORS, MOST] = [6, 40];

describe.each(["float32", "float64"] as const)("loops have the bits of their members, in %s", (dtype) => {
  const tiny = dtype === "float32" ? 2 ** -149 : Number.MIN_VALUE;
  const finite = [0, -0, 1, -1, 0.1, -2.5, 3e5, tiny, -tiny, 1e-30];
  const special = [...finite, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN];
  const random = randomStreams("loops").stream(dtype);
  const pick = <T>(from: readonly T[]): T => from[random.integer(from.length)]!;

  const memory = createMemory(allKernels(dtype), {});
  const area = memory.allocatePermanently(VECTORS * MOST);
  const program = memory.allocatePermanently(64 * WORDS);
  const numbers = memory.allocatePermanently(4);
  const vector = (i: number): Address => ({ pointer: area + i * MOST * memory.size, along: ALONG.vector });
  const number = (i: number): Address => ({ pointer: numbers + i * memory.size, along: ALONG.same });
  const block = { kind: "temporary", length: 0, pointer: 0, step: 0, copy: undefined, kept: false } as const;

  const member = (name: (typeof NAMES)[number], length: number, y: Address, sources: readonly Address[]): LaidOut => ({
    instruction: {
      kernel: KERNEL[name],
      rows: 1,
      columns: length,
      inner: 0,
      sources: sources.map(({ along }) => ({ at: 0, row: 0, column: along === ALONG.same ? 0 : 1 })),
    },
    y,
    sources,
    lasting: true,
  });

  /** The answer, and all elements afterwards. */
  const run = (members: readonly LaidOut[], length: number, details: readonly number[]) => {
    const head = { kernel: KERNEL.inPieces, sources: [], rows: members.length, columns: length, inner: 8, details };
    const none = { pointer: 0, along: ALONG.same } as const;
    [{ instruction: head, y: none, sources: [] }, ...members].forEach(({ instruction, y, sources }, i) => {
      const whole = { ...instruction, y: asks(instruction.kernel) ? undefined : { block, offset: 0 } };
      const addressOf = (_: unknown, source: number) => (source < 0 ? y : sources[source]!);
      writeInstruction(memory.words, program / 4 + i * WORDS, whole, addressOf, SHARING.alone, false);
    });
    const answer = memory.run(program, 1);
    return { answer, elements: [...memory.copyOut(area, VECTORS * MOST)] };
  };
  const expectSameBits = (
    what: string,
    members: readonly LaidOut[],
    length: number,
    values: readonly number[],
  ): void => {
    const before = memory.copyOut(area, VECTORS * MOST).map(() => pick(values));
    memory.copyIn(area, before);
    memory.copyIn(
      numbers,
      memory.copyOut(numbers, 4).map(() => pick(values)),
    );
    const pieces = run(members, length, [0]);
    memory.copyIn(area, before);
    const loop = loopOf(members, memory);
    expect(loop, what).toBeDefined();
    const looped = run(members, length, memory.placeLoop(loop!));
    expect(looped.answer, what).toBe(pieces.answer);
    if (pieces.answer === 1) expect(looped.elements, what).toEqual(pieces.elements);
  };

  test.each(NAMES)("%s of vectors and numbers", (name) => {
    for (let length = 0; length <= 19; length++) {
      // Only these kernels take numbers in place of vectors.
      const combinations = SOURCES[name] === 1 && name !== "copy" ? 1 : 2 ** SOURCES[name];
      for (let combination = 0; combination < combinations; combination++) {
        const isNumber = (source: number): boolean => ((combination >> source) & 1) === 1;
        const sources = Array.from({ length: SOURCES[name] }, (_, i) => (isNumber(i) ? number(i) : vector(i)));
        expectSameBits(`${length}, ${combination}`, [member(name, length, vector(5), sources)], length, special);
      }
    }
  });

  test("any members, some of which pass elements to others in places of a thread's own", () => {
    for (let round = 0; round < 200; round++) {
      const length = 1 + random.integer(MOST);
      const written = new Set<number>();
      const own = (i: number): Address => ({ pointer: 4096 * i, along: ALONG.own });
      const members = Array.from({ length: 1 + random.integer(12) }, () => {
        const name = pick(NAMES);
        const readable = [0, 1, 2, 3, 4, 5].map(vector).concat([...written].map(own));
        const elements = name === "allFinite" || name === "sqrt" || name === "absolute";
        const sources = Array.from({ length: SOURCES[name] }, (_, i) =>
          !elements && random.integer(4) === 0 ? number(i) : pick(readable),
        );
        const slot = random.integer(3);
        const y = random.integer(2) === 0 ? vector(random.integer(VECTORS)) : own(slot);
        if (y.along === ALONG.own && name !== "allFinite") written.add(slot);
        return member(name, length, y, sources);
      });
      expectSameBits(`round ${round}`, members, length, round % 2 === 0 ? finite : special);
    }
  });

  test("there is none of elementary functions, or of nothing", () => {
    const exponential = member("copy", 8, vector(1), [vector(0)]);
    expect(loopOf([{ ...exponential, instruction: { ...exponential.instruction, kernel: KERNEL.exp } }], memory)).toBe(
      undefined,
    );
    expect(loopOf([], memory)).toBe(undefined);
  });
});
