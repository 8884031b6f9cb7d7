import '@vodokanal/widgets/define/reading-history';
import { expect, waitFor } from 'storybook/test';
import { storyOf } from './utilities.ts';

const TAG = 'vk-reading-history';

export default { title: 'Widgets/vk-reading-history', component: TAG };

const story = storyOf(TAG);
const choose = (value: string) => async (widget: HTMLElement) => {
  const select = [...widget.shadowRoot!.querySelectorAll('select')].at(-1)!;
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await waitFor(() => expect(widget.shadowRoot!.querySelectorAll('tbody tr').length).toBeLessThan(50));
};

export const SignedOut = story('signedOut', /войдите/);
export const Pending = story('slow', /История показаний/);
export const Failed = story('failing', /Повторить/);
export const Empty = story('noMeters', /Показаний ещё нет/);
export const Ready = story('happy', /учтено в счёте/);
export const Corrected = story('alreadySent', /принято/);
export const OwnOnly = story('happy', /учтено в счёте/, { play: choose('own') });
export const EstimatesOnly = story('happy', /учтено в счёте/, { play: choose('charged') });
export const English = story('happy', /in the bill/, { globals: { lang: 'en' } });
export const Dark = story('happy', /учтено в счёте/, { globals: { theme: 'dark' } });
export const Narrow = story('happy', /учтено в счёте/, { globals: { width: '240px' } });
