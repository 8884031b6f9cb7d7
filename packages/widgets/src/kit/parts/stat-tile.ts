import { html, nothing } from 'lit';
import { fallingIcon } from '../../generated/icons/falling.ts';
import { risingIcon } from '../../generated/icons/rising.ts';
import { sparkline } from './sparkline.ts';

export interface StatTileOptions {
  readonly label: unknown;
  /** The figure with its unit, as text. */
  readonly value: unknown;
  /** The change in words, e.g. «на 12 % больше, чем год назад». */
  readonly change?: unknown;
  readonly direction?: 'rising' | 'falling';
  /** Earlier values up to this one; null where one is missing. */
  readonly series?: readonly (number | null)[];
  /** What the series shows, for screen readers. */
  readonly seriesText?: string;
}

/** One figure with its name, its change, and the line of its earlier values. */
export const statTile = ({ label, value, change, direction, series, seriesText = '' }: StatTileOptions) => html`
  <div class="vk-panel vk-tile">
    <p class="vk-muted">${label}</p>
    <p class="value">${value}</p>
    ${series && series.filter((each) => each !== null).length > 1 ? sparkline(series, seriesText) : nothing}
    ${change ? html`<p class="change">${direction === 'rising' ? risingIcon() : direction === 'falling' ? fallingIcon() : nothing}<span>${change}</span></p>` : nothing}
  </div>`;
