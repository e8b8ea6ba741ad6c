/** What `gd sweep` is asked for besides its file. */
export interface SweepFlags {
  /** The folder of the results. Default: by the name of the file. */
  readonly output: string | undefined;
  readonly resume: boolean;
  /** How many processes train here. */
  readonly workers: number | undefined;
  /** The most MiB of memory of each process. */
  readonly memory: number;
  /** How often a trial is tried whose process dies. */
  readonly attempts: number;
  /** Seconds between checkpoints of a trial. */
  readonly checkpointEvery: number;
  /** The Redis whose workers train. */
  readonly redis: string | undefined;
  readonly queue: string | undefined;
  /** Where the results are put besides, like s3://bucket/penguins. */
  readonly results: string | undefined;
  readonly quiet: boolean;
  readonly json: boolean;
}
