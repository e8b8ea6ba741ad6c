import { expect, test, vi } from "vitest";
import { readSettings } from "../../settings.js";
import { PRESETS, presetOf } from "./presets.js";
import { VANISHING_SETTINGS, type VanishingSettings } from "./vanishing-settings.js";

vi.hoisted(() => {
  vi.stubGlobal("location", { hash: "" });
  vi.stubGlobal("addEventListener", () => {});
});

const usual: VanishingSettings = readSettings(VANISHING_SETTINGS, new URLSearchParams());

test("each preset is recognized, and the room opens with the tutorial's original", () => {
  PRESETS.forEach(({ network }, i) => void expect(presetOf({ ...usual, ...network })).toBe(i));
  expect(presetOf(usual)).toBe(0);
  expect(presetOf({ ...usual, derivative: "exact", seed: 5, iterations: 7 })).toBe(0);
  expect(presetOf({ ...usual, width: 999 })).toBe(-1);
});
