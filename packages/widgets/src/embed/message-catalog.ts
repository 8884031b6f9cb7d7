/** One message to the webmaster: what is wrong, why, and how to fix it. `{0}`, `{1}` are replaced by details. */
export interface Message {
  readonly ru: string;
  readonly en: string;
}

/**
 * Every message of the kit to webmasters, by number: 1xx the script and the tags, 2xx the settings of the page,
 * 3xx the endpoint, 4xx the page's policy, 5xx sign-in on partner sites. `docs/messages.md` is generated from this list.
 */
export const catalog = {
  'VK-101': {
    ru: 'Виджет <{0}> не загрузился за 8 секунд. Посетитель видит то, что стоит внутри тега. Проверьте, что файлы виджетов лежат рядом с vk.js и не блокируются.',
    en: 'The widget <{0}> did not load within 8 seconds. Visitors see the content of the tag. Check that the files of the kit are in the folder of vk.js and are not blocked.',
  },
  'VK-102': {
    ru: 'Скрипт vk.js загружен, но виджетов на странице нет. Вероятно, редактор удалил тег. Вставьте вариант с div: <div data-vk="login"></div>',
    en: 'vk.js is loaded, but there is no widget on the page. An editor may have removed the tag. Use a div instead: <div data-vk="login"></div>',
  },
  'VK-103': {
    ru: 'Скрипт vk.js вставлен дважды ({0}). Работает первый; второй уберите.',
    en: 'vk.js is on the page twice ({0}). The first one works; remove the second.',
  },
  'VK-104': {
    ru: 'Тег <{0}> уже занят другой версией виджетов ({1}, здесь {2}). Работает первая; оставьте на странице одну.',
    en: 'The tag <{0}> is already defined by another version of the kit ({1}, this is {2}). The first one works; keep one of them.',
  },
  'VK-105': {
    ru: 'Файлы рядом со скриптом {0} не загружаются. Перенесите на сервер всю папку виджетов, а не один vk.js, и откройте страницу по http(s), не с диска. В консоли это сообщение стоит без текста: текст тоже не загрузился.',
    en: 'The files beside the script {0} do not load. Copy the whole folder of the kit to the server, not only vk.js, and open the page over http(s), not from a disk. In the console this message has no text, because the text did not load either.',
  },
  'VK-106': {
    ru: 'Тег <{0}> показан на странице как текст. Вставьте его в режиме HTML или вариант с div: <div data-vk="login"></div>',
    en: 'The tag <{0}> is shown as text. Paste it in the HTML mode of the editor, or use a div: <div data-vk="login"></div>',
  },
  'VK-107': {
    ru: 'Страница открыта с диска (file://), поэтому браузер не пускает её к серверу. Откройте её по http(s), например через сервер для разработки.',
    en: 'The page is opened from a disk (file://), so the browser lets it reach no server. Open it over http(s), for instance with a development server.',
  },
  'VK-201': { ru: 'Виджета {0} нет. Может быть, {1}?', en: 'There is no widget {0}. Did you mean {1}?' },
  'VK-202': { ru: 'Параметра {0} нет. Может быть, {1}?', en: 'There is no parameter {0}. Did you mean {1}?' },
  'VK-203': {
    ru: 'Настройки в <script data-vk-config> не читаются как JSON: {0}. Проверьте кавычки и запятые.',
    en: 'The settings in <script data-vk-config> cannot be read as JSON: {0}. Check quotes and commas.',
  },
  'VK-204': {
    ru: 'on-success="{0}" не выполнено. Бывает redirect:ИМЯ, reload и show:#id. Адреса для redirect заводятся в реестре сайтов: gateway site add … --target ИМЯ=АДРЕС.',
    en: 'on-success="{0}" did not run. Use redirect:NAME, reload or show:#id. Register the addresses for redirect: gateway site add … --target NAME=URL.',
  },
  'VK-205': {
    ru: 'Адрес {0} нельзя прочесть. Нужен полный адрес, например https://lk.example.org. Найден лишний знак: {1}',
    en: 'The address {0} is invalid. Give a full address, e.g. https://lk.example.org. Unexpected character: {1}',
  },
  'VK-206': {
    ru: 'В {0} типографские кавычки. Замените их прямыми: "',
    en: '{0} has typographic quotes. Replace them with straight ones: "',
  },
  'VK-207': {
    ru: 'В имени {0} есть русские буквы или тире, похожие на латинские. Наберите заново: {1}',
    en: '{0} has Russian letters or dashes that look like Latin ones. Type it again: {1}',
  },
  'VK-208': {
    ru: 'Адрес {0} записан не так. Нужен адрес сервера целиком, без /api и /v1: {1}',
    en: 'The address {0} is not right. Give the whole address of the server, without /api and /v1: {1}',
  },
  'VK-209': {
    ru: 'Адреса «{0}» для on-success="redirect:{0}" нет в реестре сайтов. Есть: {1}. Добавьте: gateway site add … --target {0}=АДРЕС',
    en: 'The registry of sites has no address "{0}" for on-success="redirect:{0}". It has: {1}. Add it: gateway site add … --target {0}=URL',
  },
  'VK-210': {
    ru: 'Настройки показаны на странице как текст: редактор удалил <script type="application/json" data-vk-config>. Вставьте их в режиме HTML или задайте атрибутами скрипта: data-endpoint, data-phone.',
    en: 'The settings are shown on the page as text: an editor has removed <script type="application/json" data-vk-config>. Paste them in the HTML mode, or use attributes of the script: data-endpoint, data-phone.',
  },
  'VK-211': {
    ru: '{0}: {1} не цвет. Проверьте, как он написан, например #0b5cad.',
    en: '{0}: {1} is not a colour. Check its spelling, e.g. #0b5cad.',
  },
  'VK-212': {
    ru: 'Текст трудно прочесть: контраст {1}:1, нужно не меньше 4,5:1. Измените цвета: {0}',
    en: 'The text is hard to read: its contrast is {1}:1 and must be at least 4.5:1. Change the colours: {0}',
  },
  'VK-301': {
    ru: 'По адресу {0} отвечает не сервер кабинета. Обычно это неверный путь в endpoint, страница HTML вместо JSON или страница входа в сеть.',
    en: 'What answers at {0} is not the server of the account. Usually the path of the endpoint is wrong, an HTML page came instead of JSON, or the network has a sign-in page.',
  },
  'VK-302': {
    ru: 'Сервер {0} работает, но не разрешает эту страницу ({1}). Зарегистрируйте её: gateway site add {1}',
    en: 'The server {0} works but does not allow this page ({1}). Register it: gateway site add {1}',
  },
  'VK-303': {
    ru: 'Страница открыта по https, а endpoint {0} по http: браузер такое запрещает. Дайте адрес https.',
    en: 'The page is https and the endpoint {0} is http: browsers forbid that. Use an https address.',
  },
  'VK-304': {
    ru: 'Сервер {0} не отвечает. Проверьте имя, сертификат и что сервер запущен.',
    en: 'The server {0} does not answer. Check its name, its certificate, and that it is running.',
  },
  'VK-305': {
    ru: 'Кадр {0} для <{1}> не ответил за 8 секунд. Посетитель видит запасной текст. Проверьте, что сайт зарегистрирован и его политика разрешает frame-src {0}.',
    en: 'The frame of {0} for <{1}> did not answer within 8 seconds. Visitors see the fallback text. Check that the site is registered and that its policy allows frame-src {0}.',
  },
  'VK-306': {
    ru: 'Страница {0} зарегистрирована как своя (inline), но стоит на другом сайте, чем сервер {1}: браузер не отправляет туда cookie входа, войти нельзя. Зарегистрируйте её как партнёрскую: gateway site add {0} --mode framed',
    en: 'The page {0} is registered as inline, but it is on another site than the server {1}: browsers do not send the session cookie there, and nobody can sign in. Register it as a partner: gateway site add {0} --mode framed',
  },
  'VK-401': {
    ru: 'Политика страницы (CSP) запрещает {1} для {0}. Добавьте: {1} {0}',
    en: 'The policy of the page (CSP) forbids {1} for {0}. Add: {1} {0}',
  },
  'VK-501': {
    ru: 'Окно входа не открылось: браузер запретил всплывающие окна. Вход через переадресацию включается в реестре: --allow-redirect.',
    en: 'The sign-in window did not open: the browser blocks pop-ups. Turn on sign-in by redirect in the site registry: --allow-redirect.',
  },
  'VK-502': {
    ru: 'Код для входа не принят: он действует один раз и недолго. Запросите новый на своём сервере.',
    en: 'The sign-in code was rejected: it works once and for a short time. Request a new one on your server.',
  },
  'VK-503': {
    ru: 'По адресу {0} нет кода. Сервер портала должен ответить JSON {"code": "…"}.',
    en: 'There is no code at {0}. The server of the portal must answer with JSON {"code": "…"}.',
  },
  'VK-504': {
    ru: 'Окно входа не может ответить странице: её заголовок Cross-Origin-Opener-Policy: {0} разрывает связь. Уберите его или замените на same-origin-allow-popups.',
    en: 'The sign-in window cannot answer the page: its header Cross-Origin-Opener-Policy: {0} cuts the connection. Remove it, or use same-origin-allow-popups.',
  },
  'VK-505': {
    ru: 'Вместо одноразового кода на странице стоит ключ сайта. Теперь его видит каждый: выпустите новый (gateway site key …) и держите его на своём сервере, а код запрашивайте при каждом показе.',
    en: 'The page has the key of the site in place of a one-time code. Everybody can read it now: make a new one (gateway site key …), keep it on your server, and request a code for each visit.',
  },
} as const satisfies Record<string, Message>;

export type MessageCode = keyof typeof catalog;
