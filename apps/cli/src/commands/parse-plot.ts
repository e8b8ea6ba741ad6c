import { InvalidArgumentError } from "commander";

/** The file of `--plot`, by its ending. */
export const parsePlot = (file: string): string => {
  if (/[^/\\]\.(svg|png)$/i.test(file)) return file;
  throw new InvalidArgumentError("It should end in .svg or .png, like --plot curves.svg.");
};
