import { writeSafetensors } from "@gd/safetensors";
import type { Examples } from "../example.js";

const arrays = () => ({ weight: { dtype: "F32", shape: [2], data: Float32Array.of(1, 2) } }) as const;
const file = () => writeSafetensors(arrays(), {}, { checksum: "sum" });
const source = () => ({
  size: file().length,
  read: (offset: number, length: number) => file().subarray(offset, offset + length),
});

const methods: Examples = { read: { given: () => ["weight"] } };

/** The examples of readers and the writer. */
export const safetensors: Examples = {
  openSafetensors: {
    given: () => [source(), { name: "openSafetensors model", maximumHeaderBytes: 1000 }],
    takes: { 0: ["any name"] },
    methods,
  },
  parseSafetensors: {
    given: () => [file(), { name: "parseSafetensors model", maximumHeaderBytes: 1000, checksum: "sum" }],
    methods,
  },
  writeSafetensors: {
    given: () => [arrays(), { author: "Ada" }, { maximumHeaderBytes: 1000, checksum: "sum" }],
    takes: { 0: ["Map", "any name"], 1: ["Map", "any name"], "0.weight": ["any name"] },
  },
};
