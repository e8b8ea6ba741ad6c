import {
  constant,
  glorotNormal,
  glorotUniform,
  heNormal,
  heUniform,
  type Initializer,
  lecunNormal,
  ones,
  orthogonal,
  standardNormal,
  uniform,
  zeros,
} from "@gd/layers";
import { constructorsOf, type PartConstructors } from "../architecture/part-constructor.js";

const part = /* @__PURE__ */ constructorsOf<Initializer, unknown>();
const plain = (initializer: Initializer) => part([], [], () => initializer);

/** The initializers of `@gd/layers` by type. */
export const initializers: PartConstructors<Initializer, unknown> = /* @__PURE__ */ {
  constant: part(["value"], [], ({ value }) => constant(value)),
  glorotNormal: plain(glorotNormal),
  glorotUniform: plain(glorotUniform),
  heNormal: plain(heNormal),
  heUniform: plain(heUniform),
  lecunNormal: plain(lecunNormal),
  ones: plain(ones),
  orthogonal: part(["gain"], [], orthogonal),
  standardNormal: plain(standardNormal),
  uniform: part(["low", "high"], [], uniform),
  zeros: plain(zeros),
};
