import { expect, waitFor } from 'storybook/test';
import '@vodokanal/widgets/define/security';
import { press, storyOf, typeInto } from './utilities.ts';

const TAG = 'vk-security';

export default { title: 'Widgets/vk-security', component: TAG };

const story = storyOf(TAG);
const PASSWORD = 'tikhiy-rodnik-u-mosta';
const stepUp = async (widget: HTMLElement) => {
  await waitFor(() => expect(widget.querySelector('[name=current]')).not.toBeNull());
  await typeInto(widget, { current: PASSWORD }, true);
};

export const SignedOut = story('signedOut', /войдите/);
export const Pending = story('slow', /Безопасность/);
export const Failed = story('failing', /Повторить/);
export const Ready = story('happy', /Это был не я/);
export const ManySessions = story('manySessions', /Неизвестное устройство/);
export const WholeJournal = story('manySessions', /Журнал/, {
  play: (widget) => press(widget, /Показать все|Show all/),
});
export const SecondFactorOn = story('secondFactorOn', /Запасных кодов осталось: 2/);
export const Frozen = story('frozen', /Вы сообщили о чужом входе/);
export const AsksForThePassword = story('happy', /Безопасность/, {
  play: async (widget) => {
    await press(widget, /Изменить пароль|Change the password/);
    await waitFor(() => expect(widget.querySelector('[name=current]')).not.toBeNull());
  },
});
export const WrongPassword = story('happy', /Безопасность/, {
  play: async (widget) => {
    await press(widget, /Изменить пароль|Change the password/);
    await waitFor(() => expect(widget.querySelector('[name=current]')).not.toBeNull());
    await typeInto(widget, { current: 'не тот' }, true);
    await waitFor(() => expect(widget.querySelector('.vk-summary')).not.toBeNull());
  },
});
export const NewPassword = story('happy', /Безопасность/, {
  play: async (widget) => {
    await press(widget, /Изменить пароль|Change the password/);
    await stepUp(widget);
    await waitFor(() => expect(widget.querySelector('[name=password]')).not.toBeNull());
  },
});
export const Application = story('happy', /Безопасность/, {
  play: async (widget) => {
    await press(widget, /Подключить приложение|Connect a code/);
    await stepUp(widget);
    await waitFor(() => expect(widget.querySelector('[name=totpCode]')).not.toBeNull());
  },
});
export const RecoveryCodes = story('happy', /Безопасность/, {
  play: async (widget) => {
    await press(widget, /Получать коды по SMS|Get codes by SMS/);
    await stepUp(widget);
    await waitFor(() => expect(widget.shadowRoot!.querySelectorAll('.codes li').length).toBe(10));
  },
});
export const WrongApplicationCode = story('happy', /Безопасность/, {
  play: async (widget) => {
    await press(widget, /Подключить приложение|Connect a code/);
    await stepUp(widget);
    await typeInto(widget, { totpCode: '000000' }, true);
    await waitFor(() => expect(widget.querySelector('.vk-summary')).not.toBeNull());
  },
});
export const TurningOff = story('secondFactorOn', /Безопасность/, {
  play: async (widget) => {
    await press(widget, /Выключить: Приложение|Turn off: Code/);
    await waitFor(() => expect(widget.querySelector('[name=current]')).not.toBeNull());
  },
});
export const PasswordChanged = story('happy', /Безопасность/, {
  play: async (widget) => {
    await press(widget, /Изменить пароль|Change the password/);
    await stepUp(widget);
    await typeInto(widget, { password: 'совсем другой тихий ручей' }, true);
    await waitFor(() => expect(widget.shadowRoot!.querySelector('.vk-summary')).not.toBeNull());
  },
});
export const SessionEnded = story('manySessions', /Безопасность/, {
  play: async (widget) => {
    await press(widget, /Завершить вход: Chrome|Sign out: Chrome|Chrome, Android/);
    await waitFor(() => expect(widget.shadowRoot!.querySelector('.vk-summary')).not.toBeNull());
  },
});
export const Incident = story('happy', /Безопасность/, {
  play: (widget) => press(widget, /^(Это был не я|It was not me)$/),
});
export const IncidentReported = story('happy', /Безопасность/, {
  play: async (widget) => {
    await press(widget, /^(Это был не я|It was not me)$/);
    await waitFor(() => expect(widget.querySelector('form')).not.toBeNull());
    await typeInto(widget, { incidentWords: 'Вход ночью' }, true);
    await waitFor(() => expect(widget.shadowRoot!.textContent).toMatch(/Д-2026-000001/));
  },
});
export const English = story('happy', /It was not me/, { globals: { lang: 'en' } });
export const Dark = story('manySessions', /Это был не я/, { globals: { theme: 'dark' } });
export const Narrow = story('manySessions', /Это был не я/, { globals: { width: '240px' } });
