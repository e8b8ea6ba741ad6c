// Builds what has changed since the last time of the program and its packages, and hands over to the program. Standard
// output is the program's alone.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const program = new URL("../apps/cli/bin/gd.js", import.meta.url);
const isFirstTime = !existsSync(new URL("../apps/cli/dist", import.meta.url));

const failure = await build();
if (failure === undefined) {
  process.argv[1] = fileURLToPath(program);
  await import(program.href);
} else {
  process.stderr.write(failure);
  process.exitCode = 1;
}

/** Resolves to what the build had to say if it failed. */
function build() {
  const turbo = spawn("turbo", ["run", "build", "--filter=@gd/cli...", "--output-logs=errors-only"], {
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  turbo.stdout.on("data", (text) => (said += text));
  turbo.stderr.on("data", (text) => (said += text));

  let waiting = `Building the packages${isFirstTime ? ", which takes about two minutes the first time" : ""} `;
  const signOfLife = setInterval(() => {
    process.stderr.write(`${waiting}.`);
    waiting = "";
  }, 1000);
  return new Promise((resolve) => {
    // It is only on the path of what pnpm runs.
    turbo.on("error", () =>
      resolve("gd: turbo was not found, which builds the packages. Run npx -y pnpm@12 gd list.\n"),
    );
    turbo.on("close", (code) => {
      clearInterval(signOfLife);
      if (waiting === "") process.stderr.write("\n");
      resolve(code === 0 ? undefined : said);
    });
  });
}
