import { MIN_LENGTH } from '@vodokanal/contract/rules/password';
import type { FieldSpec } from '../kit/controllers/form-task.ts';
import type { Translate } from '../kit/i18n/messages.ts';
import type ru from './messages/password.ru.ts';

/** A field for a new password that says, while it is typed, what is still missing. The list of known passwords is the endpoint's. */
export const newPassword = (t: Translate<keyof typeof ru>, typed: () => string, least: () => number = () => MIN_LENGTH): FieldSpec => ({
  type: 'password', autocomplete: 'new-password',
  hint: () => {
    const count = [...typed().normalize('NFC')].length;
    return count >= least() ? t('passwordLongEnough') : t('passwordTooShort', { least: least(), count });
  },
});
