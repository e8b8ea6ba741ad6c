import {
  openSafetensors,
  parseSafetensors,
  SafetensorsError,
  type WritableArray,
  writeSafetensors,
} from "@gd/safetensors";
import type { RandomStream } from "@gd/tensor";
import type { Reader } from "../reader.ts";
import { changeHeader, headerEnd, headerOf, withHeader } from "./safetensors-files.ts";

const bytes = (length: number) => Uint8Array.from({ length }, (_, i) => (i * i) & 0xff);

const arrays: Readonly<Record<string, WritableArray>> = {
  "0.linear.weight": { dtype: "F32", shape: [2, 3], data: Float32Array.of(1, 2, 3, 4, 5, 6) },
  "0.linear.bias": { dtype: "F64", shape: [3], data: Float64Array.of(1, Number.NaN, -0) },
  größe: { dtype: "U8", shape: [2, 0, 3], data: new Uint8Array() },
  scalar: { dtype: "I64", shape: [], data: BigInt64Array.of(-1n) },
  mask: { dtype: "BOOL", shape: [7], data: Uint8Array.of(0, 1, 1, 0, 1, 0, 0) },
  short: { dtype: "I16", shape: [300], data: new Int16Array(bytes(300)) },
};

/** A number of the header, such as a size or a place, is near what it was. */
const changeNumber = (file: Uint8Array, random: RandomStream): Uint8Array => {
  const text = headerOf(file);
  const places = [...text.matchAll(/(?<=[[,])\d+(?=[\],])/g)];
  const at = places[random.integer(places.length + 1)];
  if (at === undefined) return file;
  const number = Number(at[0]) + random.integer(9) - 4;
  return withHeader(file, text.slice(0, at.index) + number + text.slice(at.index + at[0].length));
};

export const parseSafetensorsReader: Reader = {
  name: "parseSafetensors",
  examples: [writeSafetensors(arrays, { "gd.format": "1", note: '"quoted"' }), writeSafetensors({})],
  changes: [changeHeader, changeNumber],
  async read(file) {
    const source = { size: file.length, read: (at: number, length: number) => file.subarray(at, at + length) };
    const [whole, opened] = await Promise.allSettled([
      Promise.resolve().then(() => parseSafetensors(file)),
      openSafetensors(source),
    ]);
    if (whole.status === "rejected") {
      if (opened.status === "fulfilled") throw new Error(`openSafetensors reads what parseSafetensors refuses`);
      throw whole.reason;
    }
    if (opened.status === "rejected") throw new Error("openSafetensors refuses what parseSafetensors reads");
    let covered = 0;
    for (const [name, { offsets }] of whole.value.tensors) {
      const { shape, data } = whole.value.read(name);
      const again = await opened.value.read(name);
      covered += offsets[1] - offsets[0];
      const isSame = Buffer.from(data.buffer).equals(Buffer.from(again.data.buffer));
      const isWhole = data.length === shape.reduce((product, size) => product * size, 1);
      if (!isSame || !isWhole) throw new Error(`the tensor ${name} is not that of the file`);
    }
    if (headerEnd(file) + covered !== file.length) throw new Error("the tensors are not the whole file");
  },
  errors: [SafetensorsError],
};
