import { MIN_LENGTH } from '@vodokanal/contract/rules/password';
import type { FieldSpec } from '../kit/form-task.ts';
import type { Say } from '../kit/messages.ts';
import type ru from './messages/password.ru.ts';

/** A field for a new password that says, while it is typed, what is still missing. The list of known passwords is the endpoint's. */
export const newPassword = (say: Say<keyof typeof ru>, typed: () => string, least: () => number = () => MIN_LENGTH): FieldSpec => ({
  type: 'password', autocomplete: 'new-password',
  hint: () => {
    const count = [...typed().normalize('NFC')].length;
    return count >= least() ? say('passwordLongEnough') : say('passwordTooShort', { least: least(), count });
  },
});
