import { describe, expect, test } from "vitest";
import { settle, waitFor, whenRead } from "./waiting.js";

const later = <T>(value: T): Promise<T> => new Promise((resolve) => setTimeout(() => resolve(value), 1));

describe("whenRead", () => {
  test("goes on at once with a value, and later with a promised one", async () => {
    expect(whenRead(2, (x) => x + 1)).toBe(3);
    const promised = whenRead(later(2), (x) => x + 1);
    expect(promised).toBeInstanceOf(Promise);
    expect(await promised).toBe(3);
    expect(await whenRead(later(2), (x) => later(x + 1))).toBe(3);
  });
});

describe("settle", () => {
  /** Adds values up as it gets them. */
  function* sum(values: Iterable<number | Promise<number>>) {
    let total = 0;
    for (const value of values) total += yield* waitFor(value);
    return total;
  }

  test("is done at once where nothing is promised", () => {
    expect(settle(sum([1, 2, 3]))).toBe(6);
    expect(settle(sum([]))).toBe(0);
  });

  test.each<[string, readonly (number | Promise<number>)[]]>([
    ["first", [later(1), 2, 3]],
    ["in the middle", [1, later(2), 3]],
    ["last", [1, 2, later(3)]],
    ["everywhere", [later(1), later(2), later(3)]],
  ])("waits for what is promised, %s", async (_, values) => {
    const total = settle(sum(values));
    expect(total).toBeInstanceOf(Promise);
    expect(await total).toBe(6);
  });

  test("takes one value after the other: the next is not asked for before the last is there", async () => {
    const asked: number[] = [];
    const total = settle(
      sum(
        (function* () {
          for (const value of [1, 2, 3]) {
            asked.push(value);
            yield later(value);
          }
        })(),
      ),
    );
    expect(asked).toEqual([1]);
    expect(await total).toBe(6);
    expect(asked).toEqual([1, 2, 3]);
  });

  test("throws what the computation throws before it waits, and rejects with what it throws after", async () => {
    const failing = function* (first: number | Promise<number>) {
      yield* waitFor(first);
      throw new RangeError("in the middle");
    };
    expect(() => settle(failing(1))).toThrow(RangeError);
    await expect(settle(failing(later(1)))).rejects.toThrow(RangeError);
  });

  test("throws what a promise is rejected with where it is waited for", async () => {
    const log: string[] = [];
    const recovering = function* (value: Promise<number>) {
      try {
        return yield* waitFor(value);
      } catch (error) {
        log.push(`${error}`);
        return yield* waitFor(later(7));
      } finally {
        log.push("finally");
      }
    };
    expect(await settle(recovering(Promise.reject(new Error("lost"))))).toBe(7);
    expect(log).toEqual(["Error: lost", "finally"]);
    await expect(settle(sum([1, Promise.reject(new Error("lost"))]))).rejects.toThrow("lost");
  });
});
