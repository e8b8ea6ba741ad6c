import { createSweep } from "@gd/sweep";
import { shellWord } from "../shell-word.js";
import { expectIndependent } from "./expect-independent.js";
import { readSweep } from "./read-sweep.js";
import type { SweepConfig } from "./sweep-config.js";
import { sweepFolderOf } from "./sweep-folder.js";
import { sweepOptions } from "./sweep-options.js";

/** What a file of jobs is made of. */
export interface EmitOptions {
  readonly calledAs: string;
  /** The folder of the results, which all machines share. */
  readonly output: string | undefined;
  /** How many trials run at once. */
  readonly workers: number | undefined;
  /** The most MiB of memory of each. */
  readonly memory: number;
}

/** The trials of a sweep for a cluster that knows of none: each is a job by its number. */
export const emit = async (file: string, kind: "slurm" | "kubernetes", options: EmitOptions): Promise<string> => {
  const config = await readSweep(file);
  expectIndependent(`--emit ${kind}`, config);
  return kind === "slurm" ? slurm(file, config, options) : kubernetes(file, config, options);
};

/** A grid may have fewer points than the sweep has trials. */
const countTrials = (config: SweepConfig): number => {
  const sweep = createSweep(sweepOptions(config));
  while (sweep.next() !== undefined);
  return sweep.trials().length;
};

const nameOf = (file: string): string => sweepFolderOf(file).replace(/\.sweep$/, "");

const commandOf = (gd: string, file: string, { output }: EmitOptions, number: string): string =>
  `${gd} sweep ${shellWord(file)}${output === undefined ? "" : ` --output ${shellWord(output)}`} --trial ${number}`;

/** An array of jobs. One that a machine takes away begins again, where its last checkpoint is. */
const slurm = (file: string, config: SweepConfig, options: EmitOptions): string => `#!/bin/bash
#SBATCH --job-name=${nameOf(file).replace(/[^\w.-]/g, "-")}
#SBATCH --array=0-${countTrials(config) - 1}${options.workers === undefined ? "" : `%${options.workers}`}
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=1
#SBATCH --mem=${options.memory}M
#SBATCH --requeue
# To the script itself, which the trial replaces. Seconds between SIGTERM, at which a trial keeps a checkpoint, and SIGKILL.
#SBATCH --signal=B:TERM@60
set -euo pipefail
exec ${commandOf(options.calledAs, file, options, '"$SLURM_ARRAY_TASK_ID"')}
`;

/** An indexed job, whose pods share a volume. */
const kubernetes = (file: string, config: SweepConfig, options: EmitOptions): string => {
  const name = nameOf(file)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  const trials = countTrials(config);
  const job = {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: { name: `gd-${name}` },
    spec: {
      completionMode: "Indexed",
      completions: trials,
      parallelism: Math.min(trials, options.workers ?? 8),
      backoffLimitPerIndex: 3,
      template: {
        spec: {
          restartPolicy: "Never",
          terminationGracePeriodSeconds: 60,
          containers: [
            {
              name: "trial",
              // An image that has gd, and the files of the sweep in the volume.
              image: "gd:latest",
              workingDir: "/sweep",
              command: ["sh", "-c", `exec ${commandOf("gd", file, options, '"$JOB_COMPLETION_INDEX"')}`],
              resources: {
                requests: { cpu: "1", memory: `${options.memory}Mi` },
                limits: { memory: `${options.memory}Mi` },
              },
              volumeMounts: [{ name: "sweep", mountPath: "/sweep" }],
            },
          ],
          volumes: [{ name: "sweep", persistentVolumeClaim: { claimName: "gd-sweep" } }],
        },
      },
    },
  };
  // Kubernetes reads JSON as it reads YAML.
  return `${JSON.stringify(job, null, 2)}\n`;
};
