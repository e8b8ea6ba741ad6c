import type { Theme } from "vitepress";
import DefaultTheme from "vitepress/theme";
import Runnable from "./Runnable.vue";
import "./style.css";

/** VitePress's own, with programs that run in the page. */
export default {
  extends: DefaultTheme,
  enhanceApp: ({ app }) => void app.component("Runnable", Runnable),
} satisfies Theme;
