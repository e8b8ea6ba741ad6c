import { existsSync } from "node:fs";

const places = [
  process.env["CHROMIUM_PATH"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/**
 * The path of an installed Chromium: that of the environment variable CHROMIUM_PATH, or a usual one.
 *
 * @returns {string}
 * @throws Error when there is none
 */
export const findChromium = () => {
  const found = places.find((place) => place !== undefined && existsSync(place));
  if (found !== undefined) return found;
  throw new Error("Found no Chromium. Install it (apt-get install chromium) or put its path into CHROMIUM_PATH.");
};

/** For machines without a display, a graphics card or a network. */
export const chromiumArguments = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
];
