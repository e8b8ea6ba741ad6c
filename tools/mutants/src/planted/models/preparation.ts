import type { PlantedFault } from "../planted-fault.ts";

/** Faults of what a model is trained with. */
export const preparation: readonly PlantedFault[] = [
  {
    file: "prepare/prepare-table.ts",
    what: "features are learned of all rows",
    find: "fitFeatures(table, { rows: trained, ",
    replace: "fitFeatures(table, { ",
  },
  {
    file: "prepare/prepare-table.ts",
    what: "the target is learned of all rows",
    find: "fitTarget(table, name, { rows: trained, ",
    replace: "fitTarget(table, name, { rows: rowsWith(table, name), ",
  },
  {
    file: "prepare/prepare-table.ts",
    what: "tested with rows that were validated with",
    find: "test: dataOf(held)",
    replace: "test: dataOf(validated)",
  },
  {
    file: "prepare/prepare-table.ts",
    what: "the column that keeps rows together is a feature",
    find: "group === undefined ? [name] : [name, group]",
    replace: "[name]",
  },
  {
    file: "prepare/prepare-table.ts",
    what: "classes may have other shares in other parts",
    find: "isClass && time === undefined && group === undefined ? name : undefined",
    replace: "undefined",
  },
  {
    file: "prepare/parquet-dataset.ts",
    what: "rows are counted within the file in each group",
    find: "const row = places[i]! - starts[group]!;",
    replace: "const row = places[i]!;",
  },
  {
    file: "prepare/parquet-dataset.ts",
    what: "each group has rows from the first on in messages",
    find: "const firstRow = starts[group]! + 1;",
    replace: "const firstRow = 1;",
  },
  {
    file: "prepare/parquet-dataset.ts",
    what: "one group less is kept than are mixed",
    find: "kept.size > most",
    replace: "kept.size >= most",
  },
  {
    file: "prepare/parquet-dataset.ts",
    what: "numbers of one precision are given for another",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is the text of a program.
    find: "`${group} ${dtype}`",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is the text of a program.
    replace: "`${group}`",
  },
  {
    file: "prepare/parquet-dataset.ts",
    what: "a group that could not be read is never read again",
    find: "found.catch(() => kept.delete(key));",
    replace: "found.catch(() => {});",
  },
  {
    file: "prepare/parquet-dataset.ts",
    what: "the order mixes as many groups as it likes",
    find: "blockOrder(groups, random, { window })",
    replace: "blockOrder(groups, random)",
  },
];
