import { createContext, exp, format, referenceOps, tensor, toArray } from "@gd/tensor";
import { checkGradients } from "@gd/tensor/testing";

const ops = referenceOps({ dtype: "float64" });
const left = tensor(
  [
    [1, 2],
    [3, 4],
  ],
  { dtype: "float64" },
);
const product: number[][] = toArray(ops.matmul(left, ops.transpose(left)));
if (JSON.stringify(product) !== "[[5,11],[11,25]]") throw new Error(`left · leftᵀ is ${format(ops.from(left))}`);
if (exp(0) !== 1) throw new Error(`exp(0) is ${exp(0)}`);
if (typeof checkGradients !== "function") throw new Error("@gd/tensor/testing lacks checkGradients");

const first = createContext({ seed: 1 }).random.stream("a").uniform();
const again = createContext({ seed: 1 }).random.stream("a").uniform();
if (first !== again) throw new Error(`one seed gave ${first} and ${again}`);
