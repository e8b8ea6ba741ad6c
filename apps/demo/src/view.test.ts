import { expect, test } from "vitest";
import { shows, withView } from "./view.js";

const PARTS = ["cost", "rules", "rules.decay", "rules.rate", "rooms"];
const shown = (view: Partial<Parameters<typeof shows>[0]>) =>
  PARTS.filter((part) => shows({ hide: [], embed: [], ...view }, part));

test("without a choice, everything is shown", () => {
  expect(shown({})).toEqual(PARTS);
});

test("what is hidden takes what is in it along, and nothing else", () => {
  expect(shown({ hide: ["rules"] })).toEqual(["cost", "rooms"]);
  expect(shown({ hide: ["rules.decay", "rule"] })).toEqual(["cost", "rules", "rules.rate", "rooms"]);
});

test("what is embedded is alone, a control with its panel around it", () => {
  expect(shown({ embed: ["cost"] })).toEqual(["cost"]);
  expect(shown({ embed: ["cost", "rules.rate"] })).toEqual(["cost", "rules", "rules.rate"]);
  expect(shown({ embed: ["rules"], hide: ["rules.decay"] })).toEqual(["rules", "rules.rate"]);
});

test("a lesson that is embedded has all that it shows", () => {
  expect(shown({ embed: ["lesson"] })).toEqual(PARTS);
  expect(shown({ embed: ["lesson"], hide: ["rules"] })).toEqual(["cost", "rooms"]);
});

test("an address takes a view along with its settings", () => {
  const settings = new URLSearchParams("rate=2&hide=old");
  expect(withView(settings, { hide: ["rules", "rooms"], embed: [] }).toString()).toBe("rate=2&hide=rules+rooms");
  expect(withView(settings, { hide: [], embed: ["cost"] }).toString()).toBe("rate=2&embed=cost");
  expect(settings.get("hide")).toBe("old");
});
