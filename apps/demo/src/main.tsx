import { render } from "preact";
import "./ui/theme.css";
import { App } from "./app.js";

const place = document.querySelector("#app")!;
// What it says of a page that has not started.
place.replaceChildren();
render(<App />, place);
