const WORD = /[\p{L}\p{N}]+/gu;

/** Counts the words of a text by their hashes. */
export const countWords = (text: string, counts: Float64Array): void => {
  for (const [word] of text.toLowerCase().matchAll(WORD)) counts[bucketOf(word, counts.length)]!++;
};

/** Fowler, Noll & Vo's hash FNV-1a of a word's UTF-16 code units, whose bits are mixed by MurmurHash3's last step. */
const bucketOf = (word: string, buckets: number): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % buckets;
};
