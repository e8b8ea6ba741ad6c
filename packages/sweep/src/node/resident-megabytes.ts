import { readFileSync } from "node:fs";

/** How much memory a process has, in MiB, on systems that have /proc; undefined where it cannot be told. */
export const residentMegabytes = (pid: number | undefined): number | undefined => {
  try {
    const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
};
