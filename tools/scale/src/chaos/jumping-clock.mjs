/** Loaded before a program: its clock jumps by up to an hour, back and forth, as often as it is looked at. */
const real = Date.now.bind(Date);
const jump = () => Math.sin(real() / 777) * 3_600_000;
Date.now = () => Math.round(real() + jump());
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now());
    else super(...given);
  }
};
