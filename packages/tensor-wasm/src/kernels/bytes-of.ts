const FIRST = 240;
const CHARACTERS = 91;

/** The bytes of a text written by text-of.ts, which explains it. */
export const bytesOf = (text: string): Uint8Array<ArrayBuffer> => {
  const bytes: number[] = [];
  let place = FIRST;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 35) {
      place += (code - 31) * CHARACTERS;
    } else {
      bytes.push(place + code - (code < 92 ? 35 : 36));
      place = FIRST;
    }
  }
  return Uint8Array.from(bytes); // modulo 256
};
