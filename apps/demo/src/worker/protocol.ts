/** A message from the page to the worker of a room. */
export type PageMessage<Settings, Input = never> =
  | { readonly type: "settings"; readonly settings: Settings }
  | { readonly type: "play" }
  | { readonly type: "pause" }
  | { readonly type: "step" }
  | { readonly type: "reset" }
  | { readonly type: "input"; readonly input: Input }
  /** The visitor has left the room: it waits, and goes on after `return` as it was. */
  | { readonly type: "leave" }
  | { readonly type: "return" }
  /** The last picture has been shown: the page is ready for another. */
  | { readonly type: "shown" };

/** A message from the worker of a room to the page. */
export type WorkerMessage<Picture> =
  | { readonly type: "runs-on"; readonly runsOn: string }
  | { readonly type: "picture"; readonly picture: Picture; readonly state: RunState }
  | { readonly type: "problem"; readonly sentence: string };

/** Whether a simulation goes on by itself. */
export type RunState = "playing" | "paused" | "ended";
