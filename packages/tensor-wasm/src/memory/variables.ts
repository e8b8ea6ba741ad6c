import type { Elements } from "@gd/tensor";
import type { Variable } from "./block.js";
import type { Memory } from "./memory.js";

/** Keeps variables in the memory of WebAssembly from their first use on, and on the heap what of them is looked at. */
export interface Variables {
  /** A variable with these elements, which are its own from now on. */
  create(elements: Elements): Variable;
  /** Where its elements lie, in the memory of WebAssembly. */
  pointerTo(variable: Variable, step: number): number;
  /** Its elements on the heap, which follow the variable, and which it follows between steps. */
  show(variable: Variable): Elements;
  /** To be called after its elements were written in the memory of WebAssembly. */
  changed(variable: Variable): void;
  /** Moves all variables back to the heap. */
  moveOut(): void;
}

export const createVariables = (memory: Memory): Variables => {
  let resident: Variable[] = [];

  const held = (variable: Variable): Elements | undefined => {
    const buffer = variable.held?.deref();
    if (buffer === undefined) variable.held = undefined;
    return buffer && memory.elementsOf(buffer);
  };

  return {
    create: (elements) => ({
      kind: "variable",
      length: elements.length,
      pointer: 0,
      heap: elements,
      shown: false,
      held: undefined,
      kept: undefined,
      takenOver: -1,
    }),
    pointerTo(variable, step) {
      if (variable.heap !== undefined) {
        variable.pointer = memory.allocatePermanently(variable.length);
        memory.copyIn(variable.pointer, variable.heap);
        if (variable.shown) variable.held = new WeakRef(variable.heap.buffer);
        variable.heap = undefined;
        variable.takenOver = step;
        resident.push(variable);
      } else if (variable.held !== undefined && variable.takenOver !== step) {
        // Who holds the elements may have written to them since the last step.
        const elements = held(variable);
        if (elements !== undefined) memory.copyIn(variable.pointer, elements);
        variable.kept = undefined;
        variable.takenOver = step;
      }
      return variable.pointer;
    },
    show(variable) {
      variable.shown = true;
      if (variable.heap !== undefined) return variable.heap;
      let elements = held(variable);
      if (elements === undefined) {
        elements = memory.copyOut(variable.pointer, variable.length);
        variable.held = new WeakRef(elements.buffer);
      }
      variable.kept = elements.buffer;
      return elements;
    },
    changed(variable) {
      const elements = held(variable);
      if (elements === undefined) return;
      const first = variable.pointer / memory.size;
      elements.set(memory.elements.subarray(first, first + variable.length));
    },
    moveOut() {
      for (const variable of resident) {
        variable.heap = held(variable) ?? memory.copyOut(variable.pointer, variable.length);
        variable.pointer = 0;
        variable.held = undefined;
        variable.kept = undefined;
      }
      resident = [];
    },
  };
};
