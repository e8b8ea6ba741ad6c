import "./lessons.css";
import { useEffect } from "preact/hooks";
import { address } from "../address.js";
import { loadedWhenWanted } from "../loaded-when-wanted.js";
import { Problem } from "../ui/problem.js";
import type { Lesson } from "./lesson.js";
import { LessonOverview } from "./lesson-overview.js";
import { LessonPage } from "./lesson-page.js";
import { LESSONS } from "./lessons.js";

const lessons = loadedWhenWanted<Lesson>();

/** All lessons, or the one in the address. */
export const LessonsRoom = () => {
  const [id] = address.value.path;
  const entry = LESSONS.find((entry) => entry.id === id);
  useEffect(() => {
    if (entry !== undefined) void lessons.want(entry);
    document.title = `${entry?.title ?? "Lessons"} · gd`;
  }, [entry]);
  if (entry === undefined) return <LessonOverview />;
  const lesson = lessons.get(entry.id);
  if (lesson === undefined) return <p role="status">Opening the lesson …</p>;
  if (lesson instanceof Error) {
    return (
      <Problem action={{ name: "Try again", run: () => void lessons.want(entry) }}>
        This lesson could not be loaded: {lesson.message}. If trying again does not help, reload the page.
      </Problem>
    );
  }
  return <LessonPage key={entry.id} entry={entry} lesson={lesson} />;
};
