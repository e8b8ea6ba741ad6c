/** The program's exit codes. `found` is of `gd train --check` and `gd doctor` where something is wrong. 130 is what shells use for a program that was ended by Ctrl-C. */
export const exitCode = { done: 0, failed: 1, wrongUsage: 2, found: 3, interrupted: 130 } as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
