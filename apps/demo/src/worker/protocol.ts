/** What the page tells the worker of a room. */
export type Order<Settings, Told = never> =
  | { readonly type: "settings"; readonly settings: Settings }
  | { readonly type: "play" }
  | { readonly type: "pause" }
  | { readonly type: "step" }
  | { readonly type: "reset" }
  | { readonly type: "tell"; readonly told: Told }
  /** The last picture has been shown: there may be another. */
  | { readonly type: "shown" };

/** What the worker of a room tells the page. */
export type News<Picture> =
  | { readonly type: "runs-on"; readonly interpreter: string }
  | { readonly type: "picture"; readonly picture: Picture; readonly state: "playing" | "paused" | "ended" }
  | { readonly type: "problem"; readonly sentence: string };
