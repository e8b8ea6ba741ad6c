import { library } from "@gd/tooling/tsup";

export default library({ index: "src/index.ts", node: "src/node/index.ts" });
