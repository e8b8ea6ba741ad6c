import { type Shape, sizeOf, type Tensor, type TracedOperation, type Windows } from "@gd/tensor";
import { call, difference, literal, type PaperExpression, product, quotient, sumOf } from "./expression.js";
import { windowsOver } from "./windows.js";

/** An operation, as the formula of one of its entries sees it. Entries are counted row by row from 0. */
export interface Entries {
  readonly operands: readonly unknown[];
  readonly result: Tensor;
  /** The shape of an operand. */
  shape(operand: number): Shape;
  /** An entry of an operand; a number stands for all entries. */
  entry(operand: number, index: number): PaperExpression;
  /** The number in an entry. */
  number(operand: number, index: number): number;
  /** Says what decided about the formula. */
  because(of: PaperExpression, value: number, says: TraceReason["says"]): void;
}

/** What decided about the formula of an entry. */
export interface TraceReason {
  readonly of: PaperExpression;
  readonly value: number;
  readonly says: "is positive" | "is not positive" | "is" | "is largest" | "is not largest";
}

/** How an entry of a result is computed. */
type Rule = (entries: Entries, index: number) => PaperExpression;

const range = (length: number): readonly number[] => Array.from({ length }, (_, i) => i);

const columnsOf = (shape: Shape): number => shape.at(-1) ?? 1;

const unary =
  (name: "exp" | "log" | "log1p" | "sqrt" | "tanh" | "erf" | "sigmoid" | "absolute"): Rule =>
  ({ entry }, i) =>
    call(name, entry(0, i));

type Combine = (left: PaperExpression, right: PaperExpression) => PaperExpression;

const elementwise =
  (combine: Combine): Rule =>
  ({ entry }, i) =>
    combine(entry(0, i), entry(1, i));

const alongRows =
  (combine: Combine): Rule =>
  ({ entry, result }, i) =>
    combine(entry(0, i), entry(1, i % columnsOf(result.shape)));

const alongColumns =
  (combine: Combine): Rule =>
  ({ entry, result }, i) =>
    combine(entry(0, i), entry(1, Math.floor(i / columnsOf(result.shape))));

const byScalar =
  (combine: Combine): Rule =>
  ({ entry }, i) =>
    combine(entry(0, i), entry(1, 0));

/** The entries of a column or a row of the first operand. */
const column = ({ shape, entry }: Entries, i: number): readonly PaperExpression[] => {
  const [rows = 0, columns = 0] = shape(0);
  return range(rows).map((row) => entry(0, row * columns + i));
};
const row = ({ shape, entry }: Entries, i: number): readonly PaperExpression[] => {
  const columns = columnsOf(shape(0));
  return range(columns).map((j) => entry(0, i * columns + j));
};

const mean = (terms: readonly PaperExpression[]): PaperExpression => quotient(sumOf(terms), literal(terms.length));

/** The largest finite number in float32: guards against infinity compare with numbers from here on. */
const HUGE = 3.4e38;

const guards = (operand: unknown): boolean => typeof operand === "number" && Math.abs(operand) >= HUGE;

/** The formula of an entry of each operation of `Ops`. */
export const entryRules: { readonly [Name in TracedOperation["operation"]]: Rule } = {
  fill: ({ operands }) => literal(Number(operands[1])),
  reshape: ({ entry }, i) => entry(0, i),
  slice: ({ entry, operands }, i) => entry(0, Number(operands[1]) + i),
  concatenate({ operands, entry }, i) {
    const parts = operands[0] as readonly Tensor[];
    let [part, start] = [0, 0];
    while (i >= start + sizeOf(parts[part]!.shape)) start += sizeOf(parts[part++]!.shape);
    return entry(part, i - start);
  },
  transpose({ shape, entry }, i) {
    const [rows = 0, columns = 0] = shape(0);
    return entry(0, (i % rows) * columns + Math.floor(i / rows));
  },
  matmul({ shape, entry }, i) {
    const [inner = 0, columns = 0] = shape(1);
    const [r, c] = [Math.floor(i / columns), i % columns];
    return sumOf(range(inner).map((k) => product(entry(0, r * inner + k), entry(1, k * columns + c))));
  },
  add: elementwise((left, right) => sumOf([left, right])),
  subtract: ({ entry, operands }, i) =>
    // What guards against infinity is 0 else.
    operands[0] === operands[1] ? literal(0) : difference(entry(0, i), entry(1, i)),
  multiply: elementwise(product),
  divide: elementwise(quotient),
  maximum: elementwise((left, right) => call("maximum", left, right)),
  where({ operands, entry, number, because }, i) {
    const isPositive = number(0, i) > 0;
    const weighs = operands[0] === operands[2];
    const condition = entry(0, i);
    const isGuard = condition.kind === "call" && condition.operands.some(isHuge);
    if (!weighs && !isGuard && condition.kind !== "number")
      because(condition, number(0, i), isPositive ? "is positive" : "is not positive");
    return entry(isPositive ? 1 : 2, i);
  },
  scale: byScalar(product),
  divideBy: byScalar(quotient),
  exp: unary("exp"),
  log: unary("log"),
  log1p: unary("log1p"),
  sqrt: unary("sqrt"),
  tanh: unary("tanh"),
  erf: unary("erf"),
  sigmoid: unary("sigmoid"),
  absolute: unary("absolute"),
  addRow: alongRows((left, right) => sumOf([left, right])),
  subtractRow: alongRows(difference),
  multiplyRow: alongRows(product),
  subtractColumn: alongColumns(difference),
  multiplyColumn: alongColumns(product),
  divideColumn: alongColumns(quotient),
  sum: ({ shape, entry }) => sumOf(range(sizeOf(shape(0))).map((i) => entry(0, i))),
  sumRows: (entries, i) => sumOf(column(entries, i)),
  sumColumns: (entries, i) => sumOf(row(entries, i)),
  meanRows: (entries, i) => mean(column(entries, i)),
  meanColumns: (entries, i) => mean(row(entries, i)),
  maxColumns: (entries, i) => call("max", ...row(entries, i)),
  oneHot({ result, entry, number, because }, i) {
    const classes = columnsOf(result.shape);
    const label = Math.floor(i / classes);
    because(entry(0, label), number(0, label), "is");
    return literal(number(0, label) === i % classes ? 1 : 0);
  },
  gatherRows({ shape, entry, number, because }, i) {
    const columns = columnsOf(shape(0));
    const label = Math.floor(i / columns);
    because(entry(1, label), number(1, label), "is");
    return entry(0, number(1, label) * columns + (i % columns));
  },
  sumRowsByLabel({ shape, entry, number }, i) {
    const [rows = 0, columns = 0] = shape(0);
    const withLabel = range(rows).filter((r) => number(1, r) === Math.floor(i / columns));
    return sumOf(withLabel.map((r) => entry(0, r * columns + (i % columns))));
  },
  uniform: ({ result }, i) => literal(result.data[i]!),
  patches({ shape, operands, entry, result }, i) {
    const [width, channels] = [columnsOf(result.shape), columnsOf(shape(0))];
    const inWindow = i % width;
    const pixel = windowsOver(shape(0), operands[1] as Windows).pixelAt(
      Math.floor(i / width),
      Math.floor(inWindow / channels),
    );
    return pixel === undefined ? literal(0) : entry(0, pixel * channels + (inWindow % channels));
  },
  sumPatches({ shape, operands, entry, result }, i) {
    const [width, channels] = [columnsOf(shape(0)), columnsOf(result.shape)];
    const { windowsAt } = windowsOver(result.shape, operands[2] as Windows);
    const covering = windowsAt(Math.floor(i / channels));
    return sumOf(covering.map(({ window, place }) => entry(0, window * width + place * channels + (i % channels))));
  },
  sumWindows: (entries, i) => sumOf(pixels(entries, i).map(({ expression }) => expression)),
  maxWindows: (entries, i) => call("max", ...pixels(entries, i).map(({ expression }) => expression)),
  spreadWindows({ operands, entry, result }, i) {
    const channels = columnsOf(result.shape);
    const { windowsAt } = windowsOver(result.shape, operands[2] as Windows);
    return sumOf(windowsAt(Math.floor(i / channels)).map(({ window }) => entry(0, window * channels + (i % channels))));
  },
  spreadMaxima(entries, i) {
    const { operands, entry, result, because, number } = entries;
    const channels = columnsOf(result.shape);
    const { windowsAt } = windowsOver(result.shape, operands[2] as Windows);
    const covering = windowsAt(Math.floor(i / channels)).map(({ window }) => window * channels + (i % channels));
    const won = covering.filter((value) => winnerOf(entries, value, operands[2] as Windows) === i);
    because(entry(0, i), number(0, i), won.length > 0 ? "is largest" : "is not largest");
    return sumOf(won.map((value) => entry(1, value)));
  },
};

const isHuge = (expression: PaperExpression): boolean =>
  (expression.kind === "number" && guards(expression.value)) ||
  (expression.kind === "call" && expression.operands.some(isHuge));

/** The pixels of a window and channel. */
const pixels = ({ shape, operands, entry, number }: Entries, i: number, windows = operands[1] as Windows) => {
  const channels = columnsOf(shape(0));
  return windowsOver(shape(0), windows)
    .pixelsOf(Math.floor(i / channels))
    .map(({ pixel }) => {
      const index = pixel * channels + (i % channels);
      return { index, expression: entry(0, index), value: number(0, index) };
    });
};

/** The pixel that a window takes its largest value from: the first of equals. */
const winnerOf = (entries: Entries, i: number, windows: Windows): number => {
  let winner: { readonly index: number; readonly value: number } | undefined;
  for (const pixel of pixels(entries, i, windows)) {
    if (winner === undefined || pixel.value > winner.value || Number.isNaN(pixel.value)) winner = pixel;
  }
  return winner?.index ?? -1;
};
