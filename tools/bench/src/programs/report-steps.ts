/** Takes a step and reports it, takes a hundred more, and reports the peak memory. */
export const reportSteps = (step: () => void): void => {
  step();
  console.log("stepped");
  for (let i = 0; i < 100; i++) step();
  console.log(`memory ${process.resourceUsage().maxRSS}`);
};
