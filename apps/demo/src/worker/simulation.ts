/** What the worker of a room computes. */
export interface Simulation<Settings, Picture, Told = never> {
  /**
   * Takes over settings, before the first step and whenever they change. What cannot be changed on the way begins anew.
   */
  configure(settings: Settings): void;
  /** Begins anew with the settings at hand. */
  reset(): void;
  /** Computes one step, of a few milliseconds at most. Returns false where there is none left. */
  step(): boolean | Promise<boolean>;
  /** Takes in what is no setting: a drawing, files. Returns whether it begins anew with that. */
  hear?(told: Told): boolean | Promise<boolean>;
  /** Steps a second while it plays: as many as there is time for, unless said otherwise. */
  pace?(): number;
  /** Whether new settings leave it without a step to take, once it has ended. */
  ended?(): boolean;
  /**
   * What there is to see now. Its buffers are copied. While it plays there are many pictures a second; what takes longer,
   * such as a hash, can wait for the last one.
   */
  picture(playing: boolean): Picture | Promise<Picture>;
}
