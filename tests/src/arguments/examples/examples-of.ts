import type { Examples } from "../example.js";
import { data } from "./data.js";
import { images, imagesNode } from "./images.js";
import { insight } from "./insight.js";
import { layers } from "./layers.js";
import { losses } from "./losses.js";
import { models, modelsNode, modelsPredict } from "./models.js";
import { onnx } from "./onnx.js";
import { optim } from "./optim.js";
import { safetensors } from "./safetensors.js";
import { sweep, sweepNode } from "./sweep.js";
import { tables, tablesNode } from "./tables.js";
import { tensor } from "./tensor.js";
import { tensorTesting } from "./tensor-testing.js";
import { tensorWasm } from "./tensor-wasm.js";
import { train } from "./train.js";

const entries: Readonly<Record<string, Examples>> = {
  "@gd/data": data,
  "@gd/images": images,
  "@gd/images/node": imagesNode,
  "@gd/insight": insight,
  "@gd/layers": layers,
  "@gd/losses": losses,
  "@gd/models": models,
  "@gd/models/node": modelsNode,
  "@gd/models/predict": modelsPredict,
  "@gd/onnx": onnx,
  "@gd/optim": optim,
  "@gd/safetensors": safetensors,
  "@gd/sweep": sweep,
  "@gd/sweep/node": sweepNode,
  "@gd/tables": tables,
  "@gd/tables/node": tablesNode,
  "@gd/tensor": tensor,
  "@gd/tensor/testing": tensorTesting,
  "@gd/tensor-wasm": tensorWasm,
  "@gd/train": train,
  "@gd/train/core": train,
};

/** The examples of what can be imported from an entry of a package. */
export const examplesOf = (entry: string): Examples => entries[entry] ?? {};
