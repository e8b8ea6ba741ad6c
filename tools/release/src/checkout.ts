import { git, pnpm, repositoryRoot } from "./repository.ts";
import { run } from "./run.ts";

/** What has been committed, in a folder of its own with everything installed: nothing else gets into a release. */
export const checkout = async (folder: string): Promise<string> => {
  const changed = git(repositoryRoot, "status", "--porcelain");
  if (changed !== "") {
    throw new Error(
      `expected everything to be committed, but there is\n${changed}\nCommit it, or set it aside with git stash.`,
    );
  }
  await run("git", ["clone", "--quiet", repositoryRoot, folder], { cwd: repositoryRoot });
  git(folder, "remote", "set-url", "origin", originOf());
  await run(pnpm, ["install", "--frozen-lockfile", "--prefer-offline"], { cwd: folder });
  return git(folder, "log", "-1", "--format=%h %s");
};

/** Where the commit and the tag of a release go. */
const originOf = (): string => {
  try {
    return git(repositoryRoot, "remote", "get-url", "origin");
  } catch {
    return repositoryRoot;
  }
};
