import { readJsonLines, TableError } from "@gd/tables";
import type { Reader } from "../reader.ts";
import { changedJson } from "./changed-json.ts";
import { inPieces } from "./in-pieces.ts";
import { expectSound, inWords } from "./read-csv.ts";

const file = (text: string): Uint8Array => new TextEncoder().encode(text);

export const readJsonLinesReader: Reader = {
  name: "readJsonLines",
  examples: [
    file(
      '{"species": "Adelie", "mass": 3750, "known": true}\n{"species": "Gentoo", "mass": null, "when": "2024-03-31"}\n',
    ),
    file('[{"a": 1, "b": "x"}, {"a": -0.5}]'),
    file('\n{"__proto__": 1}\r\n\r\n{"constructor": "é"}'),
  ],
  changes: [
    (given, random) => file(changedJson(new TextDecoder().decode(given), random)),
    (given, random) => {
      const lines = new TextDecoder().decode(given).split("\n");
      const place = random.integer(lines.length);
      return file(lines.with(place, changedJson(lines[place]!, random)).join("\n"));
    },
  ],
  async read(given) {
    const table = await readJsonLines(given, { maximumBytes: 2 ** 20, maximumColumns: 100 });
    expectSound(table);
    const again = await readJsonLines(inPieces(given, 1 + (given.length % 97)));
    if (inWords(again) !== inWords(table)) throw new Error("in pieces, the table is another");
  },
  errors: [TableError],
};
