import type { ComponentType } from "preact";

/** A room of the page: a line in its header, and all addresses that begin with its name. */
export interface Room {
  /** Its name in the address: `#/descent`. A room may have places inside, `#/lessons/momentum`: `address.value.path`. */
  readonly id: string;
  readonly title: string;
  /** What there is to do, in a sentence or two. Without one, the room has a heading of its own. */
  readonly lead?: string;
  readonly load: () => Promise<ComponentType>;
}

/** The room of an address that names none. */
export const HOME = "descent";

export const ROOMS: readonly Room[] = [
  {
    id: "lessons",
    title: "Lessons",
    load: async () => (await import("../lessons/lessons-room.js")).LessonsRoom,
  },
  {
    id: "descent",
    title: "Descent",
    lead: "Five ways down the same linear regression. Press Play, and change the rules while they run.",
    load: async () => (await import("./descent/descent-room.js")).DescentRoom,
  },
  {
    id: "by-hand",
    title: "By hand",
    lead: "A small network with every number on it. Go forward to the loss and backward to each gradient, one operation at a time, and take the step.",
    load: async () => (await import("./by-hand/by-hand-room.js")).ByHandRoom,
  },
  {
    id: "vanishing",
    title: "Vanishing",
    lead: "A network made so wide that its sigmoids saturate and its gradients vanish. Find the change that makes it move again.",
    load: async () => (await import("./vanishing/vanishing-room.js")).VanishingRoom,
  },
  {
    id: "digits",
    title: "Digits",
    lead: "Train a network on handwritten digits right here in this page. Then draw a digit yourself and see what it reads.",
    load: async () => (await import("./digits/digits-room.js")).DigitsRoom,
  },
  {
    id: "playground",
    title: "Playground",
    lead: "Points in the plane, and a network that tells them apart. Change anything while it learns, down to a single weight.",
    load: async () => (await import("./playground/playground-room.js")).PlaygroundRoom,
  },
  {
    id: "table",
    title: "Your table",
    lead: "A CSV of your own: its columns looked at, a network trained on it in this page, and compared with simpler answers.",
    load: async () => (await import("./table/table-room.js")).TableRoom,
  },
];
