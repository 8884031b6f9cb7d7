import stepUp from '../../auth/messages/step-up.ru.ts';

export default {
  ...stepUp,
  sending: 'Проверяем…',
  ready: 'Копия № {number} готова. Скачать её можно в течение десяти минут. Позже запросите новую.',
  pdf: 'Скачать для чтения (PDF)',
  json: 'Скачать для программ',
  again: 'Получить копию',
};
