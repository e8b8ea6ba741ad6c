import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Examined } from "@gd/insight";
import type { TrainingPlan } from "@gd/recipe";
import { z } from "zod";
import { FileError } from "../files/file-error.js";
import { systemReason } from "../system-reason.js";
import { toJson } from "../to-json.js";
import { configFileOf } from "../train/run-folder.js";
import { UsageError } from "../usage-error.js";
import { inColumns } from "./in-columns.js";
import { treatmentInOptions } from "./treatment-in-options.js";

/** JSON has no NaN and no infinities: they are texts. */
const number = z.union([z.number(), z.enum(["NaN", "Infinity", "-Infinity"]).transform(Number)]);

const examination = z.object({
  step: number,
  gradientNorm: number,
  activations: z.array(z.object({ name: z.string(), dead: number, saturated: number })),
  tensors: z.array(z.object({ path: z.string(), rank: number, gradient: number })),
});

const trials = z.array(z.object({ factor: number, loss: number }));

const diagnosis = z.object({
  cause: z.string(),
  evidence: z.string(),
  confidence: number,
  /** In words of the program. */
  change: z.string().optional(),
});

/** What was gathered of a training, and what was wrong with it, the surest first. */
const caseFile = z.object({
  version: z.literal(1),
  diagnoses: z.array(diagnosis),
  figures: z.object({
    setup: z.object({ rate: number.optional(), batchSize: number }),
    start: examination,
    between: z.array(examination),
    last: examination,
    losses: z.array(number),
    epochs: z.array(z.object({ epoch: number, training: number, validation: number.optional() })),
    trialsFromStart: trials,
    trialsFromEnd: trials,
    noiseScale: number,
  }),
});

export type CaseFile = z.infer<typeof caseFile>;
export type WrittenDiagnosis = z.infer<typeof diagnosis>;

/** The file of a run that says what was gathered. */
export const CASE = "doctor.json";

/** What is wrong, in words of the program, the surest first. */
export const diagnosesInWords = ({ diagnoses }: Examined, plan: TrainingPlan): readonly WrittenDiagnosis[] =>
  diagnoses.map((found) => {
    const change = treatmentInOptions(found, plan);
    const { cause, confidence } = found;
    return { cause, evidence: inColumns(found, plan), confidence, ...(change === undefined ? {} : { change }) };
  });

/** The content of such a file. */
export const caseFileOf = ({ figures }: Examined, diagnoses: readonly WrittenDiagnosis[]): string =>
  `${toJson({ version: 1, diagnoses, figures })}\n`;

/** What a run has gathered. Throws an error that says what to do where there is nothing, or nothing that can be read. */
export const readCase = async (run: string): Promise<CaseFile> => {
  await readFile(configFileOf(run)).catch((cause: unknown) => {
    throw new UsageError(
      `${run}: this is no run, ${systemReason(cause)}: name the folder of one, like penguins.runs/1`,
    );
  });
  const file = join(run, CASE);
  const text = await readFile(file, "utf8").catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== "ENOENT")
      throw new FileError(`${file}: this file cannot be read, ${systemReason(cause)}`, { cause });
    throw new FileError(
      `${run}: nothing was gathered of this run: it was interrupted, or is older than gd doctor; gd train --resume or a new run gathers it`,
      { cause },
    );
  });
  const found = caseFile.safeParse(parsed(text));
  if (found.success) return found.data;
  throw new FileError(`${file}: this is not what gd train wrote: train again, with --config ${configFileOf(run)}`);
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
