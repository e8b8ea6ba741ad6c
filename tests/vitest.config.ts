import { packageTests } from "@gd/tooling/vitest";

export default packageTests({ typecheck: { enabled: false }, testTimeout: 120_000, hookTimeout: 120_000 });
