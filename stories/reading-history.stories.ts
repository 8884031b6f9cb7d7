import '@vodokanal/widgets/define/reading-history';
import { expect, waitFor } from 'storybook/test';
import { storyOf, unfoldDispute } from './utilities.ts';

const TAG = 'vk-reading-history';

export default { title: 'Widgets/vk-reading-history', component: TAG };

const story = storyOf(TAG);
const choose = (value: string) => async (widget: HTMLElement) => {
  const chip = () => widget.shadowRoot!.querySelector<HTMLInputElement>(`input[name=origin][value=${value}]`);
  await waitFor(() => expect(chip()).not.toBeNull());
  chip()!.click();
  const charged = () => widget.shadowRoot!.querySelectorAll('li[data-charged]').length;
  await waitFor(() => (value === 'own' ? expect(charged()).toBe(0) : expect(charged()).toBeGreaterThan(0)));
};

export const SignedOut = story('signedOut', /войдите/);
export const Pending = story('slow', /История показаний/);
export const Failed = story('failing', /Повторить/);
export const Empty = story('noMeters', /Показаний ещё нет/);
export const Ready = story('happy', /учтено в счёте/);
export const Corrected = story('alreadySent', /принято/);
export const BilledOtherwise = story('billedOtherwise', /в счёт вошло 157/);
export const Declined = story('readingDeclined', /не принято к расчёту.*Расход в 50 раз больше обычного/s);
export const DeclinedInEnglish = story('readingDeclined', /not taken into account/, { globals: { lang: 'en' } });
export const OwnOnly = story('happy', /учтено в счёте/, { play: choose('own') });
export const EstimatesOnly = story('happy', /учтено в счёте/, { play: choose('charged') });
export const Disputed = story('happy', /учтено в счёте/, { args: { 'claim-url': '/claim.html' }, play: unfoldDispute });
export const English = story('happy', /in the bill/, { globals: { lang: 'en' } });
export const Dark = story('happy', /учтено в счёте/, { globals: { theme: 'dark' } });
export const Narrow = story('happy', /учтено в счёте/, { globals: { width: '240px' } });
