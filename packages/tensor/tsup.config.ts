import { library } from "@gd/tooling/tsup";

export default library({
  index: "src/index.ts",
  forward: "src/forward.ts",
  interpreter: "src/interpreter/index.ts",
  testing: "src/testing/index.ts",
});
