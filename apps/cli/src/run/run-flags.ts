/** The options of `gd run`. */
export interface RunFlags {
  readonly seed: number;
  readonly interpreter: "reference" | "wasm";
  readonly threads: number | "auto";
  readonly precision: "exact" | "fast";
  readonly wide: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly plot?: string;
  readonly mnist?: string;
  readonly verbose?: boolean;
}
