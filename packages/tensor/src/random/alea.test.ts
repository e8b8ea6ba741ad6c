import seedrandom from "seedrandom/lib/alea.js";
import { expect, test } from "vitest";
import { alea } from "./alea.js";

test.each(["", "0", "pinned", "weight/1/linear", "ä 🙂", "x".repeat(1000)])(
  "the numbers of %j are those of seedrandom",
  (seed) => {
    const [own, theirs] = [alea(seed), seedrandom(seed)];
    for (let i = 0; i < 1000; i++) expect(own()).toBe(theirs.double());
  },
);
