import { effect, type Signal, signal } from "@preact/signals";
import { readSettings, type SettingsOf, writeSettings } from "./settings.js";

/**
 * The address of a view: the room, and those of its settings that are not the usual ones. It comes after the `#`, so that it
 * works in any folder of any host.
 */
export interface Address {
  readonly room: string;
  readonly settings: URLSearchParams;
}

const readAddress = (hash: string): Address => {
  const [, room = "", query = ""] = /^#?\/?([^?]*)\??(.*)$/.exec(hash) ?? [];
  return { room, settings: new URLSearchParams(query) };
};

const writeAddress = ({ room, settings }: Address): string => {
  const query = settings.toString();
  return `#/${room}${query === "" ? "" : `?${query}`}`;
};

/** The browser's present address; empty in Node, where settings are read as well. */
export const address: Signal<Address> = signal(readAddress(globalThis.location?.hash ?? ""));
globalThis.addEventListener?.("hashchange", () => {
  address.value = readAddress(location.hash);
});

/**
 * A room's settings, kept in the address, so that a link shows the same. Changes replace the entry in the browser's history:
 * "back" leaves the room.
 */
export const settingsInAddress = <T extends object>(room: string, settings: SettingsOf<T>): Signal<T> => {
  const values = signal(readSettings(settings, address.peek().settings));
  effect(() => {
    if (address.value.room !== room) return;
    const written = writeSettings(settings, readSettings(settings, address.value.settings)).toString();
    if (written !== writeSettings(settings, values.peek()).toString()) {
      values.value = readSettings(settings, address.value.settings);
    }
  });
  effect(() => {
    const query = writeSettings(settings, values.value);
    if (address.peek().room !== room || query.toString() === address.peek().settings.toString()) return;
    history.replaceState(null, "", writeAddress({ room, settings: query }));
    address.value = { room, settings: query };
  });
  return values;
};
