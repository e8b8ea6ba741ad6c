import { gzipSync } from "node:zlib";
import { linear } from "@gd/layers";
import { createContext } from "@gd/tensor";
import { expect, test } from "vitest";
import { ModelError } from "../model-error.js";
import { openModel } from "../predict/open-model.js";
import { loadWeights } from "../weights/load-weights.js";
import { loadModel } from "./load-model.js";
import { saveModel } from "./save-model.js";

const model = linear(2, 1);
const saved = saveModel({ model, state: { parameters: model.initialize(createContext()) } });
const text = (content: string) => new TextEncoder().encode(content);
const begins = (beginning: string) => Uint8Array.from(beginning.padEnd(100, "\0"), (letter) => letter.charCodeAt(0));

test.each<[what: string, bytes: Uint8Array, look: string]>([
  ["nothing", text(""), "it is empty"],
  ["a CSV", text("Insel;Länge\nBiscoe;39,1\n"), "it looks like a table, or another text"],
  ["a short text", text("a,b\n"), "it looks like a table, or another text"],
  ["JSON with a brace in its ninth place", text('{"rows":{"a":1}}'), "it looks like a table, or another text"],
  ["a page", text("<!doctype html><title>404</title>"), "it looks like a page of HTML"],
  ["a PNG", begins("\x89PNG\r\n\x1a\n"), "it looks like an image"],
  ["a JPEG", begins("\xff\xd8\xff\xe0"), "it looks like an image"],
  ["a WebP", begins("RIFF\x24\0\0\0WEBP"), "it looks like an image"],
  ["a model in gzip", gzipSync(saved), "it looks like a gzip file: decompress it first"],
  ["weights of torch.save", begins("PK\x03\x04\0\0\x08\x08"), "it looks like a zip file, such as torch.save writes"],
  ["a Parquet file", begins("PAR1\x15\x04"), "it looks like a Parquet file"],
  ["ONNX of @gd/onnx", begins("\x08\x08\x12\x08@gd/onnx"), "it looks like an ONNX file"],
  ["ONNX of PyTorch", begins("\x08\x0a\x12\x07pytorch"), "it looks like an ONNX file"],
  ["a part of a model", saved.subarray(5), "it is something else, or damaged"],
  ["less than the length of a header", saved.subarray(0, 5), "it is something else, or damaged"],
])("%s is told from a model by what it looks like", (_, bytes, look) => {
  for (const open of [loadModel, openModel]) {
    const read = () => open(bytes, { name: "it.safetensors" });
    expect(read).toThrow(ModelError);
    expect(read).toThrow(`it.safetensors is not a model file: ${look}. Pass the bytes that saveModel made.`);
  }
  expect(() => loadWeights(model, bytes, { from: "pytorch" })).toThrow(
    `the file is not a safetensors file: ${look}. In Python, save_file of safetensors.torch writes one.`,
  );
});

test("a model that is cut is none of these, and is said to be damaged", () => {
  for (const length of [9, 20, saved.length - 1]) {
    expect(() => loadModel(saved.subarray(0, length))).toThrow(/^the model file: its (header|tensors)/);
  }
});
