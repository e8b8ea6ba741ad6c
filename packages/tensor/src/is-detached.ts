/**
 * Whether a value is an ArrayBuffer, or a view of one, whose memory has gone elsewhere: by `transfer`, to a worker, or
 * with a message. It looks empty, and most of what reads it throws a TypeError of the engine.
 */
export const isDetached = (value: unknown): boolean => {
  if (ArrayBuffer.isView(value) && value.buffer.byteLength > 0) return false;
  const buffer: unknown = ArrayBuffer.isView(value) ? value.buffer : value;
  // Of any realm; shared memory cannot go anywhere.
  if (Object.prototype.toString.call(buffer) !== "[object ArrayBuffer]") return false;
  const memory = buffer as ArrayBuffer;
  if (memory.byteLength > 0) return false;
  try {
    // Not every engine has `detached`.
    new Uint8Array(memory);
    return false;
  } catch {
    return true;
  }
};
