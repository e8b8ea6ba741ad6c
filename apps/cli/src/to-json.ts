/** A value as one line of JSON. Typed arrays become arrays; NaN and infinities, which JSON lacks, become strings. */
export const toJson = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === "number" && !Number.isFinite(part)) return String(part);
    return ArrayBuffer.isView(part) && !(part instanceof DataView) ? Array.from(part as Uint8Array) : part;
  });
