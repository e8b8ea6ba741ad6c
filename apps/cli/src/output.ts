/** Where text goes: standard output, standard error, or what a test collects. */
export type Output = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
