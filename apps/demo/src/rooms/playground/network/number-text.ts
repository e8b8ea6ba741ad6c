/** Numbers as a text for an address, bit for bit: base64 without what an address would have to encode. */
export const writeNumbers = (numbers: Float32Array): string => {
  const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");
};

/** The numbers in a text; undefined where it is not one of finite numbers. */
export const readNumbers = (text: string): Float32Array | undefined => {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return undefined;
  const bytes = Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
  if (bytes.length % 4 !== 0) return undefined;
  const numbers = new Float32Array(bytes.buffer);
  return numbers.every(Number.isFinite) ? numbers : undefined;
};
