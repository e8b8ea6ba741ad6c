/** The widths of networks that have been looked at. */
export interface WidthsSeen {
  /** With gradients that are all exactly 0. */
  readonly stuck: readonly number[];
  /** With some gradient that is not 0. */
  readonly moving: readonly number[];
}

export const NONE_SEEN: WidthsSeen = { stuck: [], moving: [] };
/** How close two of them have to come. */
export const WITHIN = 5;

/** The same with one more network. */
export const withWidth = ({ stuck, moving }: WidthsSeen, width: number, isStuck: boolean): WidthsSeen =>
  isStuck ? { stuck: [...stuck, width], moving } : { stuck, moving: [...moving, width] };

/** Whether a network has been seen in which nothing moves, beside one that is just narrower and moves. */
export const isEdgeFound = ({ stuck, moving }: WidthsSeen): boolean =>
  stuck.some((wide) => moving.some((narrow) => wide > narrow && wide - narrow <= WITHIN));
