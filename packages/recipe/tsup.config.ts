import { library } from "@gd/tooling/tsup";

export default library();
