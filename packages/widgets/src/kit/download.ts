/** Saves a file on the person's device. */
export function downloadFile(page: Document, name: string, file: Blob): void {
  const link = page.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
