import { convolve, convolveTransposed, sumConvolved } from "./convolution";
import { kernelOf } from "./instruction";
import {
  CONVOLVE, CONVOLVE_TRANSPOSED, MAX_WINDOWS, PAD, PATCHES, SPREAD_MAXIMA, SPREAD_WINDOWS, SUM_CONVOLVED, SUM_PATCHES,
} from "./kernel-numbers";
import { pad } from "./pad";
import { patches, sumPatches } from "./patches";
import { maxWindows, spreadMaxima, spreadWindows, sumWindows } from "./windows";

// The kernels of windows over images are a module of their own, without data or globals, as few programs need them.

/** Computes an instruction for a range of images, or of the rows of a product. The scratch is the calling thread's own. */
export function run(at: usize, first: usize, last: usize, scratch: usize): void {
  switch (kernelOf(at)) {
    case PATCHES: patches(at, first, last); break;
    case SUM_PATCHES: sumPatches(at, first, last); break;
    case SPREAD_WINDOWS: spreadWindows(at, first, last); break;
    case MAX_WINDOWS: maxWindows(at, first, last); break;
    case SPREAD_MAXIMA: spreadMaxima(at, first, last); break;
    case PAD: pad(at, first, last); break;
    case CONVOLVE: convolve(at, first, last, scratch); break;
    case CONVOLVE_TRANSPOSED: convolveTransposed(at, first, last, scratch); break;
    case SUM_CONVOLVED: sumConvolved(at, first, last, scratch); break;
    default: sumWindows(at, first, last);
  }
}
