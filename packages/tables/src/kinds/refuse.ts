/** Throws an error that names the row of a value that does not fit. */
export type Refuse = (row: number, expected: string, received: string, advice?: string) => never;
