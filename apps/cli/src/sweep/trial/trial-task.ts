import { createHash } from "node:crypto";
import type { Stop } from "@gd/sweep";
import type { TrainConfig } from "../../train/train-config.js";
import type { Objective } from "../sweep-config.js";

/** What a trial is trained on: one file, or a folder, whose bytes are known. */
export interface TrialData {
  /** Of all bytes. */
  readonly sha256: string;
  /** The name of the file or folder alone. */
  readonly name: string;
  /** Whether it is a folder, of images. */
  readonly isFolder: boolean;
  /** Where other machines get it, if it is an object of a store: else they copy it from the place of the sweep. */
  readonly url?: string;
}

/** A trial, or a part of it, as a process anywhere can run it. */
export interface TrialTask {
  /** The folder that all who run trials share. */
  readonly place: string;
  readonly data: TrialData;
  /** Of the program that the sweep began with: another one may give other bytes. */
  readonly version: string;
  /** The training, which has the data above. */
  readonly config: Omit<TrainConfig, "data">;
  /** The trainings of which the values are the means. */
  readonly replicates: readonly Replicate[];
  readonly objectives: readonly Objective[];
  readonly until?: number;
  readonly stops: readonly Stop[];
}

/** What a training of a trial has of its own. */
export interface Replicate {
  readonly seed: number;
  /** Like 2/5. */
  readonly fold?: string;
}

/** What has to change when the same configuration gives other bytes than before. */
const FORMAT = 1;

/** Which trial it is: the same for the same trainings on the same data by the same program, whoever asks. */
export const trialId = ({ config, data: { sha256 }, version, replicates }: TrialTask): string =>
  hashOf({ format: FORMAT, version, data: sha256, config, replicates }).slice(0, 20);

/** Which result of the trial is asked for. */
export const resultId = ({ objectives, until, stops }: TrialTask): string =>
  hashOf({ objectives, until, stops }).slice(0, 12);

const hashOf = (value: unknown): string => createHash("sha256").update(canonical(value)).digest("hex");

/** JSON with the members of each object in the order of their names. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
