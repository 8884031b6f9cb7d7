import { MIN_LENGTH } from '@vodokanal/contract/rules/password';
import type { FieldSpec } from '../kit/controllers/form-task.ts';
import type { Translate } from '../kit/i18n/messages.ts';
import type ru from './messages/password.ru.ts';

/** A field for a new password with a live hint on its length. The endpoint checks it against the list of leaked passwords. */
export const newPassword = (
  t: Translate<keyof typeof ru>,
  value: () => string,
  minLength: () => number = () => MIN_LENGTH,
): FieldSpec => ({
  type: 'password',
  autocomplete: 'new-password',
  hint: () => {
    const count = [...value().normalize('NFC')].length;
    return count >= minLength() ? t('passwordLongEnough') : t('passwordTooShort', { least: minLength(), count });
  },
});
