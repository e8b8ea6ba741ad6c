import { packageTests } from "@gd/tooling/vitest";

export default packageTests({ typecheck: { enabled: false }, testTimeout: 60_000 });
