/** What bytes look like that are not a safetensors file, by how they begin: "it looks like an image". */
export const lookOf = (bytes: Uint8Array): string => {
  if (bytes.length === 0) return "it is empty";
  const start = bytes.subarray(0, 64);
  const text = String.fromCharCode(...start);
  // The version of its format, and then the name of the program that wrote it.
  if (text[0] === "\b" && text[2] === "\x12") return "it looks like an ONNX file";
  const [, look] = LOOKS.find(([beginning]) => text.startsWith(beginning)) ?? [];
  if (look !== undefined) return `it looks like ${look}`;
  // A byte that is not ASCII may be part of a letter.
  const isText = start.every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 13);
  return isText ? "it looks like a table, or another text" : "it is something else, or damaged";
};

const LOOKS: readonly (readonly [beginning: string, look: string])[] = [
  ["\x89PNG", "an image"],
  ["\xff\xd8\xff", "an image"],
  ["RIFF", "an image"],
  ["\x1f\x8b", "a gzip file: decompress it first"],
  ["PK", "a zip file, such as torch.save writes"],
  ["PAR1", "a Parquet file"],
  ["<", "a page of HTML"],
];
