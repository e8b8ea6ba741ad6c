import { packageTests } from "@gd/tooling/vitest";
import { playwright } from "@vitest/browser-playwright";
import { chromiumArguments, findChromium } from "./src/same-bits/find-chromium.mjs";

export default packageTests({
  include: ["src/**/*.browser-test.ts"],
  setupFiles: [],
  typecheck: { enabled: false },
  globalSetup: "src/same-bits/hash-on-node.ts",
  browser: {
    enabled: true,
    headless: true,
    screenshotFailures: false,
    provider: playwright({ launchOptions: { executablePath: findChromium(), args: [...chromiumArguments] } }),
    instances: [{ browser: "chromium" }],
  },
});
