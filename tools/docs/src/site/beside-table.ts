import type { BesidePyTorch, Compared } from "./beside-pytorch.ts";

/** How many numbers of each kind are shown. */
const SHOWN = 4;

/** Some of the numbers beside those of PyTorch as a table, and the largest difference of all. */
export const besideTable = ({ call, library, numbers }: BesidePyTorch): string => {
  const largest = Math.max(...numbers.map(difference));
  return `\`${call}\` in float64, beside ${library}, computed when this page was made. Of ${numbers.length} numbers, these and others, the largest difference is ${short(largest)}.

| | gd | PyTorch | difference |
| --- | ---: | ---: | ---: |
${shown(numbers)
  .map((each) => `| ${each.of} | ${digits(each.ours)} | ${digits(each.theirs)} | ${short(difference(each))} |`)
  .join("\n")}`;
};

const difference = ({ ours, theirs }: Compared): number => Math.abs(ours - theirs);
const digits = (value: number): string => String(Number(value.toPrecision(12))).replace("-", "−");
const short = (value: number): string => (value === 0 ? "0" : value.toExponential(1).replace("-", "−"));

/** Of each kind, such as the output and each gradient, some from the first to the last. */
const shown = (numbers: readonly Compared[]): readonly Compared[] =>
  [...Map.groupBy(numbers, ({ of }) => of.replace(/[[\d].*$/, "")).values()].flatMap((all) => {
    const places = Array.from({ length: SHOWN }, (_, i) => Math.round((i * (all.length - 1)) / (SHOWN - 1)));
    return all.filter((_, i) => places.includes(i));
  });
