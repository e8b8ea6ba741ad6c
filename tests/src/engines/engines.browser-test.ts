import { expect, inject, test } from "vitest";
import { useWidely } from "./wide-use.js";

test(`a page of ${location.hostname} trains, saves, loads, hashes and decompresses as Node does`, async () => {
  expect(isSecureContext).toBe(inject("isSecure"));
  expect(typeof crypto.subtle).toBe(inject("isSecure") ? "object" : "undefined");
  const idx = Uint8Array.from(inject("compressed"));
  expect(await useWidely({ idx, writeAndRead: (bytes) => bytes })).toEqual(inject("nodeOutcome"));
});
