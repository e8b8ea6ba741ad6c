import { expect, test } from "vitest";
import { patienceWithPictures } from "./patience-with-pictures.js";

test("after a slow picture the next one waits, after a quick one it does not", async () => {
  let time = 0;
  const patience = patienceWithPictures(() => time);
  const waited = async (cost: number) => {
    const taken = patience.measure(() => {
      time += cost;
      return "picture";
    });
    expect(taken).toBe("picture");
    const start = performance.now();
    await patience.wait();
    return performance.now() - start;
  };
  expect(await waited(20)).toBeGreaterThan(70);
  expect(await waited(0.1)).toBeLessThan(20);
});
