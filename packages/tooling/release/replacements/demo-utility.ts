/** Replaces `kit/demo-utility.ts` in the npm package with an import that bundlers can follow. */
export async function loadDemo(): Promise<typeof fetch> {
  const { demo } = await import('../../../../mocks/src/in-page.ts');
  return demo;
}
