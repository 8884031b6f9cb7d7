import { html, svg } from 'lit';

const WIDTH = 100;
const HEIGHT = 28;
/** Room for the stroke above and below. */
const MARGIN = 3;

type Point = readonly [x: number, y: number];

/** The points of a series; undefined where a value is missing. Equal values lie in the middle. */
export function pointsOf(values: readonly (number | null)[]): readonly (Point | undefined)[] {
  const known = values.filter((value) => value !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  return values.map((value, at) => {
    if (value === null) return undefined;
    const level = high === low ? 0.5 : (value - low) / (high - low);
    const x = values.length < 2 ? WIDTH / 2 : (at / (values.length - 1)) * WIDTH;
    return [x, HEIGHT - MARGIN - level * (HEIGHT - 2 * MARGIN)];
  });
}

const round = (length: number): string => String(Math.round(length * 10) / 10);

/** The path of a line through the points, with a gap where one is missing. */
export const pathOf = (points: readonly (Point | undefined)[]): string =>
  points
    .map((point, at) => (point ? `${points[at - 1] ? 'L' : 'M'}${round(point[0])} ${round(point[1])}` : ''))
    .join('');

/** A small line of a series without axes, with a dot at its end. `text` says what it shows. */
export function sparkline(values: readonly (number | null)[], text: string): unknown {
  const points = pointsOf(values);
  const last = points.filter((point) => point !== undefined).pop();
  return html`
    <svg class="vk-spark" role="img" aria-label=${text} viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none">
      <path d=${pathOf(points)}></path>${last && svg`<path class="end" d="M${round(last[0])} ${round(last[1])}h0"></path>`}
    </svg>`;
}
