import { describe, expect, test } from "vitest";
import { createPace } from "./pace.js";

/** Runs for some milliseconds, each as long as its way takes: what share of the time was taken together? */
const shareTogether = (
  pace: ReturnType<typeof createPace>,
  milliseconds: number,
  times: { readonly alone: number; readonly together: number },
): number => {
  let [spent, together] = [0, 0];
  while (spent < milliseconds) {
    const way = pace.together ? "together" : "alone";
    pace.ran(pace.together, times[way]);
    spent += times[way];
    if (way === "together") together += times[way];
  }
  return together / spent;
};

describe.each([0.05, 3, 50])("of runs that take %d ms alone", (alone) => {
  const long = 2000 * Math.max(10, alone);

  test("those together are kept where they are faster, and the others tried now and then", () => {
    const share = shareTogether(createPace(), long, { alone, together: 0.6 * alone });
    expect(share).toBeGreaterThan(0.95);
    expect(share).toBeLessThan(1);
  });

  test.each([1.1, 2, 20])("those together are left where they take %d times as long", (times) => {
    const share = shareTogether(createPace(), long, { alone, together: times * alone });
    expect(share).toBeGreaterThan(0);
    expect(share).toBeLessThan(0.06);
  });

  test("the other way is taken soon after it has become the faster one", () => {
    const pace = createPace();
    const [quick, slow] = [
      { alone, together: 0.6 * alone },
      { alone, together: 5 * alone },
    ];
    shareTogether(pace, long / 10, quick);
    expect(shareTogether(pace, long / 10, slow)).toBeLessThan(0.3);
    shareTogether(pace, long / 10, quick);
    expect(shareTogether(pace, long / 10, quick)).toBeGreaterThan(0.9);
  });
});

test("until workers are there, runs are asked for together, and their time is that of alone", () => {
  const pace = createPace();
  for (let run = 0; run < 100; run++) {
    expect(pace.together).toBe(true);
    pace.ran(false, 1);
  }
  for (let run = 0; run < 10; run++) pace.ran(true, 2);
  expect(pace.together).toBe(false);
});
