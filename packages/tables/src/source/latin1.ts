/** Bytes as a text in which each is a character, to look for what is ASCII. */
export const latin1 = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
