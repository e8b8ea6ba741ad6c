/**
 * What is wrong with a training, before, while and after it runs, and what to change.
 *
 * @module @gd/insight
 */

export type { Checked } from "./preflight/check.js";
export type { Finding } from "./preflight/finding.js";
export { type Preflight, preflight } from "./preflight/preflight.js";
