import { availableParallelism } from "node:os";
import { afterEach, describe, expect, test, vi } from "vitest";
import { processors } from "./processors.js";

afterEach(() => void vi.restoreAllMocks());

/** A machine of some processors, with files. */
const machine = (there: number, files: Readonly<Record<string, string>>): void => {
  const real = process.getBuiltinModule;
  const fake = (name: string): unknown => {
    if (name === "node:os") return { ...real("node:os"), availableParallelism: () => there };
    if (name !== "node:fs") return real(name);
    return {
      readFileSync(path: string) {
        const text = files[path];
        if (text === undefined) throw new Error(`ENOENT: ${path}`);
        return text;
      },
    };
  };
  vi.spyOn(process, "getBuiltinModule").mockImplementation(fake as typeof process.getBuiltinModule);
  vi.spyOn(process, "platform", "get").mockReturnValue("linux");
};

const root = "/sys/fs/cgroup";
const self = "/proc/self/cgroup";

test("there are as many as Node says, where there is no quota", () => {
  expect(processors()).toBeGreaterThanOrEqual(1);
  expect(processors()).toBeLessThanOrEqual(availableParallelism());
});

describe("of eight, a process may use", () => {
  test.each([
    ["all without control groups", 8, {}],
    ["all where the quota is max", 8, { [self]: "0::/\n", [`${root}/cpu.max`]: "max 100000\n" }],
    ["two and a half: two, in a container", 2, { [self]: "0::/\n", [`${root}/cpu.max`]: "250000 100000\n" }],
    ["half a one: one", 1, { [self]: "0::/\n", [`${root}/cpu.max`]: "50000 100000\n" }],
    ["no more than there are", 8, { [self]: "0::/\n", [`${root}/cpu.max`]: "6400000 100000\n" }],
    [
      "what the strictest of its groups allows",
      3,
      {
        [self]: "0::/user.slice/gd.service\n",
        [`${root}/user.slice/cpu.max`]: "300000 100000\n",
        [`${root}/user.slice/gd.service/cpu.max`]: "400000 100000\n",
      },
    ],
    [
      "a quota of version 1",
      4,
      {
        [self]: "3:cpu,cpuacct:/\n",
        [`${root}/cpu/cpu.cfs_quota_us`]: "200000\n",
        [`${root}/cpu/cpu.cfs_period_us`]: "50000\n",
      },
    ],
    [
      "all where version 1 has none",
      8,
      {
        [self]: "3:cpu,cpuacct:/\n",
        [`${root}/cpu/cpu.cfs_quota_us`]: "-1\n",
        [`${root}/cpu/cpu.cfs_period_us`]: "100000\n",
      },
    ],
  ])("%s", (_, expected, files) => {
    machine(8, files);
    expect(processors()).toBe(expected);
  });
});
