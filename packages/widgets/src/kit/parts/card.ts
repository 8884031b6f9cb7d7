import { html, nothing } from 'lit';
import type { VkAccountElement } from '../account-element.ts';
import type { LoadTask } from '../controllers/load-task.ts';
import type { Translate } from '../i18n/messages.ts';
import { accountChoice } from './account-choice.ts';
import { notice } from './notice.ts';
import { skeleton } from './skeleton.ts';

export interface CardOptions<T, View> {
  /** Of the skeleton, so that nothing jumps. */
  readonly lines: number;
  readonly title?: string;
  /** What there was to do is done: no height is reserved for it, and no account is chosen. */
  readonly isDone?: boolean;
  /** What to say when there is nothing to show; left out where there is always something. */
  readonly empty?: string;
  ready(value: T, view: View): unknown;
}

/**
 * A widget of an account: its heading, and under it the branch in which its load is. Which of several accounts it shows
 * can be chosen in all of them, so that the failure of one keeps nobody from the others.
 */
export function card<T, View>(host: VkAccountElement, t: Translate<'account' | 'sessionExpired' | 'signIn' | 'title'>, task: LoadTask<T, readonly unknown[], View>, { lines, title = t('title'), isDone = false, empty, ready }: CardOptions<T, View>): unknown {
  const choice = isDone || !task.isOfAccount ? nothing : accountChoice(host, t('account'));
  return html`
    <section class="vk-card" part="card" ?data-room=${host.isInside && !isDone} aria-labelledby="title" tabindex="-1">
      <slot name="heading"><h2 id="title" part="heading">${title}</h2></slot>
      ${task.render({
        signedOut: () => html`<div class="vk-notice" role="status"><p>${t(host.client?.session.state === 'expired' ? 'sessionExpired' : 'signIn')}</p><slot name="sign-in"></slot></div>`,
        pending: () => skeleton(t('loading'), lines),
        failed: (problem) => html`${choice}${notice({ tone: 'problem', text: t.problem(problem), action: { text: t('retry'), run: task.retry } })}`,
        empty: () => html`${choice}${notice({ text: empty })}`,
        ready: (value, view) => html`${choice}${ready(value, view)}`,
      })}
    </section>`;
}
