import { batches, dataset, type IdxArray, numpyRandomState, oneHot, parseIdx, writeIdx } from "@gd/data";
import { tensor } from "@gd/tensor";

const array: IdxArray = { type: "uint8", shape: [2, 2], data: Uint8Array.of(0, 128, 255, 1) };
const { shape, data } = parseIdx(writeIdx(array));
if (`${shape} ${data}` !== "2,2 0,128,255,1") throw new Error(`the file has ${data} in the shape ${shape}`);

const [first] = numpyRandomState(1).rand(3);
if (first !== 0.417022004702574) throw new Error(`NumPy draws 0.417022004702574 first, not ${first}`);

const examples = dataset(tensor([[1], [2], [3]]), oneHot([0, 1, 1], 2));
const sizes = [...batches(examples, { batchSize: 2 })].map(({ input }) => input.shape[0]);
if (`${sizes}` !== "2,1") throw new Error(`the batches have sizes ${sizes}`);
