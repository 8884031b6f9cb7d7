import stepUp from '../../auth/messages/step-up.ru.ts';

export default {
  ...stepUp,
  sending: 'Проверяем…',
  ready: 'Копия № {number} готова. Скачать её можно десять минут, потом получите новую.',
  pdf: 'Скачать для чтения (PDF)',
  json: 'Скачать для программ',
  again: 'Получить копию',
};
