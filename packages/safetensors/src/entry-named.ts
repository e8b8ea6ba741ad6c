import { ArgumentError } from "@gd/tensor";
import type { SafetensorsContent, SafetensorsEntry } from "./safetensors-file.js";

/** What a file says of a tensor. Throws an ArgumentError if it has none of that name. */
export const entryNamed = ({ tensors }: SafetensorsContent, name: string, file: string): SafetensorsEntry => {
  const entry = tensors.get(name);
  if (entry !== undefined) return entry;
  throw new ArgumentError({
    place: `read(name) of ${file}`,
    expected: "the name of one of its tensors",
    received: name,
    advice: "They are the keys of tensors.",
  });
};
