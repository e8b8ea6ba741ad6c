import { library } from "@gd/tooling/tsup";

export default library({ index: "src/index.ts", float32: "src/float32.ts", float64: "src/float64.ts" });
