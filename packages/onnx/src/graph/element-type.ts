/** The types of elements, by the numbers that ONNX has for them. */
export const ElementType = { float: 1, int64: 7, string: 8 } as const;
