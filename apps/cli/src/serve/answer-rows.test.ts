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
])("%j has %i rows", async (body, rows) => {
  const pieces = await answerBody(body, (given) => given.map(() => [answered]), defaultLimits);
  const { answers } = JSON.parse(Buffer.concat(pieces).toString());
  expect(answers).toEqual(Array.from({ length: rows }, () => answered));
});

test("what does not fit is the request's fault, and named; anything else is not", async () => {
  const place = {
    reason: "type",
    table: "rows",
    row: 2,
    column: "x",
    expected: "a",
    received: "b",
    advice: "c",
  } as const;
  const answer = (error: Error) =>
    answerBody(
      [{ x: 1 }],
      () => {
        throw error;
      },
      defaultLimits,
    );
  await expect(answer(new TableError(place))).rejects.toThrow(
    expect.objectContaining({ status: 400, place: { row: 2, column: "x" } }),
  );
  await expect(answer(new TypeError("inside"))).rejects.toThrow(TypeError);
  await expect(answerBody([{}, 3], () => [], defaultLimits)).rejects.toThrow(
    expect.objectContaining({ status: 400, place: { row: 2 } }),
  );
  await expect(answerBody("x", () => [], defaultLimits)).rejects.toThrow(RequestError);
  await expect(answerBody([{}, {}], () => [], { ...defaultLimits, rows: 1 })).rejects.toThrow(
    expect.objectContaining({ status: 413 }),
  );
});

test("answers are no longer than the limit, and the error says how many fit", async () => {
  const rows = Array.from({ length: 100 }, () => ({ x: 1 }));
  const one = JSON.stringify(answered).length;
  const answer = (given: readonly unknown[]) => given.map(() => [answered]);
  const limits = { rows: 100, answerBytes: 50 * one };
  await expect(answerBody(rows, answer, limits)).rejects.toThrow(
    expect.objectContaining({ status: 413, message: expect.stringMatching(/send about (?:49|48) rows at a time$/) }),
  );
  await expect(answerBody(rows.slice(0, 48), answer, limits)).resolves.toHaveLength(50);
});

test("others have their turn between answers, and nothing is computed that nobody wants", async () => {
  const wanted = new AbortController();
  let count = 0;
  const answer = function* () {
    for (;;) {
      count++;
      yield [answered];
    }
  };
  setTimeout(() => wanted.abort(), 20);
  await expect(answerBody([{}], answer, { rows: 1, answerBytes: 1e9 }, wanted.signal)).rejects.toThrow("aborted");
  expect(count).toBeGreaterThan(1);
});
