import { html, nothing } from 'lit';
import { infoIcon } from '../../generated/icons/info.ts';
import type { VkAccountElement } from '../account-element.ts';
import type { LoadTask } from '../controllers/load-task.ts';
import type { Translate } from '../i18n/messages.ts';
import { accountChoice } from './account-choice.ts';
import { empty as emptyState } from './empty.ts';
import { notice } from './notice.ts';
import { signInPrompt } from './sign-in-prompt.ts';
import { skeleton } from './skeleton.ts';

export interface CardOptions<T, View> {
  /** Lines of the skeleton, so that the height does not change when the value arrives. */
  readonly lines: number;
  readonly title?: string;
  /** The task of the widget is done: reserve no height and hide the choice of account. */
  readonly isDone?: boolean;
  /** Text for an empty value; left out where a value is never empty. */
  readonly empty?: string;
  /** Picture of the empty branch. */
  readonly emptyIcon?: () => unknown;
  ready(value: T, view: View): unknown;
  /** Shown below every branch but the pending one, where it would move: what can be done without the value. */
  below?(): unknown;
}

/**
 * The frame of an account widget: its heading and the current branch of its load. The account can be chosen in every
 * branch, so that a failure of one account does not block the others.
 */
export function card<T, View>(
  host: VkAccountElement,
  t: Translate<'account' | 'sessionExpired' | 'signIn' | 'signInButton' | 'title'>,
  task: LoadTask<T, readonly unknown[], View>,
  { lines, title = t('title'), isDone = false, empty, emptyIcon = infoIcon, ready, below }: CardOptions<T, View>,
): unknown {
  const withBelow = (content: unknown) => html`${content}${below?.()}`;
  const choice = isDone || !task.isOfAccount ? nothing : accountChoice(host, t('account'));
  return html`
    <section class="vk-card" part="card" ?data-room=${host.mayBeSignedIn && !isDone} aria-labelledby="title" tabindex="-1">
      <slot name="heading"><h2 id="title" part="heading">${title}</h2></slot>
      ${task.render({
        signedOut: () => withBelow(signInPrompt(host, t)),
        pending: () => skeleton(t('loading'), lines),
        failed: (problem) =>
          withBelow([
            choice,
            notice({ tone: 'problem', text: t.problem(problem), action: { text: t('retry'), run: task.retry } }),
          ]),
        empty: () => withBelow([choice, emptyState(emptyIcon(), empty)]),
        ready: (value, view) => withBelow([choice, ready(value, view)]),
      })}
    </section>`;
}
