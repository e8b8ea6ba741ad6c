import { packageTests } from "@gd/tooling/vitest";

export default packageTests();
