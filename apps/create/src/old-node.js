/**
 * What to add where the project needs a newer Node than this one, which can create it but not run it; else nothing.
 *
 * @param {string} version of this Node, such as 20.19.0
 * @param {string} needed as in a manifest, such as >=22.18
 */
export const oldNode = (version, needed) => {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const least = needed.replace(">=", "");
  const [leastMajor = 0, leastMinor = 0] = least.split(".").map(Number);
  return major > leastMajor || (major === leastMajor && minor >= leastMinor)
    ? ""
    : `

These need Node ${least} or newer, which runs TypeScript as it is; this is Node ${version}. A newer one is at
https://nodejs.org; or with this one: npx tsx src/train.ts, npx tsx src/serve.ts.`;
};
