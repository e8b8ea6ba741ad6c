import { describe, expect, test } from "vitest";
import { format, formatNumber } from "./format.js";
import { referenceOps } from "./interpreter/reference/reference-interpreter.js";
import { fromElements, tensor } from "./tensor.js";

const counted = (...shape: number[]) =>
  fromElements(
    Float64Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => i),
    shape,
  );

/** A text without the line break and the indent that a template literal needs to look right. */
const lines = (text: string): string =>
  text
    .split("\n")
    .slice(1, -1)
    .map((line) => line.slice(4))
    .join("\n");

describe("format", () => {
  test("aligns columns at the decimal point", () => {
    expect(
      format(
        tensor([
          [1.5, 2],
          [-3, 0.25],
        ]),
      ),
    ).toBe(
      lines(`
    [[ 1.5   2   ]
     [-3     0.25]]
    `),
    );
  });

  test("writes a scalar as a number and a vector on a line", () => {
    expect(format(tensor(-1.5))).toBe("-1.5");
    expect(format(tensor([1, 20, -3]))).toBe("[ 1 20 -3]");
  });

  test("separates matrices of rank 3 by an empty line", () => {
    expect(format(counted(2, 2, 3))).toBe(
      lines(`
    [[[ 0  1  2]
      [ 3  4  5]]

     [[ 6  7  8]
      [ 9 10 11]]]
    `),
    );
  });

  test("writes a transposed matrix as it is read", () => {
    expect(
      format(
        referenceOps().transpose(
          tensor([
            [1, 2, 3],
            [4, 5, 6],
          ]),
        ),
      ),
    ).toBe(
      lines(`
    [[1 4]
     [2 5]
     [3 6]]
    `),
    );
  });

  test("shows 8 significant digits, and of float32 the 7 that are not rounding", () => {
    expect(format(tensor([0.1, 1 / 3], { dtype: "float64" }))).toBe("[0.1        0.33333333]");
    expect(format(tensor([0.1, 1 / 3]))).toBe("[0.1       0.3333333]");
    expect(format(tensor([0.1, 1 / 3], { dtype: "float64" }), { precision: 3 })).toBe("[0.1   0.333]");
  });

  test("gives all elements an exponent where one needs it, and 0 none", () => {
    expect(format(tensor([1e-5, 1, 0, -2.5]))).toBe("[ 1e-5    1e+0    0      -2.5e+0]");
    expect(format(tensor([1e10, 1.5], { dtype: "float64" }))).toBe("[1e+10  1.5e+0]");
  });

  test("writes NaN and infinities", () => {
    expect(format(tensor([Number.NaN, Infinity, -Infinity, 1.5]))).toBe(
      "[      NaN    Infinity   -Infinity           1.5]",
    );
  });

  test("writes empty axes", () => {
    expect(format(tensor([]))).toBe("[]");
    expect(format(tensor([[], []]))).toBe("[[]\n []]");
    expect(format(fromElements(new Float32Array(0), [0, 3]))).toBe("[]");
  });

  test("shows 1,000 elements whole and of more the ends of long axes", () => {
    expect(
      format(counted(1000))
        .split(" ")
        .filter((part) => part !== "" && part !== "["),
    ).toHaveLength(1000);
    expect(format(counted(1001))).toBe("[   0    1    2 …  998  999 1000]");
    expect(format(counted(1001), { edge: 1 })).toBe("[   0 … 1000]");
    expect(format(counted(40, 50))).toBe(
      lines(`
    [[   0    1    2 …   47   48   49]
     [  50   51   52 …   97   98   99]
     [ 100  101  102 …  147  148  149]
     …
     [1850 1851 1852 … 1897 1898 1899]
     [1900 1901 1902 … 1947 1948 1949]
     [1950 1951 1952 … 1997 1998 1999]]
    `),
    );
    expect(format(counted(2, 3, 200))).toBe(
      lines(`
    [[[   0    1    2 …  197  198  199]
      [ 200  201  202 …  397  398  399]
      [ 400  401  402 …  597  598  599]]

     [[ 600  601  602 …  797  798  799]
      [ 800  801  802 …  997  998  999]
      [1000 1001 1002 … 1197 1198 1199]]]
    `),
    );
  });
});

describe("formatNumber", () => {
  test.each([
    [1, "1"],
    [-2.5, "-2.5"],
    [0, "0"],
    [-0, "0"],
    [1 / 3, "0.33333333"],
    [100, "100"],
    [12345678, "12345678"],
    [99999999.9, "1e+8"],
    [123456789, "1.2345679e+8"],
    [0.0001, "0.0001"],
    [0.00009999, "9.999e-5"],
    [-1e-300, "-1e-300"],
    [Number.MAX_VALUE, "1.7976931e+308"],
    [Number.NaN, "NaN"],
    [-Infinity, "-Infinity"],
  ])("writes %d as %s", (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  test("rounds to the precision", () => {
    expect(formatNumber(2 / 3, 3)).toBe("0.667");
    expect(formatNumber(1234, 3)).toBe("1.23e+3");
    expect(formatNumber(999.6, 3)).toBe("1e+3");
  });
});

describe("refuses", () => {
  const refused = (message: string) => expect.objectContaining({ name: "ArgumentError", message });

  test.each([0, -1, 1.5, 101, Number.NaN])("a precision of %d", (precision) => {
    const expected = `expects a whole number from 1 to 100, but received ${precision}.`;
    expect(() => format(tensor([1]), { precision })).toThrow(refused(`format(precision) ${expected}`));
    expect(() => formatNumber(1, precision)).toThrow(refused(`formatNumber(precision) ${expected}`));
  });

  test.each([-1, 0.5, Number.NaN])("an edge of %d", (edge) => {
    const message = `format(edge) expects a whole number ≥ 0, but received ${edge}.`;
    expect(() => format(tensor([1]), { edge })).toThrow(refused(message));
  });
});
