import { mean } from "../statistics.ts";

/** The share of right labels, or R², the share of the targets' variance that the answers explain. */
export const score = (kind: "class" | "number", targets: ArrayLike<number>, answers: ArrayLike<number>): number => {
  const wanted = Array.from(targets);
  if (answers.length !== wanted.length) throw new Error(`${answers.length} answers for ${wanted.length} rows`);
  if (kind === "class") return wanted.filter((label, row) => label === answers[row]).length / wanted.length;
  const middle = mean(wanted);
  const squares = (errors: readonly number[]) => errors.reduce((sum, error) => sum + error ** 2, 0);
  return (
    1 - squares(wanted.map((value, row) => value - answers[row]!)) / squares(wanted.map((value) => value - middle))
  );
};
