import { chromiumArguments, findChromium } from "@gd/tooling/find-chromium";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig, defineProject, type Plugin } from "vitest/config";

// Only pages that are isolated from other origins can share memory with workers.
const isolated = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };

/** This machine under a name that it might have in a network: by plain http, its pages are not secure. */
const NETWORK_NAME = "gd.test";

/** Chromium unless the variable TEST_BROWSER has another: firefox or webkit, which Playwright installs. */
const browsers = ["chromium", "firefox", "webkit"] as const;
const name = process.env["TEST_BROWSER"] ?? "chromium";
const browser = browsers.find((each) => each === name);
if (browser === undefined) throw new Error(`TEST_BROWSER expects one of ${browsers.join(", ")}, but received ${name}.`);

const launchOptions =
  browser === "chromium"
    ? {
        executablePath: findChromium(),
        args: [...chromiumArguments, `--host-resolver-rules=MAP ${NETWORK_NAME} 127.0.0.1`],
      }
    : {};

/** Has the browser ask for its pages under that name. */
const networkName: Plugin = {
  name: "network-name",
  configureServer(server) {
    const { listen } = server;
    server.listen = async (...options) => {
      await listen(...options);
      const local = server.resolvedUrls?.local ?? [];
      server.resolvedUrls = { local: local.map((url) => url.replace("localhost", NETWORK_NAME)), network: [] };
      return server;
    };
  },
};

const browserTests = (isSecure: boolean) =>
  defineProject({
    plugins: isSecure ? [] : [networkName],
    server: { headers: isolated, allowedHosts: [NETWORK_NAME] },
    test: {
      name: isSecure ? "localhost" : "network",
      include: ["src/**/*.browser-test.ts"],
      globalSetup: [
        "src/same-bits/hash-on-node.ts",
        "src/engines/wide-use-on-node.ts",
        "src/images/read-on-node.ts",
        "src/tables/read-on-node.ts",
      ],
      provide: { isSecure, browser },
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        provider: playwright({ launchOptions }),
        instances: [{ browser }],
      },
    },
  });

// The others cannot be told where a name is.
const projects = browser === "chromium" ? [browserTests(true), browserTests(false)] : [browserTests(true)];

export default defineConfig({ test: { passWithNoTests: false, projects } });
