import { expect, test } from "vitest";
import { calledAs } from "./called-as.js";

test.each([
  ["/usr/local/bin/gd", {}, "gd"],
  ["/repository/apps/cli/bin/gd.js", { npm_lifecycle_event: "gd" }, "npx -y pnpm@12 gd"],
  ["/repository/apps/cli/bin/gd.js", {}, "node /repository/apps/cli/bin/gd.js"],
  ["/my repository/apps/cli/bin/gd.js", { npm_lifecycle_event: "test" }, "node '/my repository/apps/cli/bin/gd.js'"],
])("%s in %j was called as %s", (path, environment, words) => {
  expect(calledAs(path, environment)).toBe(words);
});
