/**
 * Copies to the JavaScript heap what a value has in some buffers: a typed array among its elements and properties,
 * however deep, is replaced by its copy. Returns the value, or the copy if it is itself such an array.
 */
export const copyOut = <T>(value: T, buffers: ReadonlySet<ArrayBufferLike>): T => {
  const copies = new Map<ArrayBufferView, ArrayBufferView>();
  const visited = new Set<object>();
  const copyOf = (view: ArrayBufferView): ArrayBufferView => {
    const known = copies.get(view);
    if (known !== undefined || !(view instanceof Float32Array || view instanceof Float64Array)) return known ?? view;
    const copy = view.slice();
    copies.set(view, copy);
    return copy;
  };
  const isInside = (part: unknown): part is ArrayBufferView => ArrayBuffer.isView(part) && buffers.has(part.buffer);
  const visit = (part: unknown): void => {
    if (typeof part !== "object" || part === null || ArrayBuffer.isView(part) || visited.has(part)) return;
    visited.add(part);
    for (const [name, inner] of Object.entries(part)) {
      if (isInside(inner)) Object.assign(part, { [name]: copyOf(inner) });
      else visit(inner);
    }
  };
  if (isInside(value)) return copyOf(value) as typeof value;
  visit(value);
  return value;
};
