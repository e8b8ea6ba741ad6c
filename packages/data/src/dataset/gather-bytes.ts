/** The bytes of the examples at these places, of which each has so many. */
export const gatherBytes = (bytes: Uint8Array, length: number, places: ArrayLike<number>): Uint8Array => {
  const gathered = new Uint8Array(places.length * length);
  for (let i = 0; i < places.length; i++) {
    const start = places[i]! * length;
    if (length > 1) gathered.set(bytes.subarray(start, start + length), i * length);
    else gathered[i] = bytes[start]!;
  }
  return gathered;
};
