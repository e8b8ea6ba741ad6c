import { TableError } from "@gd/tables";
import { expect, test } from "vitest";
import { answerBody } from "./answer-rows.js";
import { RequestError } from "./request-error.js";
import { defaultLimits } from "./serve-limits.js";

const answered = { class: "a", probabilities: { a: 1 } };

test.each<[body: unknown, rows: number]>([
  [{ rows: [{ x: 1 }, { x: 2 }] }, 2],
  [[{ x: 1 }], 1],
  [{ x: 1 }, 1],
  [[], 0],
])("%j has %i rows", (body, rows) => {
  const { answers } = answerBody(body, (given) => given.map(() => answered), defaultLimits);
  expect(answers).toEqual(Array.from({ length: rows }, () => answered));
});

test("what does not fit is the request's fault, and named; anything else is not", () => {
  const place = {
    reason: "type",
    table: "rows",
    row: 2,
    column: "x",
    expected: "a",
    received: "b",
    advice: "c",
  } as const;
  const answer = (error: Error) => () =>
    answerBody(
      [{ x: 1 }],
      () => {
        throw error;
      },
      defaultLimits,
    );
  expect(answer(new TableError(place))).toThrow(
    expect.objectContaining({ status: 400, place: { row: 2, column: "x" } }),
  );
  expect(answer(new TypeError("inside"))).toThrow(TypeError);
  expect(() => answerBody([{}, 3], () => [], defaultLimits)).toThrow(
    expect.objectContaining({ status: 400, place: { row: 2 } }),
  );
  expect(() => answerBody("x", () => [], defaultLimits)).toThrow(RequestError);
  expect(() => answerBody([{}, {}], () => [], { ...defaultLimits, rows: 1 })).toThrow(
    expect.objectContaining({ status: 413 }),
  );
});
