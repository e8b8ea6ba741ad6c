import type { Competitor } from "../competitor.ts";

/** The competitor that a key names: a module of this folder, and how it is to be used. */
export const load = async (key: string): Promise<Competitor> => {
  const [name, mode = ""] = key.split(":");
  switch (name) {
    case "ours":
      return (await import("./ours.ts")).ours(mode);
    case "our-epoch":
      return (await import("./our-epoch.ts")).ourEpoch(mode);
    case "our-train":
      return (await import("./our-train.ts")).ourTrain(mode, true);
    case "our-epochs":
      return (await import("./our-train.ts")).ourTrain(mode, false);
    case "our-layers":
      return (await import("./our-layers.ts")).ourLayers(mode === "repeatable");
    case "our-predictor":
      return (await import("./our-inference.ts")).ourPredictor(mode);
    case "onnx-runtime":
      return (await import("./onnx-runtime.ts")).onnxRuntime;
    case "plain":
      return (await import("./plain.ts")).plain(mode);
    case "peak":
      return (await import("./peak.ts")).peak(mode);
    case "tfjs":
      return (await import("./tfjs.ts")).tfjs();
    case "jax-js":
      return (await import("./jax-js.ts")).jaxJs();
    case "brain.js":
      return (await import("./brain.ts")).brain(mode);
    default:
      throw new Error(`there is no competitor "${key}"`);
  }
};
