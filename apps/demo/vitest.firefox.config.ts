import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["firefox-tests/**/*.firefox-test.ts"],
    // Starting a browser takes a while, and so does training on a busy machine.
    hookTimeout: 120_000,
    testTimeout: 120_000,
  },
});
