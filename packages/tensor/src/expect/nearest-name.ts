import { expectString, expectStrings } from "./expect.js";

/** What other libraries call our options. */
const ALSO_KNOWN_AS: Readonly<Record<string, readonly string[]>> = {
  lr: ["learningRate", "optimizer"],
  learningrate: ["optimizer"],
  rate: ["learningRate"],
  eta: ["learningRate"],
  kernel: ["size"],
  alpha: ["slope", "momentum"],
  betas: ["meanDecay"],
  beta1: ["meanDecay"],
  beta2: ["varianceDecay"],
  l2: ["weightDecay", "regularization"],
  criterion: ["loss"],
  scheduler: ["learningRate"],
  iterations: ["epochs", "steps"],
  eps: ["epsilon"],
  p: ["rate"],
  probability: ["rate"],
  initializer: ["weight", "table"],
  interpreter: ["ops"],
};

/** Without what case, spaces, underscores and the like make of a name. */
const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, "");

/**
 * The name that was probably meant, if any is near: `learning_rate` is near `learningRate`, `IMDB_Rating` near `IMDB Rating`,
 * `epoch` near `epochs`.
 */
export const nearestName = (name: string, names: readonly string[]): string | undefined => {
  expectString("nearestName(name)", name);
  expectStrings("nearestName(names)", names);
  const wanted = plain(name);
  if (wanted === "") return undefined;
  const same = names.find((candidate) => plain(candidate) === wanted);
  const known = Object.hasOwn(ALSO_KNOWN_AS, wanted) ? ALSO_KNOWN_AS[wanted]! : [];
  const synonym = names.find((candidate) => known.includes(candidate));
  if (same !== undefined || synonym !== undefined) return same ?? synonym;

  const farthest = Math.floor(wanted.length / 3);
  // Each letter more or less is a change, so that very long names need not be compared.
  const distances = names
    .filter((candidate) => Math.abs(plain(candidate).length - wanted.length) <= farthest)
    .map((candidate) => [distance(wanted, plain(candidate)), candidate] as const);
  const [nearest] = distances.sort(([left], [right]) => left - right);
  if (nearest !== undefined && nearest[0] <= farthest) return nearest[1];
  return names.find((candidate) => {
    const [shorter, longer] = [wanted, plain(candidate)].sort((left, right) => left.length - right.length);
    return shorter!.length >= 4 && longer!.includes(shorter!);
  });
};

/**
 * How many letters have to be inserted, removed, replaced or exchanged with the next one to make one word of the other; no
 * letter is changed twice.
 *
 * Source  Damerau, A technique for computer detection and correction of spelling errors (1964)
 */
const distance = (from: string, to: string): number => {
  let before: readonly number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = row[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1);
      const exchanged = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      next.push(
        Math.min(replaced, row[j]! + 1, next[j - 1]! + 1, exchanged ? before[j - 2]! + 1 : Number.POSITIVE_INFINITY),
      );
    }
    before = row;
    row = next;
  }
  return row[to.length]!;
};
