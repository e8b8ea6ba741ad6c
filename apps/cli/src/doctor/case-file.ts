import { join } from "node:path";
import type { Examined } from "@gd/insight";
import type { TrainingPlan } from "@gd/recipe";
import { z } from "zod";
import { plainWords } from "../check/advice.js";
import { FileError } from "../files/file-error.js";
import { readIfThere } from "../files/read-if-there.js";
import { withPowers } from "../render/with-powers.js";
import { toJson } from "../to-json.js";
import { configFileOf } from "../train/run-folder.js";
import type { TrainConfig } from "../train/train-config.js";
import { examination } from "./examination.js";
import { inColumns } from "./in-columns.js";
import { jsonNumber } from "./json-number.js";
import { epochFigures } from "./notes.js";
import { treatmentInOptions } from "./treatment-in-options.js";

const trials = z.array(z.object({ factor: jsonNumber, loss: jsonNumber })).readonly();

const diagnosis = z.object({
  cause: z.string(),
  evidence: z.string(),
  confidence: jsonNumber,
  /** In words of the program, in which options stand in `backticks`. */
  change: z.string().optional(),
  /** The change as members of a configuration, where a copy can be trained with it. */
  options: z.record(z.string(), z.unknown()).optional(),
});

/** What was gathered of a training, and what was wrong with it, the surest first. */
const caseFile = z.object({
  version: z.literal(2),
  diagnoses: z.array(diagnosis).readonly(),
  figures: z.object({
    setup: z.object({ rate: jsonNumber.optional(), batchSize: jsonNumber }),
    start: examination,
    between: z.array(examination).readonly(),
    last: examination,
    losses: z.array(jsonNumber).readonly(),
    epochs: z.array(epochFigures).readonly(),
    trialsFromStart: trials.optional(),
    trialsFromEnd: trials.optional(),
  }),
});

export type CaseFile = z.infer<typeof caseFile>;
export type WrittenDiagnosis = z.infer<typeof diagnosis>;

/** A diagnosis in whose words options do not stand out. */
export const inPlainWords = ({ change, ...diagnosis }: WrittenDiagnosis): WrittenDiagnosis => ({
  ...diagnosis,
  change: change && plainWords(change),
});

/** The file of a run that says what was gathered. */
export const CASE = "doctor.json";

/** What a doctor has gathered, in words of the program, the surest cause first. */
export const caseOf = ({ figures, diagnoses }: Examined, plan: TrainingPlan, config: TrainConfig): CaseFile => ({
  version: 2,
  diagnoses: diagnoses.map((found) => {
    const { words, options } = treatmentInOptions(found, plan, config) ?? {};
    const { cause, confidence } = found;
    const evidence = withPowers(inColumns(found, plan));
    return { cause, evidence, confidence, change: words, options };
  }),
  figures,
});

/** What a run has gathered; undefined where it has nothing. Throws an error that says what to do where it cannot be read. */
export const readCase = async (run: string): Promise<CaseFile | undefined> => {
  const file = join(run, CASE);
  const text = await readIfThere(file);
  if (text === undefined) return undefined;
  const found = caseFile.safeParse(parsed(text));
  if (found.success) return found.data;
  throw new FileError(
    `${file}: this is not what this version of gd train writes: train again, with --config ${configFileOf(run)}`,
  );
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** A case as its file has it. */
export const caseText = (found: CaseFile): string => `${toJson(found)}\n`;
