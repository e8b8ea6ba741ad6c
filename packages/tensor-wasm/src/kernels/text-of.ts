/** The byte that the first character stands for; those that follow it are the most frequent in modules. */
const FIRST = 240;
/** How many characters stand for bytes: those of ASCII from # on, except the backslash. */
const CHARACTERS = 91;

/**
 * Bytes as text, which bytes-of.ts reads back. Each byte stays whole, as in hexadecimal but not in base64, so that
 * compression finds repetitions; a frequent one takes one character, another two, the first of which is " " or "!".
 */
export const textOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => {
    const place = (byte - FIRST) & 255;
    const code = 35 + (place % CHARACTERS);
    return ["", " ", "!"][Math.floor(place / CHARACTERS)] + String.fromCharCode(code < 92 ? code : code + 1);
  }).join("");
