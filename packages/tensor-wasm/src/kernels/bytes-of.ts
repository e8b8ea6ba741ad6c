const FIRST = 240;
const CHARACTERS = 91;

/** The bytes of a text written by text-of.ts, which explains it. */
export const bytesOf = (text: string): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(text.length);
  let length = 0;
  let place = FIRST;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 35) {
      place += (code - 31) * CHARACTERS;
    } else {
      bytes[length++] = place + code - (code < 92 ? 35 : 36); // modulo 256
      place = FIRST;
    }
  }
  return bytes.slice(0, length);
};
