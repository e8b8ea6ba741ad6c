/** The options of `gd run`, as they were given. */
export interface RunFlags {
  readonly seed: number;
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly plot?: string;
  readonly mnist?: string;
  readonly verbose?: boolean;
}
