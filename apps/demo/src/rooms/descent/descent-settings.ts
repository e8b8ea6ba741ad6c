import { numberSetting, type SettingsOf } from "../../address.js";

/** What can be chosen in the room of descents. */
export interface DescentSettings {
  readonly rate: number;
}

export const DESCENT_SETTINGS: SettingsOf<DescentSettings> = {
  rate: numberSetting(0.396, 0.001, 2),
};
