import { randomStreams, toArray } from "@gd/tensor";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultMissing } from "../source/default-missing.js";
import { columnOf } from "../table/column-of.js";
import type { Column, Table } from "../table/table.js";
import { TableError } from "../table/table-error.js";
import { tableOf } from "../table/table-of.js";
import { applyFeatures } from "./apply-features.js";
import { columnKinds } from "./column-kinds.js";
import type { FeatureChoice } from "./feature-choice.js";
import { featureNames } from "./feature-names.js";
import type { ColumnFeatures, Features } from "./features.js";
import { featuresOfRows } from "./features-of-rows.js";
import { fitFeatures } from "./fit-features.js";
import { parseFeatures } from "./parse-features.js";

/** A table of one column `x`. */
const tableWith = (values: readonly unknown[], kind?: Column["kind"]): Table =>
  tableOf(
    values.map((x) => ({ x })),
    kind === undefined ? {} : { columns: { x: kind } },
  );

/** What is learned of a column, and the features of all its rows. */
const fitted = (values: readonly unknown[], choice?: FeatureChoice, kind?: Column["kind"]) => {
  const table = tableWith(values, kind);
  const features = fitFeatures(table, choice === undefined ? {} : { columns: { x: choice } });
  return {
    features,
    rows: toArray(applyFeatures(features, table, { dtype: "float64" })),
    names: featureNames(features),
  };
};

describe("numbers", () => {
  test("are standardized, with the median for a missing one and a marker", () => {
    const { rows, names } = fitted([1, 3, null, 3, 5]);
    expect(names).toEqual(["x", "x is missing"]);
    const deviation = Math.SQRT2;
    expect(rows).toEqual([
      [-2 / deviation, 0],
      [0, 0],
      [0, 1],
      [0, 0],
      [2 / deviation, 0],
    ]);
  });

  test("have no marker where none is missing, and are then filled in all the same", () => {
    const { features, rows } = fitted([1, 3]);
    expect(rows).toEqual([[-1], [1]]);
    expect(toArray(applyFeatures(features, [{ x: null }]))).toEqual([[0]]);
  });

  test.each<readonly [FeatureChoice, readonly number[]]>([
    [{ impute: "mean", marker: false, scale: "none" }, [1, 1, 4, 10, 4]],
    [{ impute: "median", marker: false, scale: "none" }, [1, 1, 4, 10, 2.5]],
    [{ impute: "mostFrequent", marker: false, scale: "none" }, [1, 1, 4, 10, 1]],
    [{ impute: -7, marker: false, scale: "none" }, [1, 1, 4, 10, -7]],
    [{ marker: false, scale: "minMax" }, [0, 0, 1 / 3, 1, 1.5 / 9]],
    // Quartiles 1, 2.5 and 5.5, as NumPy has them.
    [{ marker: false, scale: "robust" }, [-1.5 / 4.5, -1.5 / 4.5, 1.5 / 4.5, 7.5 / 4.5, 0]],
    [{ marker: false, scale: "none", log: true }, [Math.log(2), Math.log(2), Math.log(5), Math.log(11), Math.log(3.5)]],
  ])("may be chosen to be %j", (choice, expected) => {
    const { rows } = fitted([1, 1, 4, 10, null], choice);
    for (const [i, [x]] of rows.entries()) expect(x).toBeCloseTo(expected[i]!, 12);
  });

  test("have a logarithm of both signs", () => {
    const { rows } = fitted([-1, 0, 1], { log: true, scale: "none" });
    expect(rows.flat()).toEqual([-Math.log(2), 0, Math.log(2)]);
  });

  test("have mean 0 and deviation 1 afterwards, however large or small they are", () => {
    const numbers = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(numbers, (values) => {
        fc.pre(new Set(values).size > 1);
        const { features } = fitted(values, {});
        const { center, scale } = features.columns[0] as Extract<ColumnFeatures, { kind: "number" }>;
        expect(Number.isFinite(center) && scale > 0 && Number.isFinite(scale)).toBe(true);
      }),
    );
    for (const unit of [1e-300, 1e-5, 1, 1e300]) {
      const values = [1, 2, 4, 8].map((x) => x * unit);
      const { rows } = fitted(values);
      const mean = rows.reduce((sum, [x]) => sum + x!, 0) / 4;
      const variance = rows.reduce((sum, [x]) => sum + (x! - mean) ** 2, 0) / 4;
      expect(mean).toBeCloseTo(0, 12);
      expect(variance).toBeCloseTo(1, 12);
    }
  });

  test("that never vary are left out, and said so, unless they are chosen", () => {
    const table = tableOf([
      { x: 0.1 + 0.2, y: 1 },
      { x: 0.1 + 0.2, y: 3 },
    ]);
    const features = fitFeatures(table);
    expect(featureNames(features)).toEqual(["y"]);
    expect(features.ignored).toEqual(["x"]);
    expect(features.notes).toEqual(['"x" is left out, as it has a single value, 0.30000000000000004.']);
    expect(toArray(applyFeatures(fitFeatures(table, { columns: { x: {} } }), table))).toEqual([
      [0, -1],
      [0, 1],
    ]);
  });

  test("that count rows are left out, unless they are chosen", () => {
    const table = tableOf(Array.from({ length: 10 }, (_, i) => ({ id: i + 101, x: i * i })));
    expect(fitFeatures(table).notes).toEqual(['"id" is left out, as it looks like an identifier of rows.']);
    expect(featureNames(fitFeatures(table, { columns: { id: {} } }))).toEqual(["id", "x"]);
    expect(featureNames(fitFeatures(table, { rows: [9, 2, 5] }))).toEqual(["x"]);
  });

  test("that count rows are taken where there is nothing else to learn from, unless their name says what they are", () => {
    const table = (name: string) => tableOf(Array.from({ length: 10 }, (_, i) => ({ [name]: i, y: 2 * i + 1 })));
    expect(featureNames(fitFeatures(table("x"), { target: "y" }))).toEqual(["x"]);
    expect(() => fitFeatures(table("id"), { target: "y" })).toThrow("looks like an identifier");
    expect(() => fitFeatures(table("x"), { target: "y", columns: { x: "omit" } })).toThrow("none besides the target");
  });

  test("too far away for the precision are refused by row and column", () => {
    const table = tableWith([1, 2, 1e300]);
    const features = fitFeatures(table, { rows: [0, 1] });
    expect(() => applyFeatures(features, table)).toThrow(
      'table, row 3, column "x": expected a value whose features are finite, but received 1e+300.',
    );
    expect(applyFeatures(features, table, { dtype: "float64" }).shape).toEqual([3, 1]);
  });
});

describe("true and false", () => {
  test("are 1 and 0, with the more frequent for a missing one", () => {
    expect(fitted([true, true, false]).rows).toEqual([[1], [1], [0]]);
    expect(fitted([true, null, true, false]).rows).toEqual([
      [1, 0],
      [1, 1],
      [1, 0],
      [0, 0],
    ]);
  });
});

describe("categories", () => {
  test("have a feature each, and one for those that were not seen", () => {
    const { features, names, rows } = fitted(["b", "a", "b", "a", "c"]);
    expect(names).toEqual(["x = a", "x = b", "x is another"]);
    expect(rows).toEqual([
      [0, 1, 0],
      [1, 0, 0],
      [0, 1, 0],
      [1, 0, 0],
      [0, 0, 1],
    ]);
    expect(features.notes).toEqual(['"x" has 3 categories; the rarest is counted with unseen ones.']);
    expect(toArray(applyFeatures(features, [{ x: "a" }, { x: "z" }, { x: null }]))).toEqual([
      [1, 0, 0],
      [0, 0, 1],
      [0, 0, 1],
    ]);
  });

  test("have a marker where one is missing", () => {
    const { names, rows } = fitted(["a", "a", null, "b", "b"]);
    expect(names).toEqual(["x = a", "x = b", "x is another", "x is missing"]);
    expect(rows[2]).toEqual([0, 0, 0, 1]);
  });

  test("may be few, or in an order", () => {
    const values = ["low", "high", "low", "middle", "high", "low"];
    expect(fitted(values, { maximumCategories: 1 }).names).toEqual(["x = low", "x is another"]);
    expect(fitted(values, { minimumCount: 1 }).names).toHaveLength(4);
    const { rows, features } = fitted(values, { encode: "ordinal", categories: ["low", "middle", "high"] });
    const mean = 5 / 6;
    const deviation = Math.sqrt((3 * mean ** 2 + (1 - mean) ** 2 + 2 * (2 - mean) ** 2) / 6);
    expect(rows[0]![0]).toBeCloseTo(-mean / deviation, 12);
    expect(rows[1]![0]).toBeCloseTo((2 - mean) / deviation, 12);
    expect(toArray(applyFeatures(features, [{ x: "none" }, { x: null }]))).toEqual([[0], [0]]);
  });
});

describe("dates", () => {
  test("are taken apart, without parts that never vary", () => {
    const days = Array.from({ length: 10 }, (_, i) => new Date(Date.UTC(2024, i, 1 + i)));
    const { names, rows } = fitted(days);
    expect(names).toEqual(["x: time", "x: month", "x: weekday"]);
    expect(rows[0]![1]).toBeCloseTo(-4.5 / Math.sqrt(8.25), 12);
  });

  test("have the parts that are chosen", () => {
    const { features } = fitted([new Date("2024-03-31T10:15:00Z"), null], {
      parts: ["year", "month", "day", "weekday", "hour", "minute", "time"],
    });
    const { parts } = features.columns[0] as Extract<ColumnFeatures, { kind: "date" }>;
    expect(parts.map(({ part, center }) => `${part} ${center}`)).toEqual([
      "year 2024",
      "month 3",
      "day 31",
      "weekday 0",
      "hour 10",
      "minute 15",
      `time ${Date.UTC(2024, 2, 31, 10, 15) / 86_400_000}`,
    ]);
    expect(toArray(applyFeatures(features, [{ x: "2025-03-31" }, { x: null }]))[1]).toEqual([0, 0, 0, 0, 0, 0, 0, 1]);
  });
});

describe("texts", () => {
  const values = ["The penguin, the bird", "a bird", "", "Ein Vogel", "penguin penguin penguin"];

  test("are counted by their words, whatever their case", () => {
    const { rows, names } = fitted(values, { buckets: 64 }, "text");
    expect(names).toHaveLength(64);
    const counts = rows.map((row) => row.map((x) => Math.round(Math.expm1(x))));
    expect(counts[0]!.filter((count) => count > 0).sort()).toEqual([1, 1, 2]);
    expect(rows[2]!.every((x) => x === 0)).toBe(true);
    const penguin = counts[4]!.indexOf(3);
    expect(counts[0]![penguin]).toBe(1);
    expect(rows[4]![penguin]).toBeCloseTo(Math.log(4), 14);
  });

  test("of a single word each look like identifiers", () => {
    const table = tableOf(
      Array.from({ length: 30 }, (_, i) => ({ name: `AB${i * 7}`, note: `row ${i} is here`, x: i % 4 })),
    );
    const { columns, notes } = fitFeatures(table);
    expect(columns.map(({ column }) => column)).toEqual(["note", "x"]);
    expect(notes[0]).toBe('"name" is left out, as it looks like an identifier of rows.');
  });
});

describe("fitFeatures", () => {
  const table = tableOf(
    Array.from({ length: 40 }, (_, i) => ({
      size: i % 7 === 0 ? null : i * 1.5,
      color: ["red", "blue", "green"][i % 3],
      isNew: i % 2 === 0,
      day: new Date(i * 1e9),
      note: `note ${i} of many`,
      price: i + 0.5,
    })),
  );

  test("sees the rows that are given, and no others", () => {
    const rows = Uint32Array.from({ length: 20 }, (_, i) => 2 * i);
    const features = fitFeatures(table, { rows, target: "price" });
    const changed: Table = {
      ...table,
      columns: table.columns.map((column) => {
        if (column.kind !== "number") return column;
        return { ...column, values: column.values.map((value, i) => (i % 2 === 0 ? value : 1e9)) };
      }),
    };
    expect(fitFeatures(changed, { rows, target: "price" })).toEqual(features);
    expect(features.ignored).toEqual(["price", "isNew"]);
  });

  test("gives what JSON keeps, from which the features are the same", () => {
    const features = fitFeatures(table, { target: "price" });
    const kept = parseFeatures(JSON.parse(JSON.stringify(features)));
    expect(kept).toEqual(features);
    expect(applyFeatures(kept, table)).toEqual(applyFeatures(features, table));
  });

  test("gives the features of rows as objects, as of the table", () => {
    const features = fitFeatures(table, { target: "price" });
    const rows = Array.from({ length: table.rows }, (_, i) => ({
      size: i % 7 === 0 ? null : i * 1.5,
      color: ["red", "blue", "green"][i % 3],
      isNew: i % 2 === 0,
      day: new Date(i * 1e9).toISOString(),
      note: `note ${i} of many`,
    }));
    expect(toArray(applyFeatures(features, rows))).toEqual(toArray(applyFeatures(features, table)));
    expect(columnKinds(features)).toEqual({
      size: "number",
      color: "category",
      isNew: "boolean",
      day: "date",
      note: "text",
    });
  });

  test("gives the rows that are asked for, in their order", () => {
    const features = fitFeatures(table, { target: "price" });
    const all = toArray(applyFeatures(features, table));
    expect(toArray(applyFeatures(features, table, { rows: [5, 0, 5] }))).toEqual([all[5], all[0], all[5]]);
    expect(featureNames(features)).toHaveLength(all[0]!.length);
  });

  test("refuses what cannot be learned", () => {
    const refused = (options: Parameters<typeof fitFeatures>[1]) => {
      try {
        fitFeatures(table, options);
      } catch (error) {
        return (error as TableError).message;
      }
      return "nothing";
    };
    expect(refused({ target: "cost" })).toContain('table: expected a column "cost", but received only "size", "color"');
    expect(refused({ columns: { cost: {} } })).toContain('expected a column "cost"');
    expect(refused({ rows: [] })).toContain("expected rows, but received none.");
    expect(refused({ target: ["size", "color", "isNew", "day", "note", "price"] })).toContain(
      "expected a column that becomes features, but received none besides the target.",
    );
    expect(refused({ columns: { color: { scale: "none" } } })).toContain("fitFeatures(columns.color)");
    expect(refused({ columns: { size: { impute: "none" as "mean" } } })).toContain("fitFeatures(columns.size)(impute)");
  });
});

describe("applyFeatures", () => {
  const table = tableOf([
    { size: 1, color: "red", isNew: true, day: new Date(0), note: "two words", id: 5 },
    { size: 2, color: "red", isNew: false, day: new Date(1e10), note: "three more words", id: 5 },
    { size: 4, color: "blue", isNew: true, day: new Date(2e10), note: "and more words", id: 5 },
    { size: 8, color: "blue", isNew: false, day: new Date(3e10), note: "and no more", id: 5 },
  ]);
  const features = fitFeatures(table);
  const row = { size: 1, color: "red", isNew: true, day: "2024-03-31", note: "a b" };

  test.each([
    [
      "a column that is missing",
      [row, { ...row, size: undefined, color: "red" }, { color: "red" }],
      'rows, row 3, column "size": expected a finite number, but received nothing. Give it, or null where the value is missing.',
    ],
    [
      "a column that is new",
      [row, { ...row, colour: "red" }],
      'rows, row 2: expected only columns of the table that the features were learned from, but received "colour". Leave it out',
    ],
    [
      "a text for a number",
      [{ ...row, size: "1" }],
      'rows, row 1, column "size": expected a finite number, but received "1".',
    ],
    ["NaN for a number", [{ ...row, size: Number.NaN }], "expected a finite number, but received NaN."],
    ["a number for a text", [{ ...row, note: 1 }], 'column "note": expected a text, but received 1.'],
    ["a number for true or false", [{ ...row, isNew: 1 }], 'column "isNew": expected true or false, but received 1.'],
    [
      "a text for a date",
      [{ ...row, day: "soon" }],
      'column "day": expected a Date, or a text such as 2024-03-31, but received "soon".',
    ],
    [
      "a list for a category",
      [{ ...row, color: [] }],
      'column "color": expected a text such as "blue", but received a list.',
    ],
    [
      "a number for a category of texts",
      [row, { ...row, color: 3 }],
      'rows, row 2, column "color": expected a text such as "blue", but received 3. null is a missing value.',
    ],
    ["true for a category of texts", [{ ...row, color: true }], 'expected a text such as "blue", but received true.'],
    [
      "a number as a text",
      [{ ...row, size: "2" }],
      'expected a finite number, but received "2". Number(text) makes a number of a text; null is a missing value.',
    ],
    ["true as a text", [{ ...row, isNew: "true" }], 'expected true or false, but received "true".'],
  ])("refuses %s, by row and column", (_, rows, message) => {
    expect(() => applyFeatures(features, rows as never)).toThrow(message);
    expect(() => applyFeatures(features, rows as never)).toThrow(TableError);
  });

  test("takes the texts for missing values in files for missing values in rows, in columns of every kind", () => {
    const columns = { size: {}, color: {}, isNew: {}, day: {} };
    const withMissing = fitFeatures(table, { columns });
    const none = { size: null, color: null, isNew: null, day: null, note: null };
    expect(defaultMissing).toContain("NA");
    for (const text of defaultMissing) {
      const missing = Object.fromEntries(Object.keys(none).map((name) => [name, text]));
      expect(applyFeatures(withMissing, [missing])).toEqual(applyFeatures(withMissing, [none]));
      expect(featuresOfRows(withMissing, [missing])).toEqual(applyFeatures(withMissing, [none]));
    }
  });

  test("takes a date as it was written where the features were learned", () => {
    const days = Array.from({ length: 12 }, (_, i) => ({ day: `3/${i + 14}/2024` }));
    const learned = fitFeatures(tableOf(days, { dates: "month/day/year" }));
    expect(applyFeatures(learned, [{ day: "3/20/2024" }])).toEqual(applyFeatures(learned, [{ day: "2024-03-20" }]));
    expect(() => applyFeatures(learned, [{ day: "20/3/2024" }])).toThrow('but received "20/3/2024"');
  });

  test("takes a category for what it was where the features were learned, also if others write missing values so", () => {
    const read = tableOf(
      ["NA", "EU", "NA", "EU"].map((continent) => ({ continent })),
      { missing: [""] },
    );
    const learned = fitFeatures(read);
    const [rows, names] = [
      toArray(applyFeatures(learned, [{ continent: "NA" }, { continent: "" }])),
      featureNames(learned),
    ];
    expect(rows.map((row) => names[row.indexOf(1)])).toEqual(["continent = NA", "continent is another"]);
  });

  test("takes a number or a boolean for a category where categories are texts of such", () => {
    const read = tableOf(
      ["1", "02", "1", "3.0", "true", "true"].map((code) => ({ code })),
      { columns: { code: "category" } },
    );
    const learned = fitFeatures(read);
    const of = (...codes: readonly (string | number | boolean)[]) =>
      toArray(
        applyFeatures(
          learned,
          codes.map((code) => ({ code })),
        ),
      );
    expect(of(1, 2, 3, true)).toEqual(of("1", "02", "3.0", "true"));
    expect(of(7)).toEqual(of("unseen"));
    expect(() => of(Number.NaN)).toThrow('rows, row 1, column "code": expected a text such as "1", but received NaN.');
  });

  test("takes columns that were left out where the features were learned, or not", () => {
    expect(applyFeatures(features, [{ ...row, id: 7 }])).toEqual(applyFeatures(features, [row]));
  });

  test("takes a table whose columns look different, where their values fit", () => {
    const other = tableOf([{ size: null, color: "violet", isNew: null, day: null, note: "one" }], {});
    const [names, values] = [featureNames(features), toArray(applyFeatures(features, other))[0]!];
    expect(values[names.indexOf("color is another")]).toBe(1);
    expect(values[names.indexOf("size")]).toBeCloseTo((3 - 3.75) / Math.sqrt(7.1875), 6);
    const wrong = tableOf(
      [
        { ...row, size: null },
        { ...row, size: "many" },
      ],
      { name: "new.csv" },
    );
    expect(() => applyFeatures(features, wrong)).toThrow(
      'new.csv, row 2, column "size": expected a number, but received "many".',
    );
    expect(applyFeatures(features, wrong, { rows: [0] }).shape[0]).toBe(1);
  });

  test("names the column that was probably meant", () => {
    const { color, ...others } = row;
    expect(() => applyFeatures(features, [{ ...others, Color: color }])).toThrow(
      'received "Color". Did you mean "color"?',
    );
    const renamed = (name: string, to: string): Table => ({
      ...table,
      columns: table.columns.map((column) => (column.name === name ? { ...column, name: to } : column)),
    });
    expect(() => applyFeatures(features, renamed("isNew", "is new"))).toThrow(
      'received "is new". Did you mean "isNew"?',
    );
    expect(() => fitFeatures(table, { target: "Color" })).toThrow('Did you mean "color"?');
    expect(() => tableOf([{ size: 1 }], { columns: { Size: "text" } })).toThrow('Did you mean "size"?');
  });

  test("refuses a table with a column that is new, or without one", () => {
    const without: Table = { ...table, columns: table.columns.slice(1) };
    expect(() => applyFeatures(features, without)).toThrow('table: expected a column "size", but received only');
    const more: Table = { ...table, columns: [...table.columns, { ...columnOf(table, "size"), name: "more" }] };
    expect(() => applyFeatures(features, more)).toThrow('received "more". Leave it out');
  });
});

describe("parseFeatures", () => {
  const features = fitFeatures(
    tableOf(
      Array.from({ length: 9 }, (_, i) => ({
        x: i * i,
        c: i % 2 === 0 ? "a" : "b",
        d: new Date(i * 1e9),
        t: `a text ${i}`,
        b: i < 3,
      })),
    ),
    { columns: { t: {} } },
  );
  const changed = (change: (kept: { -readonly [Name in keyof Features]: never }) => void) => {
    const kept = JSON.parse(JSON.stringify(features));
    change(kept);
    return () => parseFeatures(kept);
  };

  test.each<readonly [string, (kept: never) => void, string]>([
    [
      "another version",
      (kept: { version: number }) => {
        kept.version = 2;
      },
      "parseFeatures(value).version: expected 1, but received 2.",
    ],
    [
      "no columns",
      (kept: { columns: unknown }) => {
        kept.columns = [];
      },
      "parseFeatures(value).columns: expected a list",
    ],
    [
      "a kind that there is not",
      (kept: { columns: { kind: string }[] }) => {
        kept.columns[0]!.kind = "toString";
      },
      "parseFeatures(value).columns[0].kind: expected",
    ],
    [
      "a scale of 0",
      (kept: { columns: { scale: number }[] }) => {
        kept.columns[0]!.scale = 0;
      },
      "parseFeatures(value).columns[0].scale: expected a number other than 0, but received 0.",
    ],
    [
      "a fill that is none",
      (kept: { columns: { fill: null }[] }) => {
        kept.columns[0]!.fill = null;
      },
      "columns[0].fill: expected a finite number, but received null.",
    ],
    [
      "a category twice",
      (kept: { columns: { categories: string[] }[] }) => {
        kept.columns[1]!.categories = ["a", "a"];
      },
      "columns[1].categories: expected different texts",
    ],
    [
      "a part that there is not",
      (kept: { columns: { parts: { part: string }[] }[] }) => {
        kept.columns[2]!.parts[0]!.part = "era";
      },
      "columns[2].parts[0].part",
    ],
    [
      "too many buckets",
      (kept: { columns: { buckets: number }[] }) => {
        kept.columns[3]!.buckets = 1e9;
      },
      "columns[3].buckets",
    ],
    [
      "a member that there is not",
      (kept: { extra: number }) => {
        kept.extra = 1;
      },
      'expected no member but version, columns, ignored, notes, but received "extra".',
    ],
    [
      "a column twice",
      (kept: { columns: { column: string }[] }) => {
        kept.columns[1]!.column = "x";
      },
      "columns[1].column: expected a column that did not come before",
    ],
  ])("refuses %s", (_, change, message) => {
    expect(changed(change as never)).toThrow(message);
    expect(changed(change as never)).toThrow(TableError);
  });

  test.each([[undefined], [null], [1], ["text"], [[]], [{}], [{ version: 1 }]])("refuses %j", (value) => {
    expect(() => parseFeatures(value)).toThrow(TableError);
  });
});

test("quantiles are those of sorted numbers", async () => {
  const { quantileOf } = await import("./statistics.js");
  const random = randomStreams(1).stream("quantiles");
  for (const size of [1, 2, 3, 10, 1000]) {
    const values = Float64Array.from({ length: size }, () =>
      size === 1000 ? random.integer(5) : random.standardNormal(),
    );
    const sorted = values.slice().sort();
    for (const share of [0, 0.25, 0.5, 0.9, 1]) {
      const place = (size - 1) * share;
      const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
      expect(quantileOf(values.slice(), share)).toBeCloseTo(low + (high - low) * (place % 1), 14);
    }
  }
  const killer = Float64Array.from({ length: 20_001 }, (_, i) => (i % 2 === 0 ? i : -i));
  expect(quantileOf(killer, 0.5)).toBe(0);
});
