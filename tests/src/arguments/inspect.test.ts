import { ArgumentError, expectNumber, expectOptions } from "@gd/tensor";
import { expect, test } from "vitest";
import type { Example } from "./example.js";
import { inspect } from "./inspect.js";

const given = () => [{ rate: 0.5 }];
const complaintsOf = async (value: unknown, example: Example = { given }) =>
  (await inspect({ place: "a package decay", value, names: ["decay"] }, example)).complaints;

/** As a function should be. */
const decay = (options: { readonly rate: number }) => {
  const { rate } = expectOptions("decay", options, ["rate"]);
  expectNumber("decay(rate)", rate);
  return { name: "decay", at: (step: number) => void expectNumber("decay.at(step)", step, { from: 0, whole: true }) };
};

test("finds nothing in a function that looks at its arguments", async () => {
  expect(await complaintsOf(decay)).toEqual([]);
  expect(await complaintsOf(decay, { given, methods: { at: { given: () => [3] } } })).toEqual([]);
  expect(await complaintsOf(async (options: { readonly rate: number }) => decay(options))).toEqual([]);
});

test("says so where an example itself is wrong", async () => {
  expect(await complaintsOf(decay, { given: () => [{ rate: "0.5" }] })).toEqual([
    expect.stringContaining("the example itself ends in ArgumentError: decay(rate) expects"),
  ]);
});

test.each<[string, unknown, string]>([
  [
    "an error of the engine",
    ({ rate }: { readonly rate: number }) => void expectNumber("decay(rate)", rate),
    "argument 0 is null → ends in TypeError: Cannot destructure",
  ],
  ["what it takes in silence", () => {}, "argument 0.rate is true → is accepted in silence"],
  [
    "a number that is none",
    ({ rate }: { readonly rate: unknown }) => {
      if (typeof rate !== "number") decay({ rate: Number.NaN });
    },
    "argument 0.rate is NaN → is accepted in silence",
  ],
  [
    "a name that it does not know",
    (options: { readonly rate: number }) =>
      decay(Object(options).rate === undefined ? options : { rate: options.rate }),
    "argument 0 has a name that there is not → is accepted in silence",
  ],
  [
    "an argument that may be missing",
    (options: { readonly rate: number }) => options === undefined || decay(options),
    "argument 0 and those after it are missing → is accepted in silence",
  ],
  [
    "a loop that does not end",
    ({ rate }: { readonly rate: number }) => {
      while (Number.isNaN(rate)) rate.toFixed();
      decay({ rate });
    },
    "argument 0.rate is NaN → hangs",
  ],
  [
    "a promise that is never kept",
    (options: { readonly rate: number }) => (options === null ? new Promise(() => {}) : decay(options)),
    "argument 0 is null → hangs",
  ],
  [
    "a promise that is broken by the engine",
    async ({ rate }: { readonly rate: number }) => decay({ rate }),
    "argument 0 is undefined → ends in TypeError",
  ],
  [
    "a list that contains itself",
    (options: { readonly rate: number }) => {
      const depth = (value: unknown): number => (Array.isArray(value) ? 1 + depth(value[0]) : 0);
      if (depth(options) === 0) decay(options);
    },
    "argument 0 is an array that contains itself → ends in RangeError: Maximum call stack",
  ],
  [
    "a message that says nothing",
    (options: { readonly rate: number }) => {
      if (options === null) throw new ArgumentError({ place: "decay", expected: `${{}}`, received: 1 });
      decay(options);
    },
    "argument 0 is null → speaks of the engine: decay expects [object Object]",
  ],
  [
    "a message of another place",
    (options: { readonly rate: number }) => {
      if (options === null) throw new ArgumentError({ place: "here", expected: "a number", received: 1 });
      decay(options);
    },
    "argument 0 is null → names no place: here expects",
  ],
])("finds %s", async (_, value, complaint) => {
  expect(await complaintsOf(value)).toEqual(expect.arrayContaining([expect.stringContaining(complaint)]));
});

test("a whole number stands for a count", async () => {
  const complaints = await complaintsOf((count: number) => void expectNumber("decay(count)", count), {
    given: () => [3],
  });
  expect(complaints).toEqual([
    "a package decay: argument 0 is -1 → is accepted in silence",
    "a package decay: argument 0 is 0.5 → is accepted in silence",
  ]);
});
