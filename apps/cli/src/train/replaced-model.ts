import { loadModel } from "@gd/models";
import { LONGEST_HEADER } from "@gd/recipe";
import { readRegularBytes } from "../files/read-regular-bytes.js";
import { runOfModel } from "./run-folder.js";

/** A model whose file another one is to replace. */
export interface ReplacedModel {
  readonly file: string;
  /** What it predicts, if it says so. */
  readonly target: string | undefined;
  /** The run that keeps it; undefined where there is no copy. */
  readonly run: string | undefined;
}

/** The model in a file, if there is one. */
export const replacedModel = async (file: string): Promise<ReplacedModel | undefined> => {
  const bytes = await readRegularBytes(file).catch(() => undefined);
  if (bytes === undefined || bytes.length === 0) return undefined;
  return { file, target: targetOf(bytes), run: await runOfModel(file, bytes) };
};

const targetOf = (bytes: Uint8Array): string | undefined => {
  try {
    return loadModel(bytes, { maximumHeaderBytes: LONGEST_HEADER }).target?.column;
  } catch {
    return undefined;
  }
};
