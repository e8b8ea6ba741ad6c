/** What the worker of a room computes. */
export interface Simulation<Settings, Picture, Input = never> {
  /**
   * Takes settings, before the first step and whenever they change. A change that cannot be made midway starts it over.
   * Where that takes a while, there is something to see at once, and more when it is done.
   */
  configure(settings: Settings): void | Promise<void>;
  /** Starts over with the present settings. */
  reset(): void;
  /** Computes one step, of a few milliseconds at most. Returns false when none is left. */
  step(): boolean | Promise<boolean>;
  /** Takes input that is not a setting, such as a drawing or files. Returns whether it starts over with that. */
  receive?(input: Input): boolean | Promise<boolean>;
  /** Steps per second while it plays. Default: as many as there is time for. */
  pace?(): number;
  /**
   * Looks closer once it does not play, and its picture has been sent; what that takes a while for can wait until nobody changes
   * anything. Returns whether there is more to see now.
   */
  consider?(): Promise<boolean>;
  /** Whether it has no step left under the present settings, once it has ended. */
  ended?(): boolean;
  /**
   * What there is to see now. Its buffers are copied. While it plays there are many pictures per second: what takes longer,
   * such as a hash, can wait for the last one.
   */
  picture(playing: boolean): Picture | Promise<Picture>;
}
