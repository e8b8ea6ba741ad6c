import type { TriedChange } from "./try-changes.js";

/** What came of changes that were tried, in sentences; the last says what to do. */
export const triedInWords = (tried: readonly TriedChange[]): readonly string[] => {
  if (tried.length === 0) return ["No change of an option is proposed that copies could try."];
  const outcome = tried.at(-1)!.helps ? [] : ["None of the changes helps by itself."];
  return [...tried.map(({ seen }) => seen), ...outcome];
};
