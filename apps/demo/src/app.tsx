import type { ComponentType } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { address, linkTo, writeAddress } from "./address.js";
import { loadedWhenWanted } from "./loaded-when-wanted.js";
import { openedFile } from "./opened-file.js";
import { presentRoom } from "./present-room.js";
import type { Room } from "./rooms/rooms.js";
import { DropAnywhere } from "./ui/drop-anywhere.js";
import { Footer } from "./ui/footer.js";
import { Header } from "./ui/header.js";
import { Problem } from "./ui/problem.js";
import { view, withView } from "./view.js";

const rooms = loadedWhenWanted<ComponentType>();

/** Looks at a table that was dropped, in the room that is about tables, unless the one that is open has use for it. */
const openTable = (file: File): void => {
  openedFile.value = file;
  const { room, settings } = address.peek();
  if (room !== "playground" || settings.get("data") !== "table") location.hash = linkTo("table");
};

/** The page: a header, and the room in the address; or one figure of it, for another page. */
export const App = () => {
  const room = presentRoom.value;
  const main = useRef<HTMLElement>(null);
  const place = [address.value.room, ...address.value.path].join("/");
  useEffect(() => {
    void rooms.want(room);
    if (room.lead !== undefined) document.title = `${room.title} · gd`;
  }, [room]);
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    scrollTo(0, 0);
    // The link that led here may have gone with the place that it was in.
    if (document.activeElement === document.body) main.current?.focus({ preventScroll: true });
  }, [place]);

  const embedded = view.value.embed.length > 0;
  const content = (
    <main id="room" tabIndex={-1} ref={main} class={embedded ? "embedded" : ""}>
      {room.lead !== undefined && (
        <>
          <h1 class={embedded ? "visually-hidden" : ""}>{room.title}</h1>
          {!embedded && <p class="lead">{room.lead}</p>}
        </>
      )}
      <RoomContent room={room} />
      {embedded && <WholeRoom room={room} />}
    </main>
  );
  if (embedded) return content;
  return (
    <>
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        Skip to the room
      </button>
      <DropAnywhere onFile={openTable} />
      <Header room={room} />
      {content}
      <Footer />
    </>
  );
};

const RoomContent = ({ room }: { readonly room: Room }) => {
  const Content = rooms.get(room.id);
  if (Content instanceof Error) {
    return (
      <Problem action={{ name: "Try again", run: () => void rooms.want(room) }}>
        This room could not be loaded: {Content.message}. If trying again does not help, reload the page.
      </Problem>
    );
  }
  return Content === undefined ? <p role="status">Opening the room …</p> : <Content />;
};

/** From a figure in another page to all of its room. */
const WholeRoom = ({ room }: { readonly room: Room }) => {
  const { settings, ...place } = address.value;
  const whole = writeAddress({ ...place, settings: withView(settings, { hide: [], embed: [] }) });
  return (
    <p class="small">
      <a href={whole} target="_blank" rel="noreferrer">
        {room.title} in gd, with all its figures and controls
      </a>
    </p>
  );
};
