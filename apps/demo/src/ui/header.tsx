import "./header.css";
import { ROOMS, type Room } from "../rooms/rooms.js";
import { Button } from "./button.js";
import { theme, toggleTheme } from "./theme.js";

/** The name of the page, links to the rooms, and a button for light or dark. */
export const Header = ({ room }: { readonly room: Room }) => (
  <header class="header">
    <div class="header-inner">
      <a class="brand" href="#/">
        gd
      </a>
      <nav aria-label="Rooms">
        <ul class="rooms">
          {ROOMS.map(({ id, title }) => (
            <li key={id}>
              <a href={`#/${id}`} aria-current={id === room.id ? "page" : undefined}>
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="theme">
        <Button kind="quiet" onClick={toggleTheme}>
          {theme.value === "dark" ? "Light" : "Dark"}
          <span class="visually-hidden"> colours</span>
        </Button>
      </div>
    </div>
  </header>
);
