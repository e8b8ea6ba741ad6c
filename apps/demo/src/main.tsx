import { render } from "preact";
import "./ui/theme.css";
import { App } from "./app.js";

render(<App />, document.querySelector("#app")!);
