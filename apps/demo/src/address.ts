import { effect, type Signal, signal } from "@preact/signals";
import { readSettings, type SettingsOf, writeSettings } from "./settings.js";
import { sparingly } from "./sparingly.js";

/**
 * The address of a view: where in the page it is, and those of its settings that are not the usual ones. It comes after the
 * `#`, so that it works in any folder of any host.
 */
export interface Address {
  /** The first part of the place: `lessons` of `#/lessons/momentum`. */
  readonly room: string;
  /** The parts after it: `momentum`. */
  readonly path: readonly string[];
  readonly settings: URLSearchParams;
}

/** What an address says besides the settings of a room: what of the room is shown. */
const VIEW_SETTINGS = ["hide", "embed"] as const;

export const readAddress = (hash: string): Address => {
  const [, place = "", query = ""] = /^#?\/?([^?]*)\??(.*)$/.exec(hash) ?? [];
  const [room = "", ...path] = place.split("/").filter((part) => part !== "");
  return { room, path, settings: new URLSearchParams(query) };
};

export const writeAddress = ({ room, path, settings }: Address): string => {
  const query = settings.toString();
  return `#/${[room, ...path].join("/")}${query === "" ? "" : `?${query}`}`;
};

/** What the browser shows; empty in Node, where settings are read as well. */
let shown = globalThis.location?.hash ?? "";
/** The present address. */
export const address: Signal<Address> = signal(readAddress(shown));
globalThis.addEventListener?.("hashchange", () => {
  shown = location.hash;
  address.value = readAddress(shown);
});

// Browsers refuse many changes in a short time: Firefox and Safari throw, and Chromium leaves the old address.
const showAddress = sparingly(() => {
  // The visitor is on the way to somewhere else.
  if (location.hash !== shown) return;
  history.replaceState(history.state, "", writeAddress(address.peek()));
  shown = location.hash;
});

/** Changes the address in place: "back" leads to where the visitor was before. */
export const replaceAddress = (changed: Address): void => {
  address.value = changed;
  showAddress();
};

/** The address of the page without its hash. */
export const pageAddress = (): string => location.href.split("#")[0]!;

/** The whole address of what is shown now. The browser's own may be a moment behind. */
export const pageLink = (): string => pageAddress() + writeAddress(address.peek());

/** The last address in each room. */
const left = signal<Readonly<Record<string, string>>>({});
effect(() => {
  const text = writeAddress(address.value);
  if (left.peek()[address.value.room] !== text) left.value = { ...left.peek(), [address.value.room]: text };
});

/** A link to a room as it was left. */
export const linkTo = (room: string): string => left.value[room] ?? `#/${room}`;

/**
 * A room's settings, kept in the address, so that a link shows the same. Changes replace the entry in the browser's history:
 * "back" leaves the room.
 */
export const settingsInAddress = <T extends object>(room: string, settings: SettingsOf<T>): Signal<T> => {
  const { room: present, settings: given } = address.peek();
  const values = signal(readSettings(settings, present === room ? given : new URLSearchParams()));
  effect(() => {
    if (address.value.room !== room) return;
    const read = readSettings(settings, address.value.settings);
    if (writeSettings(settings, read).toString() !== writeSettings(settings, values.peek()).toString()) {
      values.value = read;
    }
  });
  effect(() => {
    const query = writeSettings(settings, values.value);
    const { room: present, path, settings: before } = address.peek();
    if (present !== room) return;
    for (const name of VIEW_SETTINGS) if (before.has(name)) query.set(name, before.get(name)!);
    if (query.toString() !== before.toString()) replaceAddress({ room, path, settings: query });
  });
  return values;
};
