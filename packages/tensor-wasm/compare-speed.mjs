// How many times faster than with referenceOps a training step is: `node packages/tensor-wasm/compare-speed.mjs`, after a build.
import { referenceOps } from "@gd/tensor";
import { wasmOps } from "@gd/tensor-wasm";

/** Steps of a network inputs-hidden-outputs with relu, its gradient by hand: the layers lie above this package. */
const network = (ops, batch, inputs, hidden, outputs) => {
  const values = (shape, seed) => {
    const data = new (ops.dtype === "float32" ? Float32Array : Float64Array)(shape.reduce((a, b) => a * b, 1));
    for (let i = 0, state = seed; i < data.length; i++) {
      state = (Math.imul(state, 1664525) + 1013904223) | 0;
      data[i] = state / 2 ** 34;
    }
    return { shape, dtype: ops.dtype, data, transposed: false };
  };
  const sizes = [inputs * hidden, hidden, hidden * outputs, outputs];
  const vector = ops.variable(values([sizes.reduce((a, b) => a + b, 0)], 1));
  const velocity = ops.variable(ops.multiply(vector, 0));
  const starts = sizes.map((_, i) => sizes.slice(0, i).reduce((a, b) => a + b, 0));
  const [w, b, v, c] = [[inputs, hidden], [hidden], [hidden, outputs], [outputs]].map((shape, i) =>
    ops.slice(vector, starts[i], shape),
  );
  const x = values([batch, inputs], 2);
  const target = values([batch, outputs], 3);
  return () =>
    ops.step(() => {
      const h = ops.addRow(ops.matmul(x, w), b);
      const r = ops.maximum(h, 0);
      const y = ops.addRow(ops.matmul(r, v), c);
      const dy = ops.multiply(ops.subtract(y, target), 1 / batch);
      const dh = ops.where(h, ops.matmul(dy, ops.transpose(v)), 0);
      const gradient = ops.concatenate([
        ops.matmul(ops.transpose(x), dh),
        ops.sumRows(dh),
        ops.matmul(ops.transpose(r), dy),
        ops.sumRows(dy),
      ]);
      ops.assign(velocity, ops.add(ops.multiply(velocity, 0.9), gradient));
      ops.increase(vector, ops.multiply(velocity, -0.01));
      return ops.item(ops.sum(ops.multiply(dy, dy)));
    });
};

const median = (times) => times.sort((a, b) => a - b)[times.length >> 1];

for (const [batch, ...sizes] of [
  [64, 784, 128, 10],
  [1, 2, 3, 2],
  [1, 2, 1000, 2],
]) {
  for (const dtype of ["float32", "float64"]) {
    const steps = [wasmOps, referenceOps].map((make) => network(make({ dtype }), batch, ...sizes));
    const repeats = batch === 64 ? 5 : 200;
    const times = [[], []];
    for (let round = 0; round < 40; round++) {
      steps.forEach((step, i) => {
        const start = performance.now();
        for (let repeat = 0; repeat < repeats; repeat++) step();
        times[i].push((performance.now() - start) / repeats);
      });
    }
    const [wasm, reference] = times.map(median);
    const ms = (time) => `${time.toPrecision(3)} ms`;
    console.log(
      `${sizes.join("-")}, batch ${batch}, ${dtype}: wasmOps ${ms(wasm)}, referenceOps ${ms(reference)}, ratio ${(reference / wasm).toFixed(2)}`,
    );
  }
}
