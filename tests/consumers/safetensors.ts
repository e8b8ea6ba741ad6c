import { parseSafetensors, type WritableArray, writeSafetensors } from "@gd/safetensors";

const weight: WritableArray = { dtype: "F32", shape: [2], data: Float32Array.of(1, 2) };
const file = parseSafetensors(writeSafetensors({ weight }, { author: "Ada" }));
const { shape, data } = file.read("weight");
if (`${shape} ${data} ${file.metadata.get("author")}` !== "2 1,2 Ada") throw new Error(`the file has ${data}`);
