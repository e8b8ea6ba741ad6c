/** An empty canvas of a size, with as many pixels as the screen has there; drawn on in CSS pixels. */
export const sizedCanvas = (canvas: HTMLCanvasElement, width: number, height: number): CanvasRenderingContext2D => {
  const [across, down] = [Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)];
  // To set a size takes longer than to clear.
  if (canvas.width !== across || canvas.height !== down) {
    canvas.width = across;
    canvas.height = down;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  const drawing = canvas.getContext("2d")!;
  drawing.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  drawing.clearRect(0, 0, width, height);
  return drawing;
};
