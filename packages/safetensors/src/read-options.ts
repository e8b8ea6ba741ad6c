import { expectNumber, expectString } from "@gd/tensor";

/** Options of the functions that read files. */
export interface SafetensorsOptions {
  /** The file's name in messages. Default: "safetensors file". */
  readonly name?: string;
  /** The longest header to read, in bytes. Default: 2^20, which is enough for more than ten thousand tensors. */
  readonly maximumHeaderBytes?: number;
}

/** 1 MiB. */
export const LONGEST_HEADER = 2 ** 20;

/** The options with what they are by default. Throws an ArgumentError for others. */
export const readOptions = (
  place: string,
  { name = "safetensors file", maximumHeaderBytes = LONGEST_HEADER }: SafetensorsOptions,
): Required<SafetensorsOptions> => {
  expectString(`${place}(name)`, name);
  expectMaximum(`${place}(maximumHeaderBytes)`, maximumHeaderBytes);
  return { name, maximumHeaderBytes };
};

/** Throws an ArgumentError unless a value is a limit of the length of a header. */
export function expectMaximum(place: string, value: unknown): asserts value is number {
  expectNumber(place, value, { from: 0, whole: true });
}
