/** One message to the webmaster: what, why, and how to mend it. `{0}`, `{1}` are replaced by what was found. */
export interface Message {
  readonly ru: string;
  readonly en: string;
}

/**
 * Every message of the kit to webmasters, by its number: 1xx the script and the tags, 2xx what the page says,
 * 3xx the endpoint, 4xx the page's policy, 5xx sign-in on partner sites. `docs/messages.md` is made of the same list.
 */
export const catalog = {
  'VK-101': { ru: 'Виджет <{0}> не загрузился за 8 секунд. Посетитель видит то, что стоит внутри тега. Проверьте, что файлы виджетов лежат рядом с vk.js и не блокируются.', en: 'The widget <{0}> did not load within 8 seconds. Visitors see what stands inside the tag. Check that the files of the kit lie beside vk.js and are not blocked.' },
  'VK-102': { ru: 'Скрипт vk.js загружен, но виджетов на странице нет. Вероятно, редактор удалил тег. Вставьте вариант с div: <div data-vk="login"></div>', en: 'vk.js is loaded, but there is no widget on the page. An editor may have removed the tag. Paste the form with a div: <div data-vk="login"></div>' },
  'VK-103': { ru: 'Скрипт vk.js вставлен дважды ({0}). Работает первый; второй уберите.', en: 'vk.js stands on the page twice ({0}). The first one works; remove the other.' },
  'VK-104': { ru: 'Тег <{0}> уже занят другой версией виджетов ({1}, здесь {2}). Работает первая; оставьте на странице одну.', en: 'The tag <{0}> is taken by another version of the kit ({1}, this is {2}). The first one works; keep one of them.' },
  'VK-201': { ru: 'Виджета {0} нет. Может быть, {1}?', en: 'There is no widget {0}. Perhaps {1}?' },
  'VK-202': { ru: 'Параметра {0} нет. Может быть, {1}?', en: 'There is no parameter {0}. Perhaps {1}?' },
  'VK-203': { ru: 'Настройки в <script data-vk-config> не читаются как JSON: {0}. Проверьте кавычки и запятые.', en: 'The settings in <script data-vk-config> cannot be read as JSON: {0}. Check quotes and commas.' },
  'VK-204': { ru: 'on-success="{0}" не выполнено. Бывает redirect:ИМЯ, reload и show:#id. Адреса для redirect заводятся в реестре сайтов: gateway site add … --target ИМЯ=АДРЕС.', en: 'on-success="{0}" was not done. There are redirect:NAME, reload and show:#id. Addresses for redirect are registered: gateway site add … --target NAME=URL.' },
  'VK-205': { ru: 'Адрес {0} нельзя прочесть. Нужен полный адрес, например https://lk.example.org. Найден лишний знак: {1}', en: 'The address {0} cannot be read. A whole address is needed, e.g. https://lk.example.org. A strange sign was found: {1}' },
  'VK-301': { ru: 'По адресу {0} пришла страница HTML, а не JSON. Обычно это неверный путь в endpoint или страница входа в сеть.', en: 'At {0} there is an HTML page, not JSON. Usually the path of the endpoint is wrong, or a network asks to sign in.' },
  'VK-302': { ru: 'Сервер {0} работает, но не разрешает эту страницу ({1}). Зарегистрируйте её: gateway site add {1}', en: 'The server {0} works but does not admit this page ({1}). Register it: gateway site add {1}' },
  'VK-303': { ru: 'Страница открыта по https, а endpoint {0} по http: браузер такое запрещает. Дайте адрес https.', en: 'The page is https and the endpoint {0} is http: browsers forbid that. Give an https address.' },
  'VK-304': { ru: 'Сервер {0} не отвечает. Проверьте имя, сертификат и что сервер запущен.', en: 'The server {0} does not answer. Check its name, its certificate, and that it runs.' },
  'VK-305': { ru: 'Кадр {0} для <{1}> не ответил за 8 секунд. Посетитель видит запасной текст. Проверьте, что сайт зарегистрирован и его политика разрешает frame-src {0}.', en: 'The frame of {0} for <{1}> did not answer within 8 seconds. Visitors see the fallback. Check that the site is registered and that its policy allows frame-src {0}.' },
  'VK-401': { ru: 'Политика страницы (CSP) запрещает {1} для {0}. Добавьте: {1} {0}', en: 'The policy of the page (CSP) forbids {1} for {0}. Add: {1} {0}' },
  'VK-501': { ru: 'Окно входа не открылось: браузер запретил всплывающие окна. Вход через переадресацию включается в реестре: --allow-redirect.', en: 'The window of the sign-in did not open: the browser forbids pop-ups. Sign-in by redirect is switched on in the registry: --allow-redirect.' },
  'VK-502': { ru: 'Код для входа не принят: он действует один раз и недолго. Запросите новый на своём сервере.', en: 'The code was not taken: it works once and not for long. Ask your server for a new one.' },
  'VK-503': { ru: 'По адресу {0} нет кода. Сервер портала должен ответить JSON {"code": "…"}.', en: 'There is no code at {0}. The server of the portal must answer JSON {"code": "…"}.' },
} as const satisfies Record<string, Message>;

export type MessageCode = keyof typeof catalog;
