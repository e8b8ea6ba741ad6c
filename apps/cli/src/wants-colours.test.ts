import { expect, test } from "vitest";
import { wantsColours } from "./wants-colours.js";

test.each([
  [{}, "colours", "plain"],
  [{ TERM: "xterm-256color" }, "colours", "plain"],
  [{ TERM: "dumb" }, "plain", "plain"],
  [{ NO_COLOR: "1" }, "plain", "plain"],
  [{ NO_COLOR: "0" }, "plain", "plain"],
  [{ NO_COLOR: "" }, "colours", "plain"],
  [{ FORCE_COLOR: "0" }, "plain", "plain"],
  [{ FORCE_COLOR: "false" }, "plain", "plain"],
  [{ FORCE_COLOR: "" }, "colours", "plain"],
  [{ FORCE_COLOR: "1" }, "colours", "colours"],
  [{ FORCE_COLOR: "3", TERM: "dumb" }, "colours", "colours"],
  [{ FORCE_COLOR: "1", NO_COLOR: "1" }, "plain", "plain"],
])("with %j a terminal gets %s, a pipe %s", (env, terminal, pipe) => {
  expect([wantsColours(env, true), wantsColours(env, false)]).toEqual([terminal === "colours", pipe === "colours"]);
});
