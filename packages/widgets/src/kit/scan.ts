interface Detector {
  detect(image: ImageBitmapSource): Promise<readonly { readonly rawValue: string }[]>;
}

/** Reads a QR code in a photo on the device; undefined when there is none or the browser has no BarcodeDetector. */
export async function photographCode(file: Blob): Promise<string | undefined> {
  const { BarcodeDetector } = globalThis as unknown as {
    BarcodeDetector?: new (options: { readonly formats: readonly string[] }) => Detector;
  };
  if (!BarcodeDetector) return undefined;
  try {
    const [found] = await new BarcodeDetector({ formats: ['qr_code', 'data_matrix', 'aztec'] }).detect(
      await createImageBitmap(file),
    );
    return found?.rawValue;
  } catch {
    return undefined;
  }
}
