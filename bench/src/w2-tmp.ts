import { expectShape, linear, sigmoid, stack } from "@gd/layers";
import { meanSquaredError } from "@gd/losses";
import { gradientDescent } from "@gd/optim";
import { fromElements } from "@gd/tensor";
import { wasmOps } from "@gd/tensor-wasm";
import { initializeTraining, trainStep } from "@gd/train";
const ops = wasmOps({});
const model = expectShape(stack([linear(2,3), sigmoid({gain:1}), linear(3,3), sigmoid({gain:1}), linear(3,2), sigmoid({gain:1})]), {input:[2], output:[2]} as const);
const setup = { model, optimizer: gradientDescent({learningRate: 0.5}), ops, loss: meanSquaredError };
const batches = Array.from({length:200},(_, i)=>({input: fromElements(Float32Array.of(Math.sin(i), Math.cos(i*3)), [1,2] as const), target: fromElements(Float32Array.of(0.5, 0.2), [1,2] as const)}));
// yardstick: dependent float work
const yard = () => { let x=0.5; const c=process.hrtime.bigint(); for (let i=0;i<3e6;i++) x = Math.exp(-x*x)+0.1; const t=Number(process.hrtime.bigint()-c)/3e6; return [t,x]; };
const best: number[] = []; let yb=1e9;
for (let r=0;r<16;r++){ let state = initializeTraining(setup as never) as any; const N = 200000; const c=process.hrtime.bigint(); for(let i=0;i<N;i++) state = trainStep(setup as never, state, batches[i%200]! as never).state; best.push(Number(process.hrtime.bigint()-c)/N); yb=Math.min(yb,yard()[0]); }
let state = initializeTraining(setup as never) as any; let b=1e9; for (let r=0;r<20;r++){const N=200000; const c=process.hrtime.bigint(); for(let i=0;i<N;i++) state = trainStep(setup as never, state, batches[i%200]! as never).state; b=Math.min(b,Number(process.hrtime.bigint()-c)/N);}
console.log("200k fresh: min", Math.min(...best).toFixed(0), "median", best.sort((a,b)=>a-b)[8]!.toFixed(0), " steady min", b.toFixed(0), " yard", yb.toFixed(2));
