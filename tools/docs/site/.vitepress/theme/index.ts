import type { Theme } from "vitepress";
import DefaultTheme from "vitepress/theme";
import Lesson from "./Lesson.vue";
import Runnable from "./Runnable.vue";
import "./style.css";

/** VitePress's own, with programs that run in the page, and lessons of the demo. */
export default {
  extends: DefaultTheme,
  enhanceApp: ({ app }) => void app.component("Runnable", Runnable).component("Lesson", Lesson),
} satisfies Theme;
