import { packageTests } from "@gd/tooling/vitest";

export default packageTests({ testTimeout: 30_000 });
