import { fileURLToPath } from "node:url";
import { chromiumArguments, findChromium } from "@gd/tooling/find-chromium";
import { findFirefox } from "@gd/tooling/find-firefox";
import puppeteer, { type Browser } from "puppeteer-core";
import { preview } from "vite";

/** Why there are no tests in Firefox, if it is not there. */
export const reasonToSkip = (): string | undefined => {
  try {
    findFirefox();
    return undefined;
  } catch (error) {
    return String(error);
  }
};

/** The built page on a host, and both browsers. */
export interface Browsers {
  readonly host: string;
  readonly firefox: Browser;
  readonly chromium: Browser;
  close(): Promise<void>;
}

/** Starts them. Firefox is driven by WebDriver BiDi, which any Firefox speaks. */
export const openBrowsers = async (): Promise<Browsers> => {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const server = await preview({ root, preview: { host: "127.0.0.1", port: 4199 }, logLevel: "warn" });
  const [firefox, chromium] = await Promise.all([
    puppeteer.launch({ browser: "firefox", executablePath: findFirefox(), protocolTimeout: 100_000 }),
    puppeteer.launch({ executablePath: findChromium(), args: chromiumArguments, protocolTimeout: 100_000 }),
  ]);
  return {
    // Vite may have taken another port.
    host: server.resolvedUrls!.local[0]!,
    firefox,
    chromium,
    async close() {
      await Promise.all([firefox.close(), chromium.close()]);
      await server.close();
    },
  };
};
