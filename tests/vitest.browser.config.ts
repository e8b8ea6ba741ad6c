import { chromiumArguments, findChromium } from "@gd/tooling/find-chromium";
import { packageTests } from "@gd/tooling/vitest";
import { playwright } from "@vitest/browser-playwright";

// Only pages that are isolated from other origins can share memory with workers.
const isolated = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };

const tests = packageTests({
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

export default { ...tests, server: { headers: isolated } };
