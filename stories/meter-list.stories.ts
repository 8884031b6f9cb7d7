import '@vodokanal/widgets/define/meter-list';
import { endSession, press, storyOf, typeInto } from './utilities.ts';

const TAG = 'vk-meter-list';

export default { title: 'Widgets/vk-meter-list', component: TAG };

const story = storyOf(TAG);
const open = (widget: HTMLElement) => {
  for (const details of widget.shadowRoot!.querySelectorAll('details')) details.open = true;
  return Promise.resolve();
};

export const SignedOut = story('signedOut', /войдите/);
export const SessionEnded = story('happy', /Поверен до/, { play: endSession });
export const Pending = story('slow', /Мои счётчики/);
export const Failed = story('failing', /Повторить/);
export const Empty = story('noMeters', /нет счётчиков/);
export const Ready = story('happy', /Поверен до/);
export const EstimatePanel = story('happy', /Поверен до/, { play: open });
export const ExpiredVerification = story('expiredVerification', /Срок поверки истёк/);
export const ExpiredVerificationOpened = story('expiredVerification', /Срок поверки истёк/, { play: open });
export const ReadingDeclined = story('readingDeclined', /Отклонено.*Расход в 50 раз больше обычного/s);
export const ReadingDeclinedInEnglish = story('readingDeclined', /Declined/, { globals: { lang: 'en' } });
export const LateVisit = story('lateVisit', /Ответ опаздывает/);
export const AutomaticMeter = story('automaticMeter', /Передаёт показания сам/);
export const NoAccess = story('noAccess', /контролёр не снимет/);
const ask =
  (words: RegExp, values: Record<string, string> = {}, sends = false) =>
  async (widget: HTMLElement) => {
    await press(widget, words);
    if (Object.keys(values).length > 0 || sends) await typeInto(widget, values, sends);
  };
const record = { record: '1-123456789', verifiedOn: '20.11.2026' };
export const Verification = story('expiredVerification', /Срок поверки истёк/, {
  play: ask(/Сообщить о поверке|Tell us/),
});
export const VerificationRefused = story('expiredVerification', /Срок поверки истёк/, {
  play: ask(/Сообщить о поверке|Tell us/, { record: 'да', verifiedOn: '1' }, true),
});
export const VerificationSent = story('expiredVerification', /Срок поверки истёк/, {
  play: ask(/Сообщить о поверке|Tell us/, record, true),
});
export const Visit = story('noAccess', /контролёр не снимет/, { play: ask(/Вызвать контролёра|Ask for a controller/) });
export const English = story('expiredVerification', /Verified until/, { globals: { lang: 'en' }, play: open });
export const Dark = story('expiredVerification', /Поверен до/, { globals: { theme: 'dark' } });
export const Narrow = story('expiredVerification', /Поверен до/, { globals: { width: '240px' }, play: open });
