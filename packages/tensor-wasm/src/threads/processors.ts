/** How many processors this process may use: those that there are, or fewer where a container has a quota of their time. */
export const processors = (): number => {
  const node = typeof process === "object" ? process.getBuiltinModule : undefined;
  const there = node?.("node:os").availableParallelism() ?? globalThis.navigator?.hardwareConcurrency ?? 1;
  // Node 20 does not look at quotas.
  const fs = globalThis.process?.platform === "linux" ? node?.("node:fs") : undefined;
  if (fs === undefined) return there;
  return Math.max(1, Math.min(there, Math.floor(quotaOf((path) => readIfThere(fs, path)))));
};

type FileSystem = ReturnType<typeof process.getBuiltinModule<"node:fs">>;

const readIfThere = (fs: FileSystem, path: string): string | undefined => {
  try {
    return fs.readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
};

const ROOT = "/sys/fs/cgroup";

/** The smallest quota of the control groups that this process is in, in processors. */
const quotaOf = (read: (path: string) => string | undefined): number => {
  const quotas: number[] = [];
  const add = (quota = "max", period = "100000"): void => {
    if (Number(quota) > 0) quotas.push(Number(quota) / Number(period));
  };
  // Version 2: a line such as `0::/system.slice/gd.service`. Each group around the own one counts.
  const own = /^0::(.*)$/m.exec(read("/proc/self/cgroup") ?? "")?.[1] ?? "";
  const groups = own.split("/").filter((name) => name !== "");
  for (let depth = groups.length; depth >= 0; depth--) {
    add(...(read([ROOT, ...groups.slice(0, depth), "cpu.max"].join("/"))?.split(/\s+/, 2) ?? []));
  }
  // Version 1, where −1 is no quota.
  add(read(`${ROOT}/cpu/cpu.cfs_quota_us`), read(`${ROOT}/cpu/cpu.cfs_period_us`));
  return Math.min(...quotas);
};
