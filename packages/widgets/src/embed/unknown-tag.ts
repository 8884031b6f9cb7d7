import { tags } from '../generated/tags.ts';
import { report, reportMistake } from './diagnosis.ts';
import { mistakeInName } from './mistakes.ts';
import { nearestName } from './nearest-name.ts';

/** Reports a tag that the kit does not have. */
export function reportUnknown(name: string): void {
  const mistake = mistakeInName(name, tags);
  if (mistake) reportMistake(mistake);
  else report('VK-201', name, nearestName(name, tags) ?? tags.join(', '));
}
