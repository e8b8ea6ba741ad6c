import { randomStreams } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { readers as faulty } from "../test/faulty-readers.ts";
import { fuzz } from "./fuzz.ts";
import { hostileFile } from "./hostile-file.ts";
import { gzipped } from "./readers/gzipped.ts";
import { readers } from "./readers.ts";
import { tryFile } from "./try-file.ts";

const module = new URL("../test/faulty-readers.ts", import.meta.url).href;
const tried = (reader: string, deadline = 30_000) =>
  fuzz({ module, reader, seed: 1, count: 600, deadline, memory: 512, mostFailures: 1 });

describe("finds", { timeout: 120_000 }, () => {
  test.each([
    ["throws", "TypeError: Cannot read properties of undefined"],
    ["rejects", "a text was thrown"],
    ["hangs", "it is not read after 500 ms", 500],
    ["waits", "it is not read after 500 ms", 500],
    ["grows", "with it, the process takes more than 512 MB"],
    ["overflows", "memory"],
    ["writes", "the file was changed"],
  ])("a reader that %s, and the file", async (name, problem, deadline?: number) => {
    const { failures } = await tried(name, deadline);
    const { problem: found, number } = failures[0]!;
    expect(found).toContain(problem);
    expect(hostileFile(faulty.find((reader) => reader.name === name)!, 1, number)[0]).toBe(0xff);
  });

  test("nothing in one that is sound, and counts how its files ended", async () => {
    const { counts, failures } = await tried("sound");
    expect(failures).toEqual([]);
    expect(counts["read"]! + counts["refused"]!).toBe(600);
    expect(Math.min(counts["read"]!, counts["refused"]!)).toBeGreaterThan(50);
  });
});

describe.each(readers)("the files for $name", (reader) => {
  test("are read, as they are and repaired", async () => {
    for (const file of reader.examples) {
      expect(await tryFile(reader, file.slice())).toEqual({ type: "read" });
      const { repair } = reader;
      if (repair === undefined || repair === gzipped) continue;
      expect(await tryFile(reader, repair(file.slice(), randomStreams(1).stream("repair")))).toEqual({ type: "read" });
    }
  });

  test("are the same for the same seed and number, and else others", () => {
    const files = (seed: number) => Array.from({ length: 20 }, (_, number) => hostileFile(reader, seed, number));
    expect(files(1)).toEqual(files(1));
    expect(files(1)).not.toEqual(files(2));
    expect(new Set(files(1).map(String)).size).toBeGreaterThan(15);
  });
});
