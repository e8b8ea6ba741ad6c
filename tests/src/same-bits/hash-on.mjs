import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { chromiumArguments, findChromium } from "@gd/tooling/find-chromium";
import { chromium } from "playwright";

/**
 * Runs a bundled program on a given Node.
 *
 * @param {string} node path of its executable
 * @param {string} program
 * @param {{ hash?: string, flags?: readonly string[] }} [options] the expression that gives the hash, and flags of Node
 * @returns {Promise<{ runtime: string, hash: string | undefined }>} without a hash where the expression gives none
 */
export const hashOnNode = async (node, program, { hash = "hashWeights()", flags = [] } = {}) => {
  const report = `console.log(JSON.stringify({ runtime: 'Node ' + process.version, hash: await ${hash} }))`;
  const running = promisify(execFile)(node, [...flags, "--input-type=module", "-"]);
  running.child.stdin?.end(`${program}\n${report}`);
  return JSON.parse((await running).stdout);
};

/**
 * Runs a bundled program in the installed Chromium.
 *
 * @param {string} program
 * @returns {Promise<{ runtime: string, hash: string }>}
 */
export const hashInChromium = async (program) => {
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });
  try {
    const page = await browser.newPage();
    const hash = await page.evaluate(async (source) => {
      const module = await import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
      return module.hashWeights();
    }, program);
    return { runtime: `Chromium ${browser.version()}`, hash };
  } finally {
    await browser.close();
  }
};
