import { execFile } from "node:child_process";
import { join } from "node:path";
import { execPath } from "node:process";
import { promisify } from "node:util";
import { pytorch, withoutChoices } from "../python-libraries.ts";
import { type Plot, plotSvg } from "../report/plot.ts";
import { show, table } from "../report/tables.ts";
import type { SectionOptions, SectionReport } from "../section.ts";
import { median } from "../statistics.ts";

/** A network that trains by gradient descent, and how long its steps take. */
interface Grown {
  readonly parameters: number;
  readonly batch: number;
  readonly milliseconds: number;
  /** Of its process, at most. */
  readonly mebibytes: number;
}

/** Widths of two linear layers with as many inputs: 2n(n + 1) parameters, from 112 to 100,012,224, two a decade. */
const WIDTHS = [7, 12, 22, 39, 70, 125, 223, 397, 707, 1257, 2236, 3976, 7071];
const BATCHES = [1, 4, 16, 64, 256, 1024, 4096];
const [BATCH, DIGITS] = [32, [784, 128, 10]];

const run = promisify(execFile);

/** Which programs train the networks. */
const programs = (): readonly {
  readonly name: string;
  grow(sizes: readonly number[], batch: number): Promise<Grown>;
}[] => {
  const program = (name: string, [path, ...given]: readonly [string, ...string[]]) => ({
    name,
    async grow(sizes: readonly number[], batch: number): Promise<Grown> {
      const env = { ...process.env, ...withoutChoices, OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1" };
      const { stdout } = await run(path, [...given, JSON.stringify([sizes, batch])], { env });
      const { seconds, kibibytes } = JSON.parse(stdout);
      const parameters = sizes.slice(1).reduce((sum, outputs, i) => sum + (sizes[i]! + 1) * outputs, 0);
      return { parameters, batch, milliseconds: 1000 * median(seconds), mebibytes: kibibytes / 1024 };
    },
  });
  const path = (file: string) => join(import.meta.dirname, file);
  return [
    program("ours", [execPath, "--no-warnings", path("measure-network.ts")]),
    ...(pytorch === undefined ? [] : [program("PyTorch", [pytorch.python, path("measure_network.py")])]),
  ];
};

/** W12: how time and memory of a training grow with the parameters of a network, and with the batch. */
export const measureGrowth = async ({ quick, log }: SectionOptions): Promise<SectionReport> => {
  const widths = quick ? WIDTHS.slice(0, 9) : WIDTHS;
  const byParameters = new Map<string, readonly Grown[]>();
  const byBatch = new Map<string, readonly Grown[]>();
  for (const { name, grow } of programs()) {
    byParameters.set(name, await inTurn(widths, (width) => grow([width, width, width], BATCH)));
    log(`W12 ${name}, by parameters\n`);
    byBatch.set(name, await inTurn(BATCHES, (batch) => grow(DIGITS, batch)));
    log(`W12 ${name}, by batch\n`);
  }
  const network = DIGITS.join("-");
  const plots = {
    "time-by-parameters.svg": {
      title: `Time a step by parameters, batches of ${BATCH}`,
      x: "parameters",
      y: "ms",
      series: linesOf(byParameters, ({ parameters, milliseconds }) => [parameters, milliseconds]),
    },
    "memory-by-parameters.svg": {
      title: `Peak memory of the process by parameters, batches of ${BATCH}`,
      x: "parameters",
      y: "MiB",
      series: linesOf(byParameters, ({ parameters, mebibytes }) => [parameters, mebibytes]),
    },
    "time-by-batch.svg": {
      title: `Time a step by batch, ${network}`,
      x: "examples in a batch",
      y: "ms",
      series: linesOf(byBatch, ({ batch, milliseconds }) => [batch, milliseconds]),
    },
  };
  const text = [
    "## W12: growth",
    "[README.md](README.md#growth) explains the bends.",
    ...Object.entries(plots).map(([file, { title }]) => `![${title}](results/${file})`),
    `### By parameters: n-n-n, relu, batches of ${BATCH}`,
    tableOf(byParameters, "parameters", ({ parameters }) => parameters),
    `### By batch: ${network}`,
    tableOf(byBatch, "examples in a batch", ({ batch }) => batch),
  ].join("\n\n");
  const figures = Object.entries<Plot>(plots).map(([file, plot]) => [file, plotSvg(plot)] as const);
  return { text, figures: Object.fromEntries(figures) };
};

const inTurn = async <From, To>(
  values: readonly From[],
  next: (value: From) => Promise<To>,
): Promise<readonly To[]> => {
  const results: To[] = [];
  for (const value of values) results.push(await next(value));
  return results;
};

/** A line for each program, and what grows in proportion with the last value of the first one. */
const linesOf = (
  measured: ReadonlyMap<string, readonly Grown[]>,
  pointOf: (grown: Grown) => readonly [number, number],
): Plot["series"] => {
  const lines = [...measured].map(([name, of]) => ({ name, points: of.map(pointOf) }));
  const [first] = lines;
  const [x, y] = first!.points.at(-1)!;
  const lowest = Math.min(...lines.flatMap(({ points }) => points.map(([, value]) => value)));
  const [left] = first!.points[0]!;
  const from = Math.max(left, (x * lowest) / y);
  return [
    ...lines,
    {
      name: "in proportion",
      dashed: true,
      points: [
        [from, (y * from) / x],
        [x, y],
      ],
    },
  ];
};

/** A row for each network, with two columns for each program. */
const tableOf = (
  measured: ReadonlyMap<string, readonly Grown[]>,
  head: string,
  of: (grown: Grown) => number,
): string => {
  const names = [...measured.keys()];
  const [first = []] = measured.values();
  const rows = first.map((grown, i) => [
    of(grown).toLocaleString("en"),
    ...names.flatMap((name) => {
      const { milliseconds, mebibytes } = measured.get(name)![i]!;
      return [show(milliseconds), show((1e6 * milliseconds) / of(grown)), mebibytes.toFixed(0)];
    }),
  ]);
  const heads = [head, ...names.flatMap((name) => [`${name}: ms a step`, "ns for each", "peak MiB"])];
  return table(heads, rows);
};
