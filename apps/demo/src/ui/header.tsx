import "./header.css";
import { useState } from "preact/hooks";
import { linkTo, pageLink } from "../address.js";
import { HOME, ROOMS, type Room } from "../rooms/rooms.js";
import { ShareDialog } from "../share/share-dialog.js";
import { Button } from "./button.js";
import { CopyButton } from "./copy-button.js";
import { usePart } from "./parts.js";
import { theme, toggleTheme } from "./theme.js";

/** The name of the page, links to the rooms as they were left, and what concerns the whole page. */
export const Header = ({ room }: { readonly room: Room }) => {
  const rooms = usePart("Links to the rooms", "page-rooms");
  const share = usePart("Copy link and Share", "page-share");
  const [sharing, setSharing] = useState(false);
  return (
    <header class="header">
      <div class="header-inner">
        <a class="brand" href={linkTo(HOME)}>
          gd <span>gradient descent</span>
        </a>
        {rooms.shown && (
          <nav aria-label="Rooms">
            <ul class="rooms">
              {ROOMS.map(({ id, title }) => (
                <li key={id}>
                  <a href={linkTo(id)} aria-current={id === room.id ? "page" : undefined}>
                    {title}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <div class="header-buttons">
          {share.shown && (
            <>
              <CopyButton kind="quiet" text={pageLink}>
                Copy link
              </CopyButton>
              <Button kind="quiet" onClick={() => setSharing(true)}>
                Share …
              </Button>
            </>
          )}
          <Button kind="quiet" onClick={toggleTheme}>
            {theme.value === "dark" ? "Light" : "Dark"}
            <span class="visually-hidden"> colours</span>
          </Button>
        </div>
      </div>
      {sharing && <ShareDialog title={room.title} onClose={() => setSharing(false)} />}
    </header>
  );
};
