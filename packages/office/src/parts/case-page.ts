import { html, nothing } from 'lit';
import { notice } from '../../../widgets/src/kit/parts/notice.ts';
import { problemText } from '../texts.ts';

export interface CasePage {
  /** The way back to the queue. */
  readonly back: { readonly address: string; readonly text: string };
  readonly title: string;
  /** Code of the last problem. */
  readonly problem: string | undefined;
  /** What was done last. */
  readonly done: string;
  /** The case that follows in the queue. */
  readonly next: { readonly address: string; readonly text: string } | undefined;
  readonly onRetry: () => void;
  /** Undefined until the case is loaded. */
  readonly content: unknown;
}

/** The frame of one case: the way back, the title, what went wrong or was done, and the case. */
export const casePage = ({ back, title, problem, done, next, onRetry, content }: CasePage): unknown => html`
  <section class="vk-card" aria-labelledby="title">
    <div><a href=${back.address}>← ${back.text}</a></div>
    <h1 id="title" tabindex="-1">${title}</h1>
    ${problem ? notice({ tone: 'problem', text: problemText(problem), action: content === undefined ? { text: 'Повторить', run: onRetry } : undefined }) : nothing}
    ${done ? html`<div class="vk-notice done" data-tone="good" role="status" tabindex=${next ? nothing : -1}><p>${done}</p>${next ? html`<a class="vk-button" href=${next.address}>${next.text}</a>` : nothing}</div>` : nothing}
    ${content ?? (problem ? nothing : html`<p role="status">Загружаем…</p>`)}
  </section>`;

/** Finds the message that a case was handled. */
export const DONE = '.done a, .done[tabindex]';
