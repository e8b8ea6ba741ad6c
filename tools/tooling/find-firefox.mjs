import { existsSync } from "node:fs";

const places = [
  process.env["FIREFOX_PATH"],
  "/usr/bin/firefox",
  "/usr/bin/firefox-esr",
  "/Applications/Firefox.app/Contents/MacOS/firefox",
];

/**
 * The path of an installed Firefox: that of the environment variable FIREFOX_PATH, or a usual one.
 *
 * @returns {string}
 * @throws Error when there is none
 */
export const findFirefox = () => {
  const found = places.find((place) => place !== undefined && existsSync(place));
  if (found !== undefined) return found;
  throw new Error("Found no Firefox. Install it (apt-get install firefox-esr) or put its path into FIREFOX_PATH.");
};
