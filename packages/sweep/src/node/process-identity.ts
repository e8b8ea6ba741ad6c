import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** Which process it is, among all that there have been on all machines. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly host: string;
  /** Which start of the machine, where the system says so. */
  readonly boot?: string;
  /** In which namespace the number of the process counts, as containers have their own. */
  readonly namespace?: string;
  /** When it began, in ticks since the machine did: numbers of processes come again. */
  readonly began?: string;
}

/** This process. */
export const thisProcess = (): ProcessIdentity => {
  const began = beginningOf(process.pid);
  return { pid: process.pid, ...thisPlace(), ...(began === undefined ? {} : { began }) };
};

/** Whether a process lives; undefined where it cannot be looked at from here. */
export const isAlive = (owner: ProcessIdentity): boolean | undefined => {
  const here = thisPlace();
  if (owner.host !== here.host) return undefined;
  if (owner.boot !== here.boot) return false;
  if (owner.namespace !== here.namespace) return undefined;
  if (owner.began !== undefined) return beginningOf(owner.pid) === owner.began;
  try {
    process.kill(owner.pid, 0);
    return true;
  } catch (error) {
    // It is there, and another user's.
    return Object(error).code === "EPERM";
  }
};

const thisPlace = (): Pick<ProcessIdentity, "host" | "boot" | "namespace"> => {
  const boot = tried(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim());
  const namespace = tried(() => readlinkSync("/proc/self/ns/pid"));
  return {
    host: hostname(),
    ...(boot === undefined ? {} : { boot }),
    ...(namespace === undefined ? {} : { namespace }),
  };
};

/** When a process began, on systems that have /proc; undefined where it is not there or dead already. */
const beginningOf = (pid: number): string | undefined => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name of the program, in parentheses, may have spaces.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" || fields[0] === "X" ? undefined : fields[19];
  } catch {
    return undefined;
  }
};

/** What the system says, where it has such a file. */
const tried = (read: () => string): string | undefined => {
  try {
    return read();
  } catch {
    return undefined;
  }
};
