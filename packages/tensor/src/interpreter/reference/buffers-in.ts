/** All memory that a value holds: that of tensors and typed arrays among its elements and properties, at any depth. */
export const buffersIn = (value: unknown): ReadonlySet<ArrayBufferLike> => {
  const buffers = new Set<ArrayBufferLike>();
  const visited = new Set<object>();
  const visit = (part: unknown): void => {
    if (typeof part !== "object" || part === null || visited.has(part)) return;
    visited.add(part);
    if (ArrayBuffer.isView(part)) buffers.add(part.buffer);
    else if (part instanceof ArrayBuffer) buffers.add(part);
    else for (const inner of Object.values(part)) visit(inner);
  };
  visit(value);
  return buffers;
};
