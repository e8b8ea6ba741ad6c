/** Kills a process, if it is still there. Returns whether it was. */
export const kill = (pid: number, signal: NodeJS.Signals = "SIGKILL"): boolean => {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
};
