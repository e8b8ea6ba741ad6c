import type { PlantedFault } from "../planted-fault.ts";

/** Faults of how rows are divided. */
export const splits: readonly PlantedFault[] = [
  {
    file: "splits/split-rows.ts",
    what: "a row that is in both parts",
    find: "group.subarray(counts[i])",
    replace: "group.subarray(Math.max(0, counts[i]! - 1))",
  },
  {
    file: "splits/split-rows.ts",
    what: "a row that is in neither part",
    find: "sorted(order.subarray(count))",
    replace: "sorted(order.subarray(count + 1))",
  },
  {
    file: "splits/split-rows.ts",
    what: "the first rows, in the order of the file",
    find: "const order = shuffled(all, random);",
    replace: "const order = all;",
  },
  {
    file: "splits/split-rows.ts",
    what: "a class of two rows may be in one part alone",
    find: "hasRoom ? 1 : 0",
    replace: "hasRoom ? 0 : 0",
  },
  {
    file: "splits/split-rows.ts",
    what: "a group is in both parts",
    find: "(isNearer ? first : second).push(group);",
    replace: "first.push(group.subarray(0, 1));\n    second.push(group.subarray(1));",
  },
  {
    file: "splits/k-fold.ts",
    what: "trained with the rows that validate",
    find: "parts.filter((_, j) => j !== i)",
    replace: "parts",
  },
  {
    file: "splits/k-fold.ts",
    what: "each group is dealt out from the first part on",
    find: "  let next = 0;\n  for (const group of groups) {\n",
    replace: "  for (const group of groups) {\n    let next = 0;\n",
  },
  {
    file: "splits/k-fold.ts",
    what: "groups go to the largest part",
    find: "part.length < best.length ? part : best",
    replace: "part.length > best.length ? part : best",
  },
  {
    file: "splits/split-rows-by-time.ts",
    what: "the latest rows come first",
    find: "values[left]! - values[right]!",
    replace: "values[right]! - values[left]!",
  },
  {
    file: "splits/split-rows-by-time.ts",
    what: "one moment is in both parts",
    find: "  while (count > 0 && count < order.length && values[order[count]!] === values[order[count - 1]!]) count++;\n",
    replace: "",
  },
  {
    file: "splits/divide-rows.ts",
    what: "rows that are held out are validated with",
    find: "divide(others, 1 - validation,",
    replace: "divide(rows, 1 - validation,",
  },
  {
    file: "splits/divide-rows.ts",
    what: "the share that is held out is trained with",
    find: "divide(rows, 1 - test,",
    replace: "divide(rows, test,",
  },
  {
    file: "splits/keys-of.ts",
    what: "each missing value is a group of its own",
    find: "const key = keys.get(value) ?? keys.size;",
    replace: "const key = value === undefined || Number.isNaN(value) ? keys.size : (keys.get(value) ?? keys.size);",
  },
];
