import { expectNumber, expectString } from "@gd/tensor";

/** Throws an ArgumentError unless values are options of a function that reads files. */
export const expectReading = (
  place: string,
  name: string,
  { maximumHeaderBytes = 0 }: { readonly maximumHeaderBytes?: number },
): void => {
  expectString(`${place}(name)`, name);
  expectNumber(`${place}(maximumHeaderBytes)`, maximumHeaderBytes, { from: 0, whole: true });
};
