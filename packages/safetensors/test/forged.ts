/** The bytes of a file whose header is any text, and is right or wrong. */
export const forged = (header: unknown, dataLength = 0): Uint8Array<ArrayBuffer> => {
  const text = typeof header === "string" ? header : JSON.stringify(header);
  return sealed(new TextEncoder().encode(text), dataLength);
};

/** The same for any bytes. */
export const sealed = (header: Uint8Array, dataLength: number): Uint8Array<ArrayBuffer> => {
  const file = new Uint8Array(8 + header.length + dataLength);
  new DataView(file.buffer).setBigUint64(0, BigInt(header.length), true);
  file.set(header, 8);
  for (let i = 8 + header.length; i < file.length; i++) file[i] = i;
  return file;
};

/** The header of a file, as text. */
export const headerOf = (file: Uint8Array): string => {
  const length = Number(new DataView(file.buffer, file.byteOffset).getBigUint64(0, true));
  return new TextDecoder("utf-8", { fatal: true }).decode(file.subarray(8, 8 + length));
};
