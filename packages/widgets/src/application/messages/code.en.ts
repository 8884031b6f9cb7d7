import account from '../../kit/i18n/messages/account.en.ts';
import code from '../../auth/messages/code.en.ts';
import type ru from './code.ru.ts';

export default {
  ...account,
  ...code,
  title: 'Sign with a code',
  code: 'Confirmation code',
  codeHint: 'Six digits from the message. You can paste all of it.',
  codeSubmit: 'Sign and send',
  back: 'Back to the application',
} satisfies typeof ru;
