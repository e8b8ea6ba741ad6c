import { writeArray } from "../arrays.ts";
import { plainImageNetwork } from "../competitors/plain-image-network.ts";
import type { ConvolutionTask } from "../task.ts";
import type { Workload } from "../workload.ts";
import { imageParameters, initialParameters } from "./image-parameters.ts";

interface ImageNetwork
  extends Pick<Workload, "id" | "title" | "steps" | "part" | "round" | "figure" | "tolerance">,
    Omit<ConvolutionTask, "kind" | "classes"> {
  /** The images, row by row with their channels last, and their labels. */
  readonly data: (count: number) => Promise<{ readonly images: Float32Array; readonly labels: Float32Array }>;
  /** The images whose loss is compared. */
  readonly compared: number;
}

/** A network of images, trained by gradient descent. */
export const imageNetwork = ({
  id,
  title,
  steps,
  part,
  round,
  figure,
  tolerance,
  data,
  compared,
  ...network
}: ImageNetwork): Workload => {
  const classes = imageParameters(network.layers).at(-1)!.shape[0]!;
  const task: ConvolutionTask = { kind: "convolution", classes, ...network };
  return {
    id,
    title,
    task,
    steps,
    part,
    ...(round === undefined ? {} : { round }),
    longestRound: 5,
    figure,
    tolerance,
    async write(folder) {
      const { images, labels } = await data(task.examples);
      writeArray(folder, "inputs", images);
      writeArray(folder, "targets", labels);
      writeArray(folder, "parameters", initialParameters(task.layers));
    },
    loss(parameters, arrays) {
      const allocate = (source: number | ArrayLike<number>) =>
        typeof source === "number" ? new Float64Array(source) : Float64Array.from(source);
      const network = plainImageNetwork(allocate, { ...task, batch: compared }, Float64Array.from(parameters));
      const [height, width, channels] = task.image;
      const images = arrays.float32("inputs").subarray(0, compared * height * width * channels);
      return network.loss(images, arrays.float32("targets").subarray(0, compared));
    },
  };
};
