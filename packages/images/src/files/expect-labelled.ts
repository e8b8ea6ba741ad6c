import { expectArgument } from "@gd/tensor";

/** Throws an ArgumentError unless a value is a list of at least one object. */
export const expectLabelled = (place: string, files: unknown, member: "file" | "path"): void => {
  const isList = Array.isArray(files) && files.length > 0;
  const expected = `a list of { ${member}, label }`;
  expectArgument(isList, { place, expected, received: files });
  for (const [number, item] of files.entries()) {
    const isObject = typeof item === "object" && item !== null;
    expectArgument(isObject, { place: `${place}[${number}]`, expected: `{ ${member}, label }`, received: item });
  }
};
