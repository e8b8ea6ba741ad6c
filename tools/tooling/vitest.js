import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/**
 * Tests beside the code. The contracts of `@gd/tensor/testing` call the global `describe` and `test` of any test runner,
 * hence `globals`.
 */
export const packageTests = (overrides = {}) =>
  defineConfig({
    test: {
      globals: true,
      setupFiles: [fileURLToPath(new URL("./property-seed.js", import.meta.url))],
      include: ["src/**/*.test.ts", "test/**/*.test.ts"],
      typecheck: { enabled: true, include: ["src/**/*.test-d.ts"], tsconfig: "./tsconfig.json" },
      passWithNoTests: false,
      // A busy machine takes several times as long.
      testTimeout: 60_000,
      ...overrides,
    },
  });
