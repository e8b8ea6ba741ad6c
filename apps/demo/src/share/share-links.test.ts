import { expect, test } from "vitest";
import { readAddress } from "../address.js";
import { iframeOf, viewLink } from "./share-links.js";

const present = readAddress("#/descent?learningRate=2&hide=view");

test("a link has the settings, and the view that is asked for", () => {
  const link = viewLink("https://host/gd/", present, { hide: ["rules.decay-k", "rooms"], embed: [] });
  expect(link).toBe("https://host/gd/#/descent?learningRate=2&hide=rules.decay-k+rooms");
  expect(viewLink("https://host/", present, { hide: [], embed: [] })).toBe("https://host/#/descent?learningRate=2");
});

test("an iframe is HTML, whatever is in the link", () => {
  const link = viewLink("https://host/", present, { hide: [], embed: ["cost"] });
  expect(iframeOf(link, 'Descent: "cost"')).toContain(
    'src="https://host/#/descent?learningRate=2&amp;embed=cost" title="Descent: &quot;cost&quot;"',
  );
});
