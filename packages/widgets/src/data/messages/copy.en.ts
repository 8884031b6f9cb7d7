import stepUp from '../../auth/messages/step-up.en.ts';
import type ru from './copy.ru.ts';

export default {
  ...stepUp,
  sending: 'Checking…',
  ready: 'The copy No. {number} is ready. You can download it for ten minutes, then get a new one.',
  pdf: 'Download to read (PDF)',
  json: 'Download for programs',
  again: 'Get the copy',
} satisfies typeof ru;
