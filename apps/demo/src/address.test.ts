import { beforeEach, describe, expect, test, vi } from "vitest";
import { numberSetting, type SettingsOf } from "./settings.js";

const listeners = vi.hoisted(() => {
  const listeners: (() => void)[] = [];
  const location = { hash: "" };
  Object.assign(globalThis, {
    location,
    addEventListener: (_: string, listener: () => void) => listeners.push(listener),
    history: {
      state: null,
      replaceState: (_: unknown, __: string, hash: string) => {
        location.hash = hash;
      },
    },
  });
  return listeners;
});
const { address, linkTo, readAddress, settingsInAddress, writeAddress } = await import("./address.js");

const SETTINGS: SettingsOf<{ readonly rate: number; readonly seed: number }> = {
  rate: numberSetting(0.1, 0, 10),
  seed: numberSetting(1, 0, 100, true),
};
const visit = (hash: string): void => {
  location.hash = hash;
  for (const listener of listeners) listener();
};
let rooms = 0;
let room: string;

beforeEach(() => {
  room = `room-${++rooms}`;
});

describe("an address", () => {
  test.each(["#/", "#/descent", "#/descent?rate=2", "#/lessons/momentum?rate=2&hide=view"])("%s is kept", (hash) => {
    expect(writeAddress(readAddress(hash))).toBe(hash);
  });

  test("has a room, a path and settings", () => {
    const { path, settings, ...rest } = readAddress("#/lessons/momentum/try?rate=2");
    expect([rest.room, path, settings.get("rate")]).toEqual(["lessons", ["momentum", "try"], "2"]);
    expect(readAddress("").room).toBe("");
    expect(readAddress("#lessons//momentum/").path).toEqual(["momentum"]);
  });
});

describe("settings of a room", () => {
  test("are read from the address, and written to it", () => {
    visit(`#/${room}?rate=2`);
    const settings = settingsInAddress(room, SETTINGS);
    expect(settings.value).toEqual({ rate: 2, seed: 1 });
    settings.value = { rate: 3, seed: 1 };
    expect(location.hash).toBe(`#/${room}?rate=3`);
    visit(`#/${room}?seed=7`);
    expect(settings.value).toEqual({ rate: 0.1, seed: 7 });
  });

  test("stay when one leaves, and the link to the room has them", () => {
    visit(`#/${room}`);
    const settings = settingsInAddress(room, SETTINGS);
    settings.value = { rate: 5, seed: 2 };
    visit("#/elsewhere?rate=9");
    expect(settings.value).toEqual({ rate: 5, seed: 2 });
    expect(linkTo(room)).toBe(`#/${room}?rate=5&seed=2`);
    visit(linkTo(room));
    expect(settings.value).toEqual({ rate: 5, seed: 2 });
    expect(linkTo("never-opened")).toBe("#/never-opened");
  });

  test("are the usual ones where the room is loaded after one has left it", () => {
    visit("#/elsewhere?rate=9");
    expect(settingsInAddress(room, SETTINGS).value).toEqual({ rate: 0.1, seed: 1 });
  });

  test("leave the rest of the address alone", () => {
    visit(`#/${room}/deeper?hide=view+rules`);
    settingsInAddress(room, SETTINGS).value = { rate: 4, seed: 1 };
    expect(location.hash).toBe(`#/${room}/deeper?rate=4&hide=view+rules`);
    expect(address.value.path).toEqual(["deeper"]);
  });
});
