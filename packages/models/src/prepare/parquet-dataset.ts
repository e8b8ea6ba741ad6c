import { type AsyncDataset, blockOrder } from "@gd/data";
import {
  applyFeatures,
  applyTarget,
  type ClassTarget,
  columnKinds,
  type Features,
  featureNames,
  type ParquetFile,
  parseTarget,
  type Target,
} from "@gd/tables";
import {
  ArgumentError,
  allocate,
  type DType,
  type Elements,
  expectArgument,
  expectOneOf,
  expectOptions,
  expectPart,
  expectSize,
  expectSizes,
  expectString,
  expectStrings,
  fromElements,
  rowMajor,
} from "@gd/tensor";

/** Options of `parquetDataset`. */
export interface ParquetDatasetOptions<T extends Target = Target> {
  /** How rows become inputs, as `fitFeatures` has learned it of some of them. */
  readonly features: Features;
  /** What is to be predicted, as `fitTarget` has learned it of some of them. */
  readonly target: T;
  /** How many groups of rows are kept in memory, and mixed with each other. Default: 4. */
  readonly window?: number;
}

/** Labels for classes, a column of standardized numbers else. */
export type ParquetDataset<T extends Target> = AsyncDataset<
  readonly [number],
  T extends ClassTarget ? readonly [] : readonly [1]
>;

/**
 * The rows of a Parquet file as a dataset, which may be larger than memory: groups of rows are read when examples of them are
 * asked for, and become numbers at once; the last `window` of them are kept. Its order is that of `blockOrder`: in an
 * epoch, each group is read once. `split` and `subset` keep that.
 *
 *   const file = await openParquet(await openAsBlob("trips.parquet"));
 *   const sample = await file.read(0);
 *   const features = fitFeatures(sample, { target: "price" });
 *   const data = parquetDataset(file, { features, target: fitTarget(sample, "price") });
 *
 * Features and target are what you have learned them of: take groups that are like the others, and none that you test with.
 *
 * Shapes  inputs [features], targets [] for classes and [1] for numbers
 * Throws  from `examples`, TableError where a value is missing that is to be predicted, is of a class that was not learned, or
 *         is of another kind than where the features were learned
 */
export const parquetDataset = <T extends Target>(
  file: ParquetFile,
  options: ParquetDatasetOptions<T>,
): ParquetDataset<T> => {
  const place = "parquetDataset";
  expectFile(`${place}(file)`, file);
  const { features, target: given, window = 4 } = expectOptions(place, options, ["features", "target", "window"]);
  expectSize(`${place}(window)`, window);
  const kinds = columnKinds(features);
  const target = parseTarget(given);
  const width = featureNames(features).length;
  const wanted = { ...kinds, [target.column]: target.kind === "class" ? ("category" as const) : ("number" as const) };
  const others = file.columns.filter((name) => !Object.hasOwn(wanted, name));
  const columns = { ...Object.fromEntries(others.map((name) => [name, "omit" as const])), ...wanted };
  const { groups, rows: size } = file;
  const starts = startsOf(groups);

  const readGroup = async (group: number, dtype: DType): Promise<Group> => {
    const rows = await file.read(group, { columns });
    // Errors name a row within the group.
    const table = { ...rows, name: `${file.name}, group ${group}` };
    const ofTarget = { ...table, columns: table.columns.filter(({ name }) => name === target.column) };
    const ofFeatures = { ...table, columns: table.columns.filter(({ name }) => Object.hasOwn(kinds, name)) };
    const read = {
      input: rowMajor(applyFeatures(features, ofFeatures, { dtype })),
      target: rowMajor(applyTarget(target as ClassTarget, ofTarget, { dtype })),
    };
    const firstRow = starts[group]! + 1;
    expectFinite(read.input, width, firstRow, `features that ${dtype} can hold`);
    expectFinite(read.target, 1, firstRow, `a value to predict that ${dtype} can hold`);
    return read;
  };
  const kept = lastUsed(window, readGroup);

  const data: AsyncDataset = {
    size,
    inputShape: [width],
    targetShape: target.kind === "class" ? [] : [1],
    async examples(places: ArrayLike<number>, dtype: DType) {
      expectOneOf(`${place}.examples(dtype)`, dtype, ["float32", "float64"]);
      const inGroups = byGroup(places, starts, groups);
      const input = allocate(dtype, places.length * width);
      const targets = allocate(dtype, places.length);
      for (const [group, wanted] of inGroups) {
        const read = await kept(group, dtype);
        for (const i of wanted) {
          const row = places[i]! - starts[group]!;
          input.set(read.input.subarray(row * width, (row + 1) * width), i * width);
          targets[i] = read.target[row]!;
        }
      }
      const shape: readonly [number, ...number[]] = target.kind === "class" ? [places.length] : [places.length, 1];
      return { input: fromElements(input, [places.length, width]), target: fromElements(targets, shape) };
    },
    order: (random) => blockOrder(groups, random, { window }),
  };
  // The shape of its targets follows from the kind of the target.
  return data as ParquetDataset<T>;
};

/** Throws an ArgumentError unless a value is an open Parquet file. */
const expectFile = (place: string, file: ParquetFile): void => {
  const kind = { expected: "an open Parquet file", methods: ["read"], example: "await openParquet(blob)" };
  expectPart(place, file, kind);
  const { name, rows, columns, groups } = file;
  expectString(`${place}.name`, name);
  expectStrings(`${place}.columns`, columns);
  expectSizes(`${place}.groups`, groups, 0);
  const size = groups.reduce((sum, count) => sum + count, 0);
  expectArgument(rows === size, {
    place: `${place}.rows`,
    expected: `${size} rows, as its groups have`,
    received: rows,
  });
};

/** A group of rows, as numbers. */
interface Group {
  readonly input: Elements;
  readonly target: Elements;
}

/** Throws an ArgumentError that names the first row with NaN or ±∞, such as a number that is too large for the precision. */
const expectFinite = (elements: Elements, length: number, firstRow: number, expected: string): void => {
  const wrong = elements.findIndex((x) => !Number.isFinite(x));
  if (wrong < 0) return;
  const row = firstRow + Math.floor(wrong / length);
  throw new ArgumentError({ place: `parquetDataset(file), in row ${row}`, expected, received: elements[wrong] });
};

/** The first row of each group. */
const startsOf = (groups: readonly number[]): readonly number[] => {
  let next = 0;
  return groups.map((rows) => {
    const start = next;
    next += rows;
    return start;
  });
};

/** Which of the places are in each group, by the groups as they first come, so that none is read twice. */
const byGroup = (
  places: ArrayLike<number>,
  starts: readonly number[],
  groups: readonly number[],
): ReadonlyMap<number, readonly number[]> => {
  const inGroups = new Map<number, number[]>();
  const size = starts.length === 0 ? 0 : starts.at(-1)! + groups.at(-1)!;
  for (let i = 0; i < places.length; i++) {
    const received = places[i]!;
    if (!(Number.isInteger(received) && received >= 0 && received < size)) {
      const expected = `a whole number from 0 to ${size - 1}`;
      throw new ArgumentError({ place: `parquetDataset.examples(places[${i}])`, expected, received });
    }
    const group = groupOf(received, starts);
    const found = inGroups.get(group);
    if (found === undefined) inGroups.set(group, [i]);
    else found.push(i);
  }
  return inGroups;
};

/** The last group that begins at a row or before it; those without rows begin where the next one does. */
const groupOf = (row: number, starts: readonly number[]): number => {
  let [first, last] = [0, starts.length - 1];
  while (first < last) {
    const middle = Math.ceil((first + last) / 2);
    if (starts[middle]! <= row) first = middle;
    else last = middle - 1;
  }
  return first;
};

/** Groups as they are read, of which the last ones are kept. */
const lastUsed = (most: number, read: (group: number, dtype: DType) => Promise<Group>) => {
  const kept = new Map<string, Promise<Group>>();
  return (group: number, dtype: DType): Promise<Group> => {
    const key = `${group} ${dtype}`;
    const found = kept.get(key) ?? read(group, dtype);
    // It becomes the last one of the map.
    kept.delete(key);
    kept.set(key, found);
    if (kept.size > most) kept.delete(kept.keys().next().value!);
    // One that could not be read may be asked for again.
    found.catch(() => kept.delete(key));
    return found;
  };
};
