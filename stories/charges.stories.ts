import '@vodokanal/widgets/define/charges';
import { expect, waitFor } from 'storybook/test';
import { press, storyOf } from './utilities.ts';

const TAG = 'vk-charges';

export default { title: 'Widgets/vk-charges', component: TAG };

const story = storyOf(TAG);
const all = (widget: HTMLElement, selector: string) => [...widget.shadowRoot!.querySelectorAll<HTMLElement>(selector)];

const openLine = (at: number, sees: string) => async (widget: HTMLElement) => {
  await waitFor(() => expect(all(widget, '.lines summary').length).toBeGreaterThan(at));
  all(widget, '.lines summary')[at]!.click();
  await waitFor(() => expect(all(widget, sees).length).toBeGreaterThan(0));
};
const choose = (period: string) => async (widget: HTMLElement) => {
  await waitFor(() => expect(all(widget, 'select').length).toBe(1));
  const [select] = all(widget, 'select') as HTMLSelectElement[];
  select!.value = period;
  select!.dispatchEvent(new Event('change'));
  await waitFor(() => expect(all(widget, '.lines').length).toBe(1));
};
const compareWithLastYear = async (widget: HTMLElement) => {
  await waitFor(() => expect(all(widget, 'input[value=lastYear]').length).toBe(1));
  all(widget, 'input[value=lastYear]')[0]!.click();
  await waitFor(() => expect(all(widget, '.why')[0]?.textContent).toMatch(/2025/));
};

export const SignedOut = story('signedOut', /войдите/);
export const Pending = story('slow', /Начисления/);
export const Failed = story('failing', /Повторить/);
export const Empty = story('noCharges', /Начислений пока нет/);
export const Ready = story('happy', /911,67/);
export const LineOpen = story('happy', /911,67/, { play: openLine(0, '.steps') });
export const LastYear = story('happy', /911,67/, { play: compareWithLastYear });
export const LateFee = story('overdue', /Пени/, { play: openLine(3, '.how') });
export const ByAverage = story('happy', /911,67/, { play: choose('2026-06') });
export const ByNorm = story('noMeters', /Повышающий коэффициент/);
export const CoefficientChanges = story('noMeters', /Повышающий коэффициент/, {
  play: async (widget) => {
    await choose('2025-12')(widget);
    await openLine(1, '.steps')(widget);
  },
});
export const Differs = story('chargeDiffers', /на\s10,00\s₽ больше/);
export const Disputed = story('chargeDiffers', /на\s10,00\s₽ больше/, {
  play: async (widget) => {
    await press(widget, /^(Оспорить|Dispute)/);
    await waitFor(() => expect(all(widget, '.lines [role=status]')[0]?.textContent).toMatch(/\S/));
  },
});
export const Unexplained = story('chargeUnexplained', /Без расчёта/, { play: openLine(2, '.how') });
export const Recalculated = story('recalculated', /Перерасчёт/, { play: openLine(3, '.how') });
export const AsTable = story('happy', /911,67/, {
  play: async (widget) => {
    await waitFor(() => expect(all(widget, 'section > details').length).toBe(1));
    (all(widget, 'section > details')[0] as HTMLDetailsElement).open = true;
  },
});
export const English = story('happy', /Charges/, { globals: { lang: 'en' } });
export const Dark = story('happy', /911,67/, { globals: { theme: 'dark' } });
export const Narrow = story('happy', /911,67/, { globals: { width: '240px' } });
