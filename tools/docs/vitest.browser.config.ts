import { packageTests } from "@gd/tooling/vitest";

export default packageTests({ include: ["browser-tests/**/*.browser-test.ts"], typecheck: { enabled: false } });
