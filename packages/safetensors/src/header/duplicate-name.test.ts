import fc from "fast-check";
import { expect, test } from "vitest";
import { duplicateName } from "./duplicate-name.js";

test.each<[string, string]>([
  ['{"a":1,"a":2}', "a"],
  ['{ "a" : {} , "b":{"c":[{"d":1,"d" :2}]}}', "d"],
  ['{"a":1,"\\u0061":2}', "a"],
  ['{"__proto__":1,"__proto__":2}', "__proto__"],
  ['{"":1,"":2}', ""],
  ['{"\\"":1,"x":":","\\"":2}', '"'],
  ['{"a\\\\":1,"a\\\\":2}', "a\\"],
])("finds the name that comes twice in %s", (json, name) => {
  JSON.parse(json);
  expect(duplicateName(json)).toBe(name);
});

test.each([
  "{}",
  '{"a":{"a":{"a":1}},"b":{"a":1}}',
  '{"a":"a","b":["a","a"]}',
  '{"a":"{\\"a\\":1,\\"a\\":2}"}',
  '[{"a":1},{"a":1}]',
])("finds none in %s", (json) => {
  JSON.parse(json);
  expect(duplicateName(json)).toBe(undefined);
});

test("finds none in what JSON.stringify writes, and the one that is added", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), (value) => {
      const json = JSON.stringify(value);
      expect(duplicateName(json)).toBe(undefined);
      const name = Object.keys(value)[0]!;
      expect(duplicateName(`${json.slice(0, -1)},${JSON.stringify(name)}:0}`)).toBe(name);
    }),
  );
});
