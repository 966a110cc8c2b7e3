const SHOWN = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']);

export function isPicture(mediaType: string): boolean {
  return SHOWN.has(mediaType);
}

/** Draws a picture no larger than `most` CSS pixels on either side. */
export async function drawn(canvas: HTMLCanvasElement, content: Blob, most: number): Promise<void> {
  const bitmap = await createImageBitmap(content);
  const scale = Math.min(1, most / Math.max(bitmap.width, bitmap.height));
  const sharp = Math.min(devicePixelRatio || 1, 2);
  const [width, height] = [bitmap.width * scale, bitmap.height * scale];
  canvas.width = Math.round(Math.min(width * sharp, bitmap.width));
  canvas.height = Math.round(Math.min(height * sharp, bitmap.height));
  canvas.style.setProperty('aspect-ratio', `${bitmap.width} / ${bitmap.height}`);
  canvas.style.setProperty('width', `${width}px`);
  canvas.getContext('2d')!.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
}

export function save(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
