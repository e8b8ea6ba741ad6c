import { computed, effect, type ReadonlySignal } from "@preact/signals";
import { address, linkTo, readAddress, replaceAddress } from "./address.js";
import { HOME, ROOMS, type Room } from "./rooms/rooms.js";

const roomOf = (name: string): Room | undefined => ROOMS.find(({ id }) => id === name);

/** The room in the address; the home of the page if the address has none that there is. */
export const presentRoom: ReadonlySignal<Room> = computed(() => roomOf(address.value.room) ?? roomOf(HOME)!);

// Settings have a place in the address only once it names a room.
effect(() => {
  const { room, settings } = address.value;
  if (room === presentRoom.value.id) return;
  const given = room === "" && settings.size > 0;
  replaceAddress(given ? { room: HOME, path: [], settings } : readAddress(linkTo(HOME)));
});
