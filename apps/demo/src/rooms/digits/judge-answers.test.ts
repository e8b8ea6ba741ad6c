import { expect, test } from "vitest";
import { judgeAnswers } from "./judge-answers.js";

/** Gives the answer a probability, and the others the rest. */
const answered = (answer: number, probability: number): number[] =>
  Array.from({ length: 10 }, (_, digit) => (digit === answer ? probability : (1 - probability) / 9));

const probabilities = [answered(3, 0.9), answered(3, 0.5), answered(7, 0.99), answered(0, 0.8)].flat();
const labels = Uint8Array.of(3, 5, 1, 0);

test("accuracy, loss and confusion are those of the answers", () => {
  const { accuracy, loss, images, confusion } = judgeAnswers(probabilities, labels, 10);
  expect(accuracy).toBe(0.5);
  expect(images).toBe(4);
  const expected = -(Math.log(0.9) + Math.log(0.5 / 9) + Math.log(0.01 / 9) + Math.log(0.8)) / 4;
  expect(loss).toBeCloseTo(expected, 5);
  expect([...confusion.entries()].filter(([, count]) => count > 0)).toEqual([
    [0, 1],
    [17, 1],
    [33, 1],
    [53, 1],
  ]);
});

test("the most confident mistakes come first, and no more than asked for", () => {
  const { wrong } = judgeAnswers(probabilities, labels, 10);
  expect(wrong.map(({ place, truth, answer }) => [place, truth, answer])).toEqual([
    [2, 1, 7],
    [1, 5, 3],
  ]);
  expect(judgeAnswers(probabilities, labels, 1).wrong).toHaveLength(1);
});

test("NaN is not an answer", () => {
  const nothing = new Array<number>(10).fill(Number.NaN);
  const { accuracy, loss, confusion, wrong } = judgeAnswers([...nothing, ...answered(4, 1)], Uint8Array.of(0, 4), 10);
  expect(accuracy).toBe(0.5);
  expect(loss).toBeNaN();
  expect(confusion[0]).toBe(0);
  expect(wrong).toEqual([]);
});

test("a truth that was ruled out has a finite loss", () => {
  expect(judgeAnswers(answered(4, 1), Uint8Array.of(2), 1).loss).toBeGreaterThan(80);
  expect(judgeAnswers(answered(4, 1), Uint8Array.of(2), 1).loss).toBeLessThan(100);
});
