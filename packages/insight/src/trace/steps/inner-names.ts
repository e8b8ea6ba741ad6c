import { isTensor, type TracedOperation } from "@gd/tensor";
import { innerLetters, typeIn } from "../record/paper-letters.js";
import type { RecordedOperation, Recording } from "../record/record.js";

type OperationName = TracedOperation["operation"];

const VIEWS: ReadonlySet<OperationName> = new Set(["reshape", "slice", "transpose", "concatenate", "patches", "fill"]);
const SUMS: ReadonlySet<OperationName> = new Set([
  "matmul",
  "sum",
  "sumRows",
  "sumColumns",
  "meanRows",
  "meanColumns",
  "maxColumns",
  "sumRowsByLabel",
  "sumPatches",
  "sumWindows",
  "maxWindows",
  "spreadWindows",
]);
const ARITHMETIC: ReadonlySet<OperationName> = new Set(["add", "subtract", "multiply", "divide", "scale", "oneHot"]);
/** Operations that use an entry of their second operand many times. */
const REPEATING: ReadonlySet<OperationName> = new Set([
  "addRow",
  "subtractRow",
  "multiplyRow",
  "subtractColumn",
  "multiplyColumn",
  "divideColumn",
  "scale",
  "divideBy",
]);

const FUNCTIONS: ReadonlySet<OperationName> = new Set(["sqrt", "exp", "log", "log1p", "tanh", "erf", "sigmoid"]);

/**
 * Names for results inside of layers, losses and optimizers that a page would give a letter: those that are used several times,
 * and sums within sums. All others are written out where they are used.
 */
export const innerNames = (
  { operations }: Recording,
  known: ReadonlyMap<unknown, string>,
  layers: ReadonlyMap<string, number>,
): ReadonlyMap<unknown, string> => {
  const origins = new Map<unknown, RecordedOperation>(operations.map((operation) => [operation.result, operation]));
  const wanted = new Set<unknown>();
  const isNamed = (value: unknown): boolean => known.has(value) || wanted.has(value);

  /** What a view shows. */
  const source = (value: unknown): unknown => {
    const origin = isNamed(value) ? undefined : origins.get(value);
    if (origin === undefined || !VIEWS.has(origin.operation) || !isTensor(origin.operands[0])) return value;
    return source(origin.operands[0]);
  };
  const uses = new Map<unknown, number>();
  for (const { operation, operands } of operations) {
    if (VIEWS.has(operation)) continue;
    for (const used of new Set(operands.map(source))) uses.set(used, (uses.get(used) ?? 0) + 1);
  }

  const sums = new Set<unknown>();
  const deep = new Map<unknown, number>();
  const want = (value: unknown): void => {
    const origin = origins.get(value);
    if (origin !== undefined && !isNamed(value) && !VIEWS.has(origin.operation)) wanted.add(value);
  };
  const holdsSum = (value: unknown): boolean => !isNamed(value) && sums.has(value);

  for (const { operation, operands, result } of operations) {
    const from = operands.flat().map(source);
    if (VIEWS.has(operation)) {
      if (from.some(holdsSum) && operation !== "patches") sums.add(result);
      continue;
    }
    // A sum of sums, and a sum that all entries of a row share, are easier to follow in two lines.
    if (SUMS.has(operation)) for (const operand of from) if (holdsSum(operand)) want(operand);
    if (FUNCTIONS.has(operation)) for (const operand of from) if (holdsSum(operand)) want(operand);
    if (REPEATING.has(operation) && holdsSum(from[1])) want(from[1]);
    const isSimple = ARITHMETIC.has(operation) && from.every((operand) => !origins.has(operand) || isNamed(operand));
    const isGuard = operands.some((operand) => typeof operand === "number" && Math.abs(operand) >= 3.4e38);
    const depth = 1 + Math.max(0, ...from.map((operand) => (isNamed(operand) ? 0 : (deep.get(operand) ?? 0))));
    deep.set(result, depth);
    if (SUMS.has(operation) || from.some(holdsSum)) sums.add(result);
    if (known.has(result) || isGuard) continue;
    if ((uses.get(result) ?? 0) > 1 && !(isSimple && !sums.has(result))) want(result);
    else if (depth > 6) want(result);
  }
  return lettered(operations, wanted, new Set(known.values()), layers);
};

/** Letters for results, the same for the same place of the computation, which may come again with new parameters. */
const lettered = (
  operations: readonly RecordedOperation[],
  wanted: ReadonlySet<unknown>,
  taken: Set<string>,
  layers: ReadonlyMap<string, number>,
): ReadonlyMap<unknown, string> => {
  const names = new Map<unknown, string>();
  const places = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const { phase, path, operation, result } of operations) {
    const layer = path.join(" › ");
    const isAgain = phase === "after";
    const pass = isAgain || phase === "loss" ? "forward" : phase;
    const kind = `${phase}/${layer}/${operation}`;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    if (!wanted.has(result)) continue;
    const place = `${pass}/${layer}/${operation}/${count}`;
    const known = places.get(place);
    if (isAgain && known !== undefined) {
      names.set(result, `${known}′`);
      continue;
    }
    const letter = innerLetters[`${typeIn(path.at(-1) ?? "")} ${pass} ${operation} ${count}`];
    let number = letter === undefined ? 1 : (layers.get(layer) ?? 1);
    while (taken.has(`${letter ?? "u"}${number}`)) number++;
    const name = `${letter ?? "u"}${number}`;
    taken.add(name);
    places.set(place, name);
    names.set(result, name);
  }
  return names;
};
