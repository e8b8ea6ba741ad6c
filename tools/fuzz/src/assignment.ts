/** Which hostile files a worker reads. */
export interface Assignment {
  /** The module that exports the readers, as a URL. */
  readonly module: string;
  /** The name of the reader. */
  readonly reader: string;
  readonly seed: number;
  /** The number of the first file. */
  readonly from: number;
  /** The number behind that of the last. */
  readonly to: number;
  /** Where the worker notes the number of the file that it is reading. */
  readonly current: Int32Array<SharedArrayBuffer>;
  /** The most memory that the process may take, in MB. */
  readonly memory: number;
}

/** A file that a reader does not take as it should. */
export interface Failure {
  readonly number: number;
  readonly problem: string;
}

/** What a worker has found since it last said something. */
export interface Findings {
  /** How many files ended in which way. */
  readonly counts: Readonly<Record<string, number>>;
  readonly failures: readonly Failure[];
  /** The longest time that a file took, in milliseconds. */
  readonly slowest: number;
}
