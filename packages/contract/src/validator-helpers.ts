/** Length of a text as JSON Schema counts it: a letter outside the basic plane is one. */
export function countCodePoints(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

/** Whether two values out of JSON are the same. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [ours, theirs] = [Object.entries(a), new Map(Object.entries(b))];
  return (
    Array.isArray(a) === Array.isArray(b) &&
    ours.length === theirs.size &&
    ours.every(([key, value]) => theirs.has(key) && isEqual(value, theirs.get(key)))
  );
}
