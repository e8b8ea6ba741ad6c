/** What happens at a time. */
interface TimedEvent {
  readonly time: number;
  readonly happen: () => void;
}

/** Events by their time: a binary heap. */
export const eventQueue = () => {
  const heap: TimedEvent[] = [];
  const swap = (i: number, j: number): void => {
    [heap[i], heap[j]] = [heap[j]!, heap[i]!];
  };
  return {
    add(time: number, happen: () => void): void {
      heap.push({ time, happen });
      for (let i = heap.length - 1; i > 0 && heap[i]!.time < heap[(i - 1) >> 1]!.time; i = (i - 1) >> 1)
        swap(i, (i - 1) >> 1);
    },
    next(): TimedEvent | undefined {
      const [first] = heap;
      const last = heap.pop();
      if (first === undefined || last === undefined || heap.length === 0) return first;
      heap[0] = last;
      for (let i = 0; ; ) {
        const [left, right] = [2 * i + 1, 2 * i + 2];
        let least = i;
        for (const child of [left, right])
          if (child < heap.length && heap[child]!.time < heap[least]!.time) least = child;
        if (least === i) return first;
        swap(i, least);
        i = least;
      }
    },
  };
};
