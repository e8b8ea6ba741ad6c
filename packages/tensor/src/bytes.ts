/**
 * Bytes in memory of their own, such as a `Blob` takes: `Uint8Array<ArrayBuffer>`, by a name that TypeScript before 5.7 knows,
 * too.
 */
export type Bytes = ReturnType<Uint8ArrayConstructor["of"]>;
