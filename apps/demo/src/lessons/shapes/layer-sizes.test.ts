import { linear, sequential } from "@gd/layers";
import { expect, test } from "vitest";
import { isTutorials, type LayerSizes, refusalOf, TUTORIAL_SIZES } from "./layer-sizes.js";

/** The sentence that the compiler puts in the place of a second layer. */
type Sentence<Layers extends readonly unknown[]> = Extract<
  Parameters<typeof sequential<Layers>> extends readonly [unknown, infer Second, ...unknown[]] ? Second : never,
  string
>;

test("the lesson refuses in the words of the compiler", () => {
  const layers = [linear(2, 3), linear(4, 2)] as const;
  // The type check of this line is the test: no other sentence has this type.
  const sentence: Sentence<typeof layers> = "this layer expects [4] but the previous layer outputs [3]";
  expect(
    refusalOf([
      [2, 3],
      [4, 2],
    ]),
  ).toEqual({ layer: 1, sentence });
  expect(() => sequential(...(layers as never))).toThrow("expects   input [4]");
});

test("only the tutorial's network solves the task", () => {
  expect(refusalOf(TUTORIAL_SIZES)).toBeUndefined();
  expect(
    isTutorials([
      [2, 3],
      [3, 3],
      [3, 2],
    ]),
  ).toBe(true);
  const others: readonly (readonly LayerSizes[])[] = [
    [
      [2, 3],
      [4, 3],
      [3, 2],
    ],
    [
      [2, 4],
      [4, 3],
      [3, 2],
    ],
    [
      [2, 3],
      [3, 3],
      [3, 3],
    ],
  ];
  for (const sizes of others) expect(isTutorials(sizes)).toBe(false);
});
