/** What the program tells the shell. 130 is the shell's own code for a program ended with Ctrl-C. */
export const exitCode = { done: 0, failed: 1, wrongUsage: 2, interrupted: 130 } as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
