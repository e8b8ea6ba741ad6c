import "./lessons.css";
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { address } from "../address.js";
import { Problem } from "../ui/problem.js";
import type { Lesson } from "./lesson.js";
import { LessonOverview } from "./lesson-overview.js";
import { LessonPage } from "./lesson-page.js";
import { LESSONS, type LessonEntry } from "./lessons.js";

const loaded = signal<Readonly<Record<string, Lesson | Error>>>({});

const load = async ({ id, load }: LessonEntry): Promise<void> => {
  if (loaded.peek()[id] !== undefined) return;
  const lesson = await load().catch((error: unknown) => new Error(String(error)));
  loaded.value = { ...loaded.value, [id]: lesson };
};

/** All lessons, or the one in the address. */
export const LessonsRoom = () => {
  const [id] = address.value.path;
  const entry = LESSONS.find((entry) => entry.id === id);
  useEffect(() => {
    if (entry !== undefined) void load(entry);
    document.title = `${entry?.title ?? "Lessons"} · gd`;
  }, [entry]);
  if (entry === undefined) return <LessonOverview />;
  const lesson = loaded.value[entry.id];
  if (lesson === undefined) return <p role="status">Opening the lesson …</p>;
  if (lesson instanceof Error) {
    return <Problem>This lesson could not be loaded: {lesson.message} Reload the page to try again.</Problem>;
  }
  return <LessonPage key={entry.id} entry={entry} lesson={lesson} />;
};
