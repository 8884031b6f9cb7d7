/** In the npm package in place of `kit/demo-utility.ts`: an import that bundlers can follow, into a chunk of its own. */
export async function loadDemo(): Promise<typeof fetch> {
  const { demo } = await import('../../../../mocks/src/in-page.ts');
  return demo;
}
