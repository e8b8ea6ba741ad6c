import { once } from "node:events";
import { createWriteStream } from "node:fs";

const CITIES = ["Berlin", "New York", "Paris", "São Paulo", "Tokyo"];

/** Writes a CSV file of about so many bytes: numbers, categories and notes in quotes. */
export const writeCsv = async (path: string, bytes: number): Promise<void> => {
  // A linear congruential generator: the same file each time.
  let state = 1;
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const row = (i: number) =>
    [
      i,
      (uniform() * 10 - 5).toFixed(6),
      uniform().toFixed(8),
      (uniform() * 1000).toFixed(3),
      uniform() < 0.01 ? "" : (uniform() * 20 - 10).toFixed(4),
      Math.floor(uniform() * 90),
      CITIES[Math.floor(uniform() * CITIES.length)],
      `"note ""${i}"", with text ${Math.floor(uniform() * 1e6)}"`,
      uniform() < 0.5 ? "yes" : "no",
    ].join(",");
  const stream = createWriteStream(path);
  let block = "id,x1,x2,x3,x4,age,city,note,label\n";
  let written = 0;
  for (let i = 0; written < bytes; i++) {
    block += `${row(i)}\n`;
    if (block.length < 2 ** 20) continue;
    written += block.length;
    if (!stream.write(block)) await once(stream, "drain");
    block = "";
  }
  stream.end();
  await once(stream, "finish");
};
