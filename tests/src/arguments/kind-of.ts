/** Methods by which a plain object is known to be a part, such as a layer, rather than options. */
const PART_METHODS = [
  "forward",
  "evaluate",
  "update",
  "at",
  "start",
  "examples",
  "stream",
  "step",
  "uniform",
  "search",
  "augment",
];

/** Whether a value is an ArrayBuffer, or a view of one, without bytes: those tried here are detached. */
const isDetached = (value: unknown): boolean => {
  const buffer: unknown = ArrayBuffer.isView(value) ? value.buffer : value;
  return buffer instanceof ArrayBuffer && buffer.byteLength === 0;
};

/**
 * What a value is, as coarsely as a function may tell arguments apart: `"number"`, `"array"`, `"tensor"`, `"part"` for an
 * object with the methods of a layer, a loss or the like, `"detached"` for what has lost its memory, `"options"` for other plain objects, or the name of a class.
 */
export const kindOf = (value: unknown): string => {
  if (value === null) return "null";
  if (typeof value !== "object") return typeof value;
  if (Array.isArray(value)) return "array";
  if (isDetached(value) || isDetached(Reflect.get(value, "data"))) return "detached";
  const tag = Object.prototype.toString.call(value).slice("[object ".length, -1);
  if (tag !== "Object") return tag;
  if ("dtype" in value && "shape" in value && "data" in value)
    return ArrayBuffer.isView(value.data) ? "tensor" : "options";
  const isPart = PART_METHODS.some((method) => typeof Reflect.get(value, method) === "function");
  return isPart || "ops" in value ? "part" : "options";
};
