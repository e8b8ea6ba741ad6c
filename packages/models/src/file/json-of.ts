import { ArgumentError } from "@gd/tensor";

/** Data within data, at most. */
const DEEPEST = 100;

/** A value as JSON. Throws an ArgumentError for what would not come back as it is. */
export const jsonOf = (place: string, value: unknown): string => {
  const within: unknown[] = [];
  const expectKept = (part: unknown, path: string): void => {
    if (part === undefined || part === null || typeof part === "string" || typeof part === "boolean") return;
    if (typeof part === "number" && Number.isFinite(part)) return;
    const isPlain = Array.isArray(part) || Object.prototype.toString.call(part) === "[object Object]";
    if (!isPlain || within.length > DEEPEST || within.includes(part)) {
      const advice = within.includes(part) ? "It contains itself." : undefined;
      throw new ArgumentError({ place: `${place}${path}`, expected: "data that JSON keeps", received: part, advice });
    }
    within.push(part);
    for (const [name, inner] of Object.entries(part as object)) expectKept(inner, `${path}.${name}`);
    within.pop();
  };
  expectKept(value, "");
  return JSON.stringify(value);
};
