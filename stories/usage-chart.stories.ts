import '@vodokanal/widgets/define/usage-chart';
import { expect, waitFor } from 'storybook/test';
import { storyOf, typeInto } from './utilities.ts';

const TAG = 'vk-usage-chart';

export default { title: 'Widgets/vk-usage-chart', component: TAG };

const story = storyOf(TAG);
const openDetails = (at: number) => (widget: HTMLElement) => {
  widget.shadowRoot!.querySelectorAll('details')[at]!.open = true;
  return Promise.resolve();
};
const checkForLeak = (values: Record<string, string>, tone: string) => async (widget: HTMLElement) => {
  await openDetails(1)(widget);
  await typeInto(widget, values, true);
  await waitFor(() => expect(widget.shadowRoot!.querySelector(`#leak-result ${tone}`)).not.toBeNull());
};

export const SignedOut = story('signedOut', /войдите/);
export const Pending = story('slow', /Расход воды/);
export const Failed = story('failing', /Повторить/);
export const Empty = story('noMeters', /Пока показывать нечего/);
export const Ready = story('happy', /Норматив/);
export const AsTable = story('happy', /Норматив/, { play: openDetails(0) });
export const MeterReplaced = story('meterReplaced', /ноябрь 2026/);
export const Unusual = story('leaking', /больше обычного/);
export const LeakCheck = story('happy', /Норматив/, {
  play: async (widget) => {
    await openDetails(1)(widget);
    await waitFor(() => expect(widget.shadowRoot!.querySelector('form')).not.toBeNull());
  },
});
export const LeakFound = story('happy', /Норматив/, {
  play: checkForLeak({ first: '160,000', second: '160,006', minutes: '60' }, '[data-tone=warning]'),
});
export const NoLeak = story('happy', /Норматив/, {
  play: checkForLeak({ first: '160', second: '160', minutes: '60' }, '[data-tone=good]'),
});
export const LeakCheckRefused = story('happy', /Норматив/, {
  play: checkForLeak({ first: '160', second: '159', minutes: '60' }, '.vk-error'),
});
export const English = story('happy', /Norm for all/, { globals: { lang: 'en' } });
export const Dark = story('happy', /Норматив/, { globals: { theme: 'dark' } });
export const Narrow = story('happy', /Норматив/, { globals: { width: '240px' } });
