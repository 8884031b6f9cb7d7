import { expect, waitFor } from 'storybook/test';
import '@vodokanal/widgets/define/consents';
import { press, storyOf } from './utilities.ts';

const TAG = 'vk-consents';

export default { title: 'Widgets/vk-consents', component: TAG };

const story = storyOf(TAG);

export const SignedOut = story('signedOut', /войдите/);
export const Pending = story('slow', /Согласия/);
export const Failed = story('failing', /Повторить/);
export const Empty = story('noConsents', /ни о каких согласиях не просит/);
export const Ready = story('happy', /Вы не давали этого согласия/);
export const Given = story('consented', /Вы согласились/);
export const NewText = story('newConsentText', /Текст изменился/);
export const Withdrawn = story('consented', /Согласия/, {
  play: async (widget) => {
    await press(widget, /Отозвать: |Withdraw: /);
    await waitFor(() => expect(widget.shadowRoot!.textContent).toMatch(/отозвали|withdrew/));
  },
});
export const History = story('newConsentText', /Согласия/, {
  play: async (widget) => {
    await press(widget, /Согласиться: Согласие на письма|I consent: Согласие на письма|Consent: Согласие на письма/);
    await waitFor(() => expect(widget.shadowRoot!.querySelector('details ul')).not.toBeNull());
    for (const details of widget.shadowRoot!.querySelectorAll('details')) details.open = true;
  },
});
export const English = story('happy', /I consent/, { globals: { lang: 'en' } });
export const Dark = story('consented', /Согласия/, { globals: { theme: 'dark' } });
export const Narrow = story('consented', /Согласия/, { globals: { width: '240px' } });
