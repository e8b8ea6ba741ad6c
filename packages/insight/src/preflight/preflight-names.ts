import { expectArgument, expectOptions, type Shape, sizeOf } from "@gd/tensor";

/** How what is looked at is called where it comes from, so that findings speak of it. */
export interface PreflightNames {
  /**
   * For each feature, the column of a table that it is of: a category becomes several, of which some never vary and others follow
   * from each other, and that is as it should be. Default: each feature is a column, and its name is its number, from 1.
   */
  readonly columns?: readonly string[] | undefined;
  /** For each label, its class. Default: the labels. */
  readonly classes?: readonly string[] | undefined;
}

/** The names, or an ArgumentError unless there is one for each feature and each class of a model. */
export const expectNames = (
  names: PreflightNames,
  { inputShape, outputShape }: { readonly inputShape: Shape; readonly outputShape: Shape },
): PreflightNames => {
  const given = expectOptions("preflight(names)", names, ["columns", "classes"]);
  for (const [name, list, count] of [
    ["columns", given.columns, sizeOf(inputShape)],
    ["classes", given.classes, sizeOf(outputShape)],
  ] as const) {
    if (list === undefined) continue;
    const isNamed = Array.isArray(list) && list.length === count && list.every((text) => typeof text === "string");
    expectArgument(isNamed, {
      place: `preflight(names.${name})`,
      expected: `a list of ${count} texts`,
      received: list,
    });
  }
  return given;
};
