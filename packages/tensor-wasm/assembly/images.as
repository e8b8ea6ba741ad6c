import { kernelOf } from "./instruction";
import { MAX_WINDOWS, PATCHES, SPREAD_MAXIMA, SPREAD_WINDOWS, SUM_PATCHES } from "./kernel-numbers";
import { patches, sumPatches } from "./patches";
import { maxWindows, spreadMaxima, spreadWindows, sumWindows } from "./windows";

// The kernels of windows over images are a module of their own, without data or globals, as few programs need them.

/** Computes an instruction for a range of images. */
export function run(at: usize, first: usize, last: usize): void {
  switch (kernelOf(at)) {
    case PATCHES: patches(at, first, last); break;
    case SUM_PATCHES: sumPatches(at, first, last); break;
    case SPREAD_WINDOWS: spreadWindows(at, first, last); break;
    case MAX_WINDOWS: maxWindows(at, first, last); break;
    case SPREAD_MAXIMA: spreadMaxima(at, first, last); break;
    default: sumWindows(at, first, last);
  }
}
