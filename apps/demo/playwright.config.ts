import { chromiumArguments, findChromium } from "@gd/tooling/find-chromium";
import { defineConfig } from "@playwright/test";

const PORT = 4173;

export default defineConfig({
  testDir: "browser-tests",
  testMatch: "**/*.browser-test.ts",
  // The pages compute: side by side they would only slow each other down.
  workers: 1,
  // Some tests watch frames, and a shared machine pauses now and then; what fails twice is wrong.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  reporter: [["list"]],
  use: {
    baseURL: `http://localhost:${PORT}/`,
    launchOptions: {
      executablePath: findChromium(),
      // This machine under a name that it might have in a network.
      args: [...chromiumArguments, "--host-resolver-rules=MAP gd.test 127.0.0.1"],
    },
  },
  webServer: {
    command: `vite preview --host 127.0.0.1 --port ${PORT} --strictPort`,
    port: PORT,
    reuseExistingServer: false,
  },
});
