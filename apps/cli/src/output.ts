/** Where text goes: standard output, standard error, or a test. */
export type Output = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
