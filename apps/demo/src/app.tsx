import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { address } from "./address.js";
import { openedFile } from "./opened-file.js";
import { ROOMS } from "./rooms/rooms.js";
import { DropAnywhere } from "./ui/drop-anywhere.js";
import { Header } from "./ui/header.js";
import { Problem } from "./ui/problem.js";

const loaded = signal<Readonly<Record<string, ComponentType | Error>>>({});

const load = async (id: string): Promise<void> => {
  const room = ROOMS.find((room) => room.id === id) ?? ROOMS[0]!;
  if (loaded.peek()[room.id] !== undefined) return;
  const shown = await room.load().catch((error: unknown) => new Error(String(error)));
  loaded.value = { ...loaded.value, [room.id]: shown };
};

/** Looks at a table that was dropped, in the room that is about tables, unless the one that is open has use for it. */
const openTable = (file: File): void => {
  openedFile.value = file;
  const { room, settings } = address.peek();
  if (room !== "playground" || settings.get("data") !== "table") location.hash = "#/table";
};

/** The page: a header, and the room in the address. */
export const App = () => {
  const room = ROOMS.find(({ id }) => id === address.value.room) ?? ROOMS[0]!;
  useEffect(() => {
    void load(room.id);
    document.title = `${room.title} · gd`;
  }, [room]);
  const Room = loaded.value[room.id];
  return (
    <>
      <button type="button" class="skip" onClick={() => document.querySelector<HTMLElement>("#room")?.focus()}>
        Skip to the room
      </button>
      <DropAnywhere onFile={openTable} />
      <Header room={room} />
      <main id="room" tabIndex={-1}>
        <h1>{room.title}</h1>
        <p class="lead">{room.lead}</p>
        {Room instanceof Error ? (
          <Problem>This room could not be loaded: {Room.message} Reload the page to try again.</Problem>
        ) : Room === undefined ? (
          <p role="status">Opening the room …</p>
        ) : (
          <Room />
        )}
      </main>
    </>
  );
};
