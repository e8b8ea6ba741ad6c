import { readCsv, type Table, TableError } from "@gd/tables";
import { joined } from "../joined.ts";
import { pick } from "../pick.ts";
import type { Change, Reader } from "../reader.ts";
import { inPieces } from "./in-pieces.ts";

const file = (text: string): Uint8Array => new TextEncoder().encode(text);

const utf16 = (text: string): Uint8Array =>
  Uint8Array.from(new Uint8Array(Uint16Array.from(`\uFEFF${text}`, (c) => c.charCodeAt(0)).buffer));

/** What cells, rows and values are made of. */
const PARTS = [
  ...['"', '""', ",", ";", "\t", "|", "\n", "\r\n", "\r", " ", "\0", "\uFEFF", "é", "\u{1F427}", "NA", "?", "true"],
  ...[
    "1",
    "-0",
    "1e999",
    "007",
    ".",
    "12345678901234567890",
    "2024-02-30",
    "2024-03-31T10:15:30Z",
    "31.3.2024",
    "13/1/2024",
    "1/13/2024",
    "37%",
    "$2,001",
    "1.234,5 €",
    "3,5",
    "__proto__",
  ],
];

const partElsewhere: Change = (given, random) => {
  const place = random.integer(given.length + 1);
  const part = file(pick(PARTS, random).repeat(1 + random.integer(random.integer(20) === 0 ? 5000 : 3)));
  const kept = random.integer(2) === 0 ? place : Math.min(given.length, place + part.length);
  return joined(given.subarray(0, place), part, given.subarray(kept));
};

const many = (count: number, row: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => row(i)).join("\n");

export const readCsvReader: Reader = {
  name: "readCsv",
  examples: [
    file('species,mass,when,known,note\nAdelie,3750,2024-03-31,true,"a ""note""\n, here"\r\nGentoo,,?,false,x\r\n'),
    file("a;b\n1;2\n\n3;4"),
    file("a\tb\r1\t2\r"),
    file('\uFEFF"a","b"\n"1","x"\n'),
    file(`id,text\n${many(1200, (i) => `${i},text ${i}`)}\n`),
    file(`one\n${many(3, String)}\n`),
    utf16("a,b\n1,é\n"),
    file("a;b;c\n3,5;1.234;1/13/2024\n4,25;37;2/1/2024\n"),
    file('a,b\n37%,"$2,001"\n5 %,$7\n'),
  ],
  changes: [partElsewhere, partElsewhere],
  async read(given) {
    const table = await readCsv(given, { maximumBytes: 2 ** 20 });
    expectSound(table);
    const again = await readCsv(inPieces(given, 1 + (given.length % 97)));
    if (inWords(again) !== inWords(table)) throw new Error("in pieces, the table is another");
  },
  errors: [TableError],
};

/** Throws an error unless all columns have as many values as there are rows, each of its kind. */
export const expectSound = ({ rows, columns }: Table): void => {
  const names = new Set(columns.map(({ name }) => name));
  if (names.size !== columns.length) throw new Error("a name comes twice");
  for (const column of columns) {
    const values: ArrayLike<unknown> = column.kind === "category" ? column.codes : column.values;
    if (values.length !== rows) throw new Error(`${column.name} has ${values.length} values in ${rows} rows`);
    if (column.kind === "number" && column.values.some((x) => Math.abs(x) === Number.POSITIVE_INFINITY)) {
      throw new Error(`${column.name} has a number that is not finite`);
    }
    if (column.kind === "date" && column.values.some((moment) => Math.abs(moment) > 8.64e15)) {
      throw new Error(`${column.name} has a moment that no date can be`);
    }
    if (column.kind === "category" && column.codes.some((code) => code >= column.categories.length)) {
      throw new Error(`${column.name} has a code without a category`);
    }
  }
};

/** The same text for the same table; JSON alone makes null of NaN and of ±∞. */
export const inWords = (table: Table): string =>
  JSON.stringify(table, (_, value) => (ArrayBuffer.isView(value) ? Array.from(value as Float64Array, String) : value));
