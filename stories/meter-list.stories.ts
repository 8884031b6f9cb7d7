import '@vodokanal/widgets/define/meter-list';
import { storyOf } from './utilities.ts';

const TAG = 'vk-meter-list';

export default { title: 'Widgets/vk-meter-list', component: TAG };

const story = storyOf(TAG);
const open = (widget: HTMLElement) => { for (const details of widget.shadowRoot!.querySelectorAll('details')) details.open = true; return Promise.resolve(); };

export const SignedOut = story('signedOut', /войдите/);
export const Pending = story('slow', /Мои счётчики/);
export const Failed = story('failing', /Повторить/);
export const Empty = story('noMeters', /нет счётчиков/);
export const Ready = story('happy', /Поверен до/);
export const PriceOfSilence = story('happy', /Поверен до/, { play: open });
export const ExpiredVerification = story('expiredVerification', /Срок поверки истёк/);
export const ExpiredVerificationOpened = story('expiredVerification', /Срок поверки истёк/, { play: open });
export const AutomaticMeter = story('automaticMeter', /Передаёт показания сам/);
export const NoAccess = story('noAccess', /контролёр не снимет/);
export const English = story('expiredVerification', /Verified until/, { globals: { lang: 'en' }, play: open });
export const Dark = story('expiredVerification', /Поверен до/, { globals: { theme: 'dark' } });
export const Narrow = story('expiredVerification', /Поверен до/, { globals: { width: '240px' }, play: open });
