/** The separators that are looked for, the likelier first. */
const SEPARATORS = [",", ";", "\t", "|"] as const;
/** How many lines are looked at. */
const LINES = 100;

/**
 * The separator of a text, by its first lines: that which divides the most of them into as many cells as the first, and
 * of several the one that makes the most cells. A comma if none divides the first line.
 */
export const detectSeparator = (start: string, quote: string): string => {
  const candidates = SEPARATORS.map((separator) => {
    const counts = separatorsPerLine(start, separator, quote);
    const [first = 0] = counts;
    return { separator, first, share: counts.filter((count) => count === first).length / counts.length };
  });
  const [best] = candidates
    .filter(({ first }) => first > 0)
    .sort((left, right) => right.share - left.share || right.first - left.first);
  return best?.separator ?? ",";
};

/** How many there are in each of the first lines, without those in quotes, empty lines, and the line that is cut. */
const separatorsPerLine = (text: string, separator: string, quote: string): readonly number[] => {
  const counts: number[] = [];
  let count = 0;
  let isQuoted = false;
  let lineStart = 0;
  for (let i = 0; i < text.length && counts.length < LINES; i++) {
    const character = text[i];
    if (character === quote) isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (character === separator) count++;
    if (character !== "\n" && character !== "\r") continue;
    if (i > lineStart) counts.push(count);
    count = 0;
    lineStart = i + 1;
  }
  return counts.length > 0 ? counts : [count];
};
