import { appendFileSync, closeSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import { expectArgument, expectFunction } from "@gd/tensor";
import { expectPath } from "./expect-path.js";

/** A line of a ledger. */
export interface LedgerEntry {
  /** What it is about: there is one line for each key. */
  readonly key: string;
}

/** Entries that are kept, each a line of a file. */
export interface Ledger<Entry extends LedgerEntry> {
  /** By their keys. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** Writes an entry, at once and to the end of the file; one whose key is there is left out. */
  readonly append: (entry: Entry) => void;
}

/**
 * The entries of a file of JSON lines, which grows by one line at a time. A line that was being written when a program or a disk ended
 * counts as none, wherever it is: the next one begins a line of its own. So does one that `isEntry` does not know.
 *
 * Throws  what the system says of a file that cannot be read or written; then the entry is not there
 */
export const openLedger = <Entry extends LedgerEntry>(
  file: string,
  isEntry: (entry: Entry) => boolean = () => true,
): Ledger<Entry> => {
  expectPath("openLedger(file)", file);
  expectFunction("openLedger(isEntry)", isEntry);
  const entries = new Map<string, Entry>();
  for (const line of textOf(file).split("\n")) {
    const entry = parsed<Entry>(line);
    if (entry !== undefined && !entries.has(entry.key) && isEntry(entry)) entries.set(entry.key, entry);
  }
  return {
    entries,
    append(entry) {
      expectArgument(typeof Object(entry).key === "string", {
        place: "append(entry)",
        expected: "an object with a key",
        received: entry,
      });
      if (entries.has(entry.key)) return;
      appendFileSync(file, `${endsInLine(file) ? "" : "\n"}${JSON.stringify(entry)}\n`);
      entries.set(entry.key, entry);
    },
  };
};

const textOf = (file: string): string => {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (Object(error).code === "ENOENT") return "";
    throw error;
  }
};

const parsed = <Entry extends LedgerEntry>(line: string): Entry | undefined => {
  try {
    const value = JSON.parse(line);
    return typeof value?.key === "string" ? value : undefined;
  } catch {
    return undefined;
  }
};

/** Whether nothing is left of a line that was torn. */
const endsInLine = (file: string): boolean => {
  const handle = openSync(file, "a+");
  try {
    const { size } = fstatSync(handle);
    const last = Buffer.alloc(1);
    return size === 0 || (readSync(handle, last, 0, 1, size - 1) === 1 && last[0] === 10);
  } finally {
    closeSync(handle);
  }
};
