import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { ArgumentError } from "@gd/tensor";
import { expect, test } from "vitest";
import { forged } from "../test/forged.js";
import { parseSafetensors } from "./parse-safetensors.js";
import { writeSafetensors } from "./write-safetensors.js";

const fixture = (name: string): Uint8Array => readFileSync(new URL(`../fixtures/${name}`, import.meta.url));
const expected: {
  readonly metadata: Readonly<Record<string, string>>;
  readonly tensors: Readonly<Record<string, { readonly shape: number[]; readonly values: (number | string)[] }>>;
} = JSON.parse(fixture("types.json").toString());

test("reads a file of Python's safetensors, of every type", () => {
  const file = parseSafetensors(fixture("types.safetensors"));
  expect(new Map(Object.entries(expected.metadata))).toEqual(file.metadata);
  expect(new Set(file.tensors.keys())).toEqual(new Set(Object.keys(expected.tensors)));
  for (const [name, { shape, values }] of Object.entries(expected.tensors)) {
    const array = file.read(name);
    expect(array.shape, name).toEqual(shape);
    const texts = Array.from<number | bigint, string>(array.data, (x) => (Object.is(x, -0) ? "-0" : String(x)));
    expect(texts, name).toEqual(values.map(String));
  }
  expect(file.tensors.get("BOOL")).toMatchObject({ dtype: "BOOL", shape: [3, 1] });
});

test("has the tensors in the order in which their elements lie", () => {
  const entry = (begin: number) => ({ dtype: "U8", shape: [1], data_offsets: [begin, begin + 1] });
  const { tensors } = parseSafetensors(forged({ b: entry(2), 1: entry(1), a: entry(0) }, 3));
  expect([...tensors]).toEqual([
    ["a", { dtype: "U8", shape: [1], offsets: [0, 1] }],
    ["1", { dtype: "U8", shape: [1], offsets: [1, 2] }],
    ["b", { dtype: "U8", shape: [1], offsets: [2, 3] }],
  ]);
});

test("reads bytes that begin anywhere, of any realm, and copies what it reads", () => {
  const file = writeSafetensors({ a: { dtype: "F64", shape: [2], data: Float64Array.of(1, 2) } });
  const within = new Uint8Array(file.length + 3);
  within.set(file, 3);
  const { data } = parseSafetensors(within.subarray(3)).read("a");
  within.fill(0);
  expect(data).toEqual(Float64Array.of(1, 2));
  const other: Uint8Array = runInNewContext("new Uint8Array(list)", { list: [...file] });
  expect(parseSafetensors(other).read("a").data).toEqual(Float64Array.of(1, 2));
});

test("names are no members of objects", () => {
  const file = parseSafetensors(forged("{}"));
  expect(file).toMatchObject({ tensors: new Map(), metadata: new Map() });
  for (const name of ["toString", "__proto__", "constructor", "__metadata__"]) {
    expect(() => file.read(name)).toThrow(ArgumentError);
  }
  expect(() => file.read("weight")).toThrow(
    'read(name) of safetensors file expects the name of one of its tensors, but received "weight". They are the keys of',
  );
});

test("without TextEncoder and TextDecoder", () => {
  const { TextEncoder: encoder, TextDecoder: decoder } = globalThis;
  Object.assign(globalThis, { TextEncoder: undefined, TextDecoder: undefined });
  try {
    const file = parseSafetensors(writeSafetensors({}, { größe: "大きさ 🙂" }));
    expect(file.metadata.get("größe")).toBe("大きさ 🙂");
  } finally {
    Object.assign(globalThis, { TextEncoder: encoder, TextDecoder: decoder });
  }
});

test.each<[unknown, string]>([
  [undefined, "a Uint8Array, but received undefined."],
  [
    "model.safetensors",
    'a Uint8Array, but received "model.safetensors". new Uint8Array(buffer) makes one of an ArrayBuffer',
  ],
  [new Float32Array(4), "a Uint8Array, but received a Float32Array."],
])("what are no bytes is refused: %o", (given, message) => {
  expect(() => parseSafetensors(given as never)).toThrow(ArgumentError);
  expect(() => parseSafetensors(given as never)).toThrow(`parseSafetensors(bytes) expects ${message}`);
});
