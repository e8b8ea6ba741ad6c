import {
  averagePool2d,
  batchNorm,
  batchNorm2d,
  conv2d,
  dropout,
  elu,
  embedding,
  flatten,
  gelu,
  globalAveragePool2d,
  type Initializer,
  identity,
  layerNorm,
  leakyRelu,
  linear,
  logSoftmax,
  maxPool2d,
  parallel,
  relu,
  residual,
  type Stackable,
  sigmoid,
  silu,
  softmax,
  softplus,
  stack,
  tanh,
} from "@gd/layers";
import { expectBoolean, type Layer, type Shape } from "@gd/tensor";
import { expectList } from "../architecture/expect-list.js";
import { titleOf } from "../architecture/make-part.js";
import { constructorsOf, type PartConstructors, type Values } from "../architecture/part-constructor.js";

/** What a layer is made with, beside its options. */
export interface InsideLayer {
  /** The shape of its examples. */
  readonly inputShape: Shape;
  /**
   * Makes a layer of a description within this one's.
   *
   * @param name       what it is called in messages. Default: its type
   * @param inputShape of its examples. Default: that of this layer's
   */
  build(description: unknown, name?: string, inputShape?: Shape): Layer;
  /** The initializers among settings, and those that stand in for all. */
  initial<Name extends string>(settings: Values<Name>, names: readonly Name[]): { readonly [N in Name]?: Initializer };
}

const part = /* @__PURE__ */ constructorsOf<Stackable, InsideLayer>();
const plain = (layer: Stackable) => part([], [], () => layer);

/** The layers of `@gd/layers` by type. */
export const layers: PartConstructors<Stackable, InsideLayer> = /* @__PURE__ */ {
  averagePool2d: part(["size", "stride", "padding"], [], averagePool2d),
  batchNorm: part(["features", "epsilon", "momentum"], [], ({ features, ...options }) => batchNorm(features, options)),
  batchNorm2d: part(["channels", "epsilon", "momentum"], [], ({ channels, ...options }) =>
    batchNorm2d(channels, options),
  ),
  conv2d: part(
    ["channels", "filters", "size", "stride", "padding", "bias"],
    ["weight", "bias"],
    ({ channels, filters, bias, ...windows }, settings, { initial }) => {
      const drawn = initial(settings, ["weight", "bias"]);
      return hasBias("conv2d(bias)", bias)
        ? conv2d(channels, filters, { ...windows, ...drawn })
        : conv2d(channels, filters, { ...windows, ...drawn, bias: false });
    },
  ),
  dropout: part(["rate"], [], dropout),
  elu: part(["alpha"], [], elu),
  embedding: part(["count", "width"], ["table"], ({ count, width }, settings, { initial, inputShape }) => {
    const drawn = initial(settings, ["table"]);
    const [length] = inputShape;
    return length === undefined ? embedding(count, width, drawn) : embedding(count, width, { ...drawn, length });
  }),
  flatten: part([], [], (_options, _settings, { inputShape }) => flatten(inputShape)),
  gelu: part(["approximate"], [], gelu),
  globalAveragePool2d: plain(globalAveragePool2d),
  identity: plain(identity),
  layerNorm: part(["features", "epsilon"], [], ({ features, ...options }, _settings, { inputShape }) =>
    inputShape.length < 2
      ? layerNorm(features, options)
      : layerNorm([...inputShape.slice(0, -1), features] as Shape as readonly [number, number], options),
  ),
  leakyRelu: part(["slope"], [], leakyRelu),
  linear: part(
    ["inputs", "outputs", "bias"],
    ["weight", "bias"],
    ({ inputs, outputs, bias }, settings, { initial }) => {
      const drawn = initial(settings, ["weight", "bias"]);
      return hasBias("linear(bias)", bias)
        ? linear(inputs, outputs, drawn)
        : linear(inputs, outputs, { ...drawn, bias: false });
    },
  ),
  logSoftmax: plain(logSoftmax),
  maxPool2d: part(["size", "stride", "padding"], [], maxPool2d),
  parallel: part(["layers"], [], ({ layers }, _settings, { build }) =>
    parallel(...expectList("parallel(layers)", layers).map((layer, i) => build(layer, `${i} ${titleOf(layer)}`))),
  ),
  relu: plain(relu),
  residual: part(["layer"], [], ({ layer }, _settings, { build }) => residual(build(layer, titleOf(layer)))),
  sequential: part(["layers"], ["name"], ({ layers }, { name = "sequential" }, { build, inputShape }) => {
    let shape = inputShape;
    const made = expectList("sequential(layers)", layers).map((description, i) => {
      const layer = build(description, `${i} ${titleOf(description)}`, shape);
      shape = layer.outputShape;
      return layer;
    });
    return stack(made, { name });
  }),
  sigmoid: part(["gain", "derivative"], [], sigmoid),
  silu: plain(silu),
  softmax: plain(softmax),
  softplus: plain(softplus),
  tanh: plain(tanh),
};

/** Whether a layer has a bias. By hand, the option may be missing. */
const hasBias = (place: string, bias: unknown = true): boolean => {
  expectBoolean(place, bias);
  return bias;
};
