/** The width for which the height of a chart is given, in pixels. */
const USUAL_WIDTH = 420;

/** The height of a chart in a width: lower on a telephone, higher on a large screen, but never as much as its width changes. */
export const chartHeight = (usual: number, width: number): number =>
  Math.round(usual * Math.min(1.4, Math.max(0.6, width / USUAL_WIDTH)));
