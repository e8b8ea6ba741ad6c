import { randomStreams } from "@gd/tensor";
import { expect, test } from "vitest";
import { type Life, placeLives } from "./place-lives.js";

test("what is there at the same time lies apart", () => {
  const { integer } = randomStreams("lives").stream("lives");
  for (let run = 0; run < 100; run++) {
    const lives = Array.from({ length: 30 }, (): Life => {
      const first = integer(40);
      return { bytes: 64 * (1 + integer(20)), first, last: first + integer(10) };
    });
    const { offsets, bytes } = placeLives(lives);
    lives.forEach((a, i) => {
      const at = offsets.get(a)!;
      expect(at).toBeGreaterThanOrEqual(0);
      expect(at + a.bytes).toBeLessThanOrEqual(bytes);
      for (const b of lives.slice(i + 1)) {
        const apart = a.last < b.first || b.last < a.first;
        expect(apart || at + a.bytes <= offsets.get(b)! || offsets.get(b)! + b.bytes <= at).toBe(true);
      }
    });
  }
});

test("what follows takes the place of what is no longer there, also where it is smaller", () => {
  const [large, small, later] = [
    { bytes: 1024, first: 0, last: 3 },
    { bytes: 128, first: 3, last: 5 },
    { bytes: 512, first: 4, last: 9 },
  ];
  const { offsets, bytes } = placeLives([small, large, later]);
  expect(bytes).toBe(1024 + 128);
  expect([large, small, later].map((life) => offsets.get(life))).toEqual([0, 1024, 0]);
});
