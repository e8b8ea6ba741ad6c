/** What a process of a pool is told. */
export type ToChild = { readonly type: "run"; readonly task: unknown } | { readonly type: "cancel" };

/** What a process of a pool says. */
export type FromChild =
  | { readonly type: "ready" }
  | { readonly type: "ended"; readonly result: unknown }
  | { readonly type: "failed"; readonly reason: string };
