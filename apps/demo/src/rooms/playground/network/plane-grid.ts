import { fromElements, type Tensor } from "@gd/tensor";
import { EDGE } from "../data/point-set.js";

/** Points all over the plane, row by row from the top left, with the edges. */
export const planeGrid = (edge: number): Tensor<readonly [number, 2]> => {
  const at = (place: number): number => EDGE * ((2 * place) / (edge - 1) - 1);
  const places = Float32Array.from({ length: 2 * edge * edge }, (_, i) => {
    const point = i >> 1;
    return i % 2 === 0 ? at(point % edge) : -at(Math.floor(point / edge));
  });
  return fromElements(places, [edge * edge, 2]);
};
