/** What `wasmOps` is asked for, by the name of the mode. */
export const modes = {
  exact: {},
  fast: { precision: "fast" },
  "exact-2": { threads: 2 },
  "fast-wide-2": { precision: "fast", threads: 2, wide: true },
} as const;

export type Mode = keyof typeof modes;
