/** The byte that the first character stands for; the bytes from there on are the most frequent in modules. */
const FIRST = 240;
/** The characters that stand for bytes: those of ASCII from # on, but for the backslash. */
const CHARACTERS = 91;

/**
 * Bytes as text, which bytes-of.ts reads back. A byte stays whole, as in hexadecimal digits and not in base64, so that
 * compression finds what is alike; a frequent one takes one character, another two, of which the first is " " or "!".
 */
export const textOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => {
    const place = (byte - FIRST) & 255;
    const code = 35 + (place % CHARACTERS);
    return ["", " ", "!"][Math.floor(place / CHARACTERS)] + String.fromCharCode(code < 92 ? code : code + 1);
  }).join("");
