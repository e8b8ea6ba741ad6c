import { linear } from "@gd/layers";
import type { ClassTarget, NumberTarget, Target } from "@gd/tables";
import type { Interpreter, SynchronousInterpreter } from "@gd/tensor";
import { expectTypeOf, test } from "vitest";
import type { LoadedModel } from "../file/load-model.js";
import type { ClassAnswer, ModelAnswer, NumberAnswer, OutputAnswer } from "./answer.js";
import { predictor } from "./predictor.js";

declare const loaded: LoadedModel;
declare const state: LoadedModel["state"];
declare const elsewhere: Interpreter & { read(): Promise<Float32Array> };
const model = linear(2, 1);

test("answers have the members that the target speaks of", () => {
  const of = <T extends Target | undefined>(target: T) => predictor({ model, state, target })([[1, 2]])[0]!;
  expectTypeOf(of({} as ClassTarget)).toEqualTypeOf<ClassAnswer>();
  expectTypeOf(of({} as NumberTarget)).toEqualTypeOf<NumberAnswer>();
  expectTypeOf(of(undefined)).toEqualTypeOf<OutputAnswer>();
  const [answer] = predictor(loaded)([{ size: 1 }]);
  expectTypeOf(answer).toEqualTypeOf<ModelAnswer | undefined>();
  expectTypeOf(answer!.class).toEqualTypeOf<string | undefined>();
  expectTypeOf(answer!.value).toEqualTypeOf<number | undefined>();
});

test("an interpreter whose memory is elsewhere promises them", () => {
  expectTypeOf(predictor(loaded, { interpreter: elsewhere })([])).toEqualTypeOf<Promise<readonly ModelAnswer[]>>();
  expectTypeOf(predictor(loaded, { interpreter: {} as SynchronousInterpreter })([])).toEqualTypeOf<
    readonly ModelAnswer[]
  >();
});
