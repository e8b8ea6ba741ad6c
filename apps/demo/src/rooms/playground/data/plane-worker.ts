import { planeDesk } from "./plane-desk.js";
import type { PlaneReport, PlaneRequest } from "./plane-messages.js";

const handle = planeDesk((report: PlaneReport) => postMessage(report));
addEventListener("message", ({ data }: MessageEvent<PlaneRequest>) => void handle(data));
