import { describe, expect, test } from "vitest";
import { cellsOf, errorOf } from "../../test/csv.js";
import { type CsvOptions, readCsv } from "../csv/read-csv.js";
import { applyFeatures } from "../features/apply-features.js";
import { columnKinds } from "../features/column-kinds.js";
import { fitFeatures } from "../features/fit-features.js";
import { parseFeatures } from "../features/parse-features.js";
import { describeTable } from "../table/describe-table.js";
import { tableOf } from "../table/table-of.js";

const read = (text: string, options = {}) => readCsv(new TextEncoder().encode(text), options);

interface FoundOptions extends CsvOptions {
  readonly other?: readonly string[];
}

/** What is found of a column x with these values beside another column. */
const found = async (
  values: readonly string[],
  { separator = ",", other = values.map(() => "z"), ...options }: FoundOptions = {},
) => {
  const rows = values.map((value, i) => `"${value}"${separator}${other[i]}`);
  const table = await read(`x${separator}y\n${rows.join("\n")}\n`, options);
  const [{ kind, note }] = describeTable(table) as unknown as [{ kind: string; note: string }];
  return { kind, note, values: cellsOf(table).map(([cell]) => cell?.replace("T00:00:00.000Z", "")) };
};

describe("dates", () => {
  test.each([
    [
      ["01/13/2020", "02/01/2020"],
      ["2020-01-13", "2020-02-01"],
      '"x" has dates in the order month/day/year: 01/13/2020 is 2020-01-13.',
    ],
    [
      ["13/1/2020", "NA", "2/1/2020"],
      ["2020-01-13", undefined, "2020-01-02"],
      '"x" has dates in the order day/month/year: 13/1/2020 is 2020-01-13.',
    ],
    [
      ["13.01.2020", "01.02.2020"],
      ["2020-01-13", "2020-02-01"],
      '"x" has dates in the order day.month.year: 13.01.2020 is 2020-01-13.',
    ],
    [["2020/01/13", "2020/02/01"], ["2020-01-13", "2020-02-01"], ""],
    [["Jan 13 2020", "Feb 1, 2020"], ["2020-01-13", "2020-02-01"], ""],
    [
      ["03/03/2020", "04/04/2020"],
      ["2020-03-03", "2020-04-04"],
      '"x" has dates such as 03/03/2020, which do not say whether the day comes first.',
    ],
  ])("such as %j are read", async (values, expected, note) => {
    expect(await found(values)).toEqual({ kind: "date", note, values: expected });
  });

  test("of which nothing says which number is the day stay texts, until somebody does", async () => {
    const values = ["01/02/2020", "03/04/2020", "01/02/2020"];
    const { kind, note } = await found(values);
    expect(kind).toBe("category");
    expect(note).toBe(
      '"x" has 01/02/2020 and the like, which may be 2020-02-01 or 2020-01-02: say which with columns: { "x": "day/month/year" } or "month/day/year".',
    );
    const said = await found(values, { columns: { x: "month/day/year" } });
    expect(said).toMatchObject({ kind: "date", note: "", values: ["2020-01-02", "2020-03-04", "2020-01-02"] });
    const error = await errorOf(read("x,y\n01/02/2020,z\n", { columns: { x: "date" } }));
    expect(error.message).toContain(
      'expected a date whose day and month are told apart by the option dates, but received "01/02/2020"',
    );
  });

  test("whose day is the month in each do not say how others are read", async () => {
    const table = await read("x,y\n1/1/1900,1\n01/1/1901,4\n02/02/1901,6\n");
    expect(table.columns[0]).not.toHaveProperty("written");
    const features = fitFeatures(table);
    expect(columnKinds(features)).toMatchObject({ x: "date" });
    const later = (when: string) => read(`x,y\n${when},1\n`, { columns: columnKinds(features) });
    await expect(later("3/4/2024")).rejects.toThrow("expected a date whose day and month are told apart");
    expect(() => applyFeatures(features, [{ x: "3/4/2024", y: 1 }])).toThrow('received "3/4/2024"');
    const rows = applyFeatures(features, [{ x: "3/03/2024", y: 1 }]);
    expect(applyFeatures(features, await later("03/3/2024"))).toEqual(rows);
    expect(rows).toEqual(applyFeatures(features, [{ x: "2024-03-03", y: 1 }]));
    await expect(later("13/13/2024")).rejects.toThrow("expected a date");
  });

  test("that contradict each other, or have short years, are none", async () => {
    expect(await found(["13/01/2020", "01/13/2020", "13/01/2020"])).toMatchObject({ kind: "category", note: "" });
    const { kind, note } = await found(["1/13/20", "2/1/20", "2/1/20"]);
    expect(kind).toBe("category");
    expect(note).toContain("years of two digits, which are not read");
  });

  test("of very many rows, and of texts in objects", async () => {
    const days = Array.from({ length: 1500 }, (_, i) => new Date(i * 864e5).toISOString().slice(0, 10));
    const { kind, values } = await found(days.map((day) => day.replace(/(\d+)-(\d+)-(\d+)/, "$2/$3/$1")));
    expect(kind).toBe("date");
    expect(values).toEqual(days);
    expect(tableOf([{ x: "1/13/2020" }]).columns[0]).toMatchObject({ kind: "date", written: "month/day/year" });
    expect(tableOf([{ x: "1,5" }, { x: "1,5" }]).columns[0]).toMatchObject({ kind: "category" });
  });
});

describe("numbers", () => {
  test.each([
    [["37%", "4.5 %"], ["37", "4.5"], "37% is 37."],
    [["$2,001", "-$5.50", ""], ["2001", "-5.5", undefined], "$2,001 is 2001."],
    [["1.234,50 €", "0,99 €"], ["1234.5", "0.99"], "1.234,50 € is 1234.5."],
    [["EUR 5", "EUR 1'234.50"], ["5", "1234.5"], "EUR 5 is 5."],
    [["1,234,567", "12"], ["1234567", "12"], "1,234,567 is 1234567."],
    [["2,001", "12"], ["2001", "12"], '2,001 is 2001. With columns: { "x": "decimal-comma" }, it is 2.001.'],
  ])("such as %j are read", async (values, expected, note) => {
    expect(await found(values)).toEqual({ kind: "number", note: `"x" is read as numbers: ${note}`, values: expected });
  });

  test.each([
    ["of two currencies", ["$5", "5 €", "$5"]],
    ["some of which have no unit", ["5%", "0.4", "5%"]],
    ["that are codes", ["007%", "008%", "007%"]],
    ["in groups of two", ["12,34", "1,2,3", "12,34"]],
    ["and words", ["1,234", "many", "1,234"]],
  ])("%s stay texts", async (_, values) => {
    expect(await found(values)).toMatchObject({ kind: "category", note: "" });
  });

  test("with decimal commas are found in a file without commas between cells", async () => {
    const file = { separator: ";", other: ["1.234", "2.500", "3.000"] };
    expect(await found(["3,5", "4", "5,25"], file)).toEqual({
      kind: "number",
      note: '"x" is read as numbers: 3,5 is 3.5.',
      values: ["3.5", "4", "5.25"],
    });
    const table = await read("x;y\n3,5;1.234\n4,5;12\n");
    expect(table.columns[1]).toMatchObject({
      kind: "number",
      values: Float64Array.of(1234, 12),
      written: "decimal-comma",
    });
    expect(table.columns[1]?.note).toContain('1.234 is 1234. With columns: { "y": "decimal-point" }, it is 1.234.');
    expect((await read("x;y\n3.5;1.234\n4.5;12\n")).columns[1]).toEqual({
      name: "y",
      kind: "number",
      values: Float64Array.of(1.234, 12),
    });
  });

  test("that may be thousands or decimals stay texts where nothing says which", async () => {
    const { kind, note } = await found(["1,234", "2,001", "1,234"], { separator: ";" });
    expect(kind).toBe("category");
    expect(note).toContain(
      'which may be 1234 or 1.234: say which with columns: { "x": "decimal-point" } or "decimal-comma".',
    );
    const said = await found(["1,234", "2,001"], { separator: ";", columns: { x: "decimal-comma" } });
    const other = 'With columns: { "x": "decimal-point" }, it is 1234.';
    expect(said).toEqual({
      kind: "number",
      note: `"x" is read as numbers: 1,234 is 1.234. ${other}`,
      values: ["1.234", "2.001"],
    });
  });

  test("that may be lists stay texts, with a hint", async () => {
    const { kind, note } = await found(["1,5", "3,5", "1,5"]);
    expect(kind).toBe("category");
    expect(note).toBe('"x" has 1,5 and the like: if these are numbers, say so with columns: { "x": "decimal-comma" }.');
  });
});

test("features remember how their columns were written, for other files", async () => {
  const table = await read("price;paid;when\n1.234,5;$5;01/13/2020\n2,5;$7;01/02/2020\n3,5;$9;02/03/2020\n");
  const features = parseFeatures(JSON.parse(JSON.stringify(fitFeatures(table))));
  const kinds = columnKinds(features);
  expect(kinds).toEqual({ price: "decimal-comma", paid: "decimal-comma $", when: "month/day/year" });
  const other = await read("price;paid;when\n1.234;$1;01/02/2020\n", { columns: kinds });
  expect(cellsOf(other)).toEqual([["1234", "1", "2020-01-02T00:00:00.000Z"]]);
  expect(applyFeatures(features, other).shape[0]).toBe(1);
  expect(() => parseFeatures({ ...features, columns: [{ ...features.columns[0], written: "roman" }] })).toThrow(
    "written",
  );
  expect(() => parseFeatures({ ...features, columns: [{ ...features.columns[1], unit: 1 }] })).toThrow(
    "columns[0].unit: expected a text, but received 1",
  );
});

describe("numbers of another file", () => {
  const learn = async (text: string) => columnKinds(fitFeatures(await read(text)));
  const later = async (text: string, columns: Awaited<ReturnType<typeof learn>>) => {
    const table = await read(text, { columns });
    return { values: cellsOf(table).map(([cell]) => Number(cell)), note: describeTable(table)[0]?.note };
  };
  const commas = () => learn("a;b\n1,5;1\n2,75;4\n3,5;6\n");
  const points = () => learn("a;b\n1.5;1\n2.75;4\n3.5;6\n");

  test("where the file does not say whether they are thousands, are read as learned, with a note", async () => {
    expect(await later("a;b\n1.234;1\n2.345;1\n", await commas())).toEqual({
      values: [1234, 2345],
      note: '"a" is read as numbers: 1.234 is 1234. With columns: { "a": "decimal-point" }, it is 1.234.',
    });
    expect(await later("a;b\n1,234;1\n2,345;1\n", await commas())).toEqual({
      values: [1.234, 2.345],
      note: '"a" is read as numbers: 1,234 is 1.234. With columns: { "a": "decimal-point" }, it is 1234.',
    });
    expect(await later("a;b\n1,25;1\n2,345;1\n", await commas())).toEqual({ values: [1.25, 2.345], note: "" });
  });

  test.each([
    ["commas between cells", "a,b\n1.234,1\n2.345,1\n"],
    ["decimal points elsewhere", "a;c\n1.234;1.5\n2.345;1.75\n"],
  ])("are refused where a file with %s has points, and commas were learned", async (_, text) => {
    const { a } = await commas();
    await expect(later(text, { a: a! })).rejects.toThrow(
      'line 2, column "a": expected a number with a decimal comma, but received "1.234" in a file with decimal points. If it is 1.234, pass columns: { "a": "decimal-point" }.',
    );
    expect((await later(text, { a: "decimal-point" })).values).toEqual([1.234, 2.345]);
  });

  test("are read as the rest of the file says, where points were learned, with a note", async () => {
    expect(await later("a;b\n1.234;1,5\n2.345;1,7\n", await points())).toEqual({
      values: [1234, 2345],
      note: '"a" is read as numbers: 1.234 is 1234. With columns: { "a": "decimal-point" }, it is 1.234.',
    });
    const chosen = await later("a;b\n1.234;1,5\n2.345;1,7\n", { a: "decimal-point" });
    expect(chosen.values).toEqual([1.234, 2.345]);
  });

  test("with quotes around decimal commas are read in a file with commas between cells", async () => {
    expect((await later('a,b\n"1,5",1\n"1.234,25",1\n', await commas())).values).toEqual([1.5, 1234.25]);
    expect((await later('a,b\n"1,234",1\n', await commas())).values).toEqual([1.234]);
  });
});

describe("the unit of numbers", () => {
  const table = () => read('share,price\n0%,"$1,200"\n10%,$7\n37.5%,$9\n');

  test("is remembered, and an example is not 0", async () => {
    const { columns } = await table();
    expect(columns[0]).toMatchObject({ unit: "%", note: "is read as numbers: 10% is 10." });
    const features = parseFeatures(JSON.parse(JSON.stringify(fitFeatures({ ...(await table()) }))));
    expect(features.columns[0]).toMatchObject({ written: "decimal-point", unit: "%" });
    expect(columnKinds(features)).toEqual({ share: "decimal-point %", price: "decimal-point $" });
  });

  test("of another file is the same, is missing with a note, or is refused", async () => {
    const features = fitFeatures(await table());
    const columns = columnKinds(features);
    const same = await read("share,price\n0.5%,$1\n", { columns });
    expect(cellsOf(same)).toEqual([["0.5", "1"]]);
    expect(describeTable(same).map(({ note }) => note)).toEqual(["", ""]);
    const without = await read("share,price\n0,$1\n0.5,$1\n", { columns });
    expect(describeTable(without)[0]?.note).toBe('"share" has no %, which is taken for granted: 0.5 is 0.5 %.');
    expect(without.columns[0]).not.toHaveProperty("unit");
    expect(applyFeatures(features, without, { rows: [1] })).toEqual(
      applyFeatures(features, [{ share: 0.5, price: 1 }]),
    );
    await expect(read("share,price\n1%,1 €\n", { columns })).rejects.toThrow(
      'line 2, column "price": expected a number in $, but received "1 €". Convert it.',
    );
    await expect(read("share,price\n1%,$1\n0.5,$1\n", { columns })).rejects.toThrow('received "1%"');
    const euros = await read("share,price\n1%,1 €\n");
    expect(() => applyFeatures(features, euros)).toThrow(
      'column "price": expected numbers in $, but received some in €.',
    );
  });

  test("of rows that are objects may be written as learned, and a number is the number as learned", async () => {
    const features = fitFeatures(await table());
    const plain = applyFeatures(features, [{ share: 10, price: 1200 }]);
    expect(applyFeatures(features, [{ share: "10%", price: "$1,200" }])).toEqual(plain);
    expect(applyFeatures(features, [{ share: "10 %", price: "1200.00 $" }])).toEqual(plain);
    for (const share of ["0.1", "10 €", "ten", "1,0%"]) {
      expect(() => applyFeatures(features, [{ share, price: 1 }])).toThrow(
        `column "share": expected a finite number, or a text such as "1,234.5%", but received "${share}".`,
      );
    }
    const commas = fitFeatures(await read("a;b\n1,5;1\n2,75;4\n3,5;6\n"), { columns: { b: "omit" } });
    expect(applyFeatures(commas, [{ a: "1.234,5" }])).toEqual(applyFeatures(commas, [{ a: 1234.5 }]));
    expect(() => applyFeatures(commas, [{ a: "1.234" }])).toThrow('or a text such as "1.234,5", but received "1.234".');
  });
});

test("whole numbers that identify rows by their name are no features, and others are", () => {
  const table = tableOf(
    Array.from({ length: 30 }, (_, i) => ({
      customerId: 1000 + ((i * 7) % 30),
      order_no: 5 + ((i * 11) % 30),
      population: 1000 + ((i * 13) % 30),
      idea: (i * 17) % 30,
      "id weight": i / 7,
      patient_id: i % 10,
    })),
  );
  const { columns, ignored, notes } = fitFeatures(table);
  expect(ignored).toEqual(["customerId", "order_no"]);
  expect(notes).toContain('"customerId" is left out, as it looks like an identifier of rows.');
  expect(columns.map(({ column }) => column)).toEqual(["population", "idea", "id weight", "patient_id"]);
  const series = tableOf(Array.from({ length: 9 }, (_, i) => ({ year: 1990 + i, row: 1990 + i, warmth: i % 4 })));
  expect(fitFeatures(series).ignored).toEqual(["row"]);
  expect(fitFeatures(table, { columns: { customerId: {} } }).ignored).toEqual(["order_no"]);
});
