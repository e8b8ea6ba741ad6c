import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/**
 * Tests beside the code; `globals` because the contracts of `@gd/tensor/testing` use the describe and test of
 * whichever runner runs them.
 */
export const packageTests = (overrides = {}) =>
  defineConfig({
    test: {
      globals: true,
      setupFiles: [fileURLToPath(new URL("./property-seed.js", import.meta.url))],
      include: ["src/**/*.test.ts", "test/**/*.test.ts"],
      typecheck: { enabled: true, include: ["src/**/*.test-d.ts"], tsconfig: "./tsconfig.json" },
      passWithNoTests: false,
      ...overrides,
    },
  });
