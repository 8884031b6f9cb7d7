import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import '@vodokanal/widgets/define/account-switcher';
import '@vodokanal/widgets/define/balance-card';
import '@vodokanal/widgets/define/claim-form';
import '@vodokanal/widgets/define/login';
import '@vodokanal/widgets/define/reading-form';
import '@vodokanal/widgets/define/reading-history';
import '@vodokanal/widgets/define/usage-chart';
import '@vodokanal/widgets/define/utility';
import { placeOn, press, typeInto, utility, type Globals } from './utilities.ts';
import { PASSWORD, type ScenarioName } from '@vodokanal/mocks';

// Whole journeys over several widgets of one page. The steps are listed on the tab Interactions, where each can be
// played again.
export default { title: 'Сценарии' };

interface Play {
  readonly canvasElement: HTMLElement;
  readonly step: (name: string, run: () => Promise<void>) => Promise<void>;
}
/** The widgets of the page by tag. */
type Widgets = (tag: string) => HTMLElement;

const journey = (
  scenario: ScenarioName,
  tags: readonly string[],
  steps: (widgets: Widgets, step: Play['step']) => Promise<void>,
) => ({
  render: (_: unknown, { globals }: { globals: Globals }) => {
    const page = document.createElement('vk-utility');
    page.setAttribute('endpoint', utility(scenario));
    const columns = document.createElement('div');
    columns.dataset['columns'] = '';
    columns.append(...tags.map((tag) => document.createElement(tag)));
    page.append(columns);
    return placeOn(globals, html`${page}`);
  },
  play: async ({ canvasElement, step }: Play) => steps((tag) => canvasElement.querySelector<HTMLElement>(tag)!, step),
});

const textOf = (widget: HTMLElement) => `${widget.shadowRoot?.textContent ?? ''} ${widget.innerText}`;
const has = (widget: HTMLElement, selector: string) =>
  waitFor(() =>
    expect(widget.querySelector(selector) ?? widget.shadowRoot?.querySelector(selector) ?? null).not.toBeNull(),
  );

const signIn = async (widgets: Widgets) => {
  await has(widgets('vk-login'), '[name=username]');
  await typeInto(widgets('vk-login'), { username: '230100001', password: PASSWORD }, true);
  await waitFor(() => expect(widgets('vk-login').querySelector('form')).toBeNull());
};

export const SendReadings = {
  name: 'Войти и передать показания',
  ...journey('signedOut', ['vk-login', 'vk-balance-card', 'vk-reading-form'], async (widgets, step) => {
    await step('Войти по номеру с квитанции', () => signIn(widgets));
    await step('Увидеть, сколько платить', async () => {
      await waitFor(() => expect(textOf(widgets('vk-balance-card'))).toMatch(/911[.,]67/));
    });
    const form = widgets('vk-reading-form');
    const fields = () => form.shadowRoot!.querySelectorAll<HTMLInputElement>('input[inputmode=decimal]');
    const type = (index: number, value: string) => {
      const field = fields()[index]!;
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('blur'));
    };
    await step('Набрать показание меньше прошлого и увидеть ошибку', async () => {
      await waitFor(() => expect(fields().length).toBe(2));
      type(0, '12');
      await has(form, '.vk-error');
    });
    await step('Исправить и отправить оба', async () => {
      type(0, '160,5');
      type(1, '197');
      form.shadowRoot!.querySelector('form')!.requestSubmit();
      await has(form, '.vk-notice[data-tone=good]');
    });
  }),
};

export const Register = {
  name: 'Зарегистрироваться',
  ...journey('signedOut', ['vk-login', 'vk-balance-card'], async (widgets, step) => {
    const login = widgets('vk-login');
    const register = () => login.querySelector<HTMLElement>('vk-register')!;
    await step('Открыть регистрацию', async () => {
      await has(login, '[name=username]');
      await press(login, /Зарегистрироваться|Register/);
      await waitFor(() => expect(register().querySelector('form')).toBeTruthy());
    });
    await step('Назвать счёт, счётчик и телефон', async () => {
      const proof = { accountNumber: '230100012', meterSerial: '11000018', phone: '8 900 765-43-21' };
      await typeInto(register(), proof, true);
      await has(register(), '[name=code]');
    });
    await step('Ввести код из SMS', async () => {
      await typeInto(register(), { code: '123456' }, true);
      await has(register(), '[name=password]');
    });
    await step('Придумать пароль', async () => {
      await typeInto(register(), { password: 'тихий ручей за домом' }, true);
      await waitFor(() => expect(textOf(widgets('vk-balance-card'))).toMatch(/ул\. Ключевая/));
    });
  }),
};

export const Recover = {
  name: 'Вернуть доступ',
  ...journey('signedOut', ['vk-login', 'vk-balance-card'], async (widgets, step) => {
    const login = widgets('vk-login');
    const recovery = () => login.querySelector<HTMLElement>('vk-recovery')!;
    await step('Открыть «Забыли пароль?»', async () => {
      await has(login, '[name=username]');
      await press(login, /Забыли пароль|Forgot/);
      await waitFor(() => expect(recovery().querySelector('form')).toBeTruthy());
    });
    await step('Назвать счёт и ввести код из SMS', async () => {
      await typeInto(recovery(), { login: '230100001' }, true);
      await has(recovery(), '[name=code]');
      await typeInto(recovery(), { code: '123456' }, true);
      await has(recovery(), '[name=password]');
    });
    await step('Придумать новый пароль', async () => {
      await typeInto(recovery(), { password: 'новый тихий ручей' }, true);
      await waitFor(() => expect(recovery()?.querySelector('form') ?? null).toBeNull());
    });
  }),
};

export const Cabinet = {
  name: 'Страница кабинета',
  ...journey(
    'happy',
    ['vk-login', 'vk-balance-card', 'vk-reading-form', 'vk-usage-chart', 'vk-reading-history', 'vk-claim-form'],
    async (widgets) => {
      await waitFor(() => expect(textOf(widgets('vk-balance-card'))).toMatch(/911[.,]67/));
      for (const tag of ['vk-reading-form', 'vk-usage-chart', 'vk-reading-history', 'vk-claim-form'])
        await waitFor(() => expect(widgets(tag).shadowRoot?.querySelector('.vk-skeleton') ?? null).toBeNull());
    },
  ),
};
