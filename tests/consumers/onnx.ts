import { linear } from "@gd/layers";
import { exportOnnx } from "@gd/onnx";
import { tensor } from "@gd/tensor";

const state = { parameters: { weight: tensor([[2], [3]]), bias: tensor([1]) } };
const file = exportOnnx({ model: linear(2, 1), state });
const text = new TextDecoder().decode(file);
if (!text.includes("weight") || !text.includes("Gemm")) throw new Error(`the file has ${file.length} bytes: ${text}`);
