import { linear, ones, relu, sequential, zeros } from "@gd/layers";
import { createContext, tensor, toArray } from "@gd/tensor";

const model = sequential(linear(3, 2, { weight: ones, bias: zeros }), relu);
const context = createContext();
const { output, backward } = model.forward(context, model.initialize(context), tensor([[1, 2, -1]]));
const values: number[][] = toArray(output);
if (JSON.stringify(values) !== "[[2,2]]") throw new Error(`the output is ${JSON.stringify(values)}`);

const { inputGradient, gradients } = backward(tensor([[16, 16]]));
const found = JSON.stringify([toArray(inputGradient), toArray(gradients[0].weight), toArray(gradients[0].bias)]);
if (found !== "[[[32,32,32]],[[16,16],[32,32],[-16,-16]],[16,16]]") throw new Error(`the gradients are ${found}`);
