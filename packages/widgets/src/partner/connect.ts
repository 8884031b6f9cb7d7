/** The pop-up window, on the endpoint's origin, where a customer signs in, allows a partner site, and sees the allowed ones. */
import { define } from '../kit/define.ts';
import { pageDirectory } from '../kit/client-directory.ts';
import { VkConnect } from './consent.ts';
import ru from './messages/ru.ts';
import { pageSheet } from './page.styles.ts';

// Data of the partner site that the gateway wrote into the page from its registry.
const { site = '', name = '', scopes = '', targets = '{}' } = document.body.dataset;

document.adoptedStyleSheets.push(pageSheet());
pageDirectory();
void import('../define/login.ts');
define('vk-connect', VkConnect);
const consent = document.createElement('vk-connect') as VkConnect;
consent.page = {
  site,
  name,
  scopes: scopes.split(' ').filter((scope) => scope in ru),
  targets: JSON.parse(targets) as Record<string, string>,
};
consent.request = new URLSearchParams(location.search);
const heading = document.createElement('h1');
heading.textContent = document.title;
const main = document.createElement('main');
main.append(heading, document.createElement('vk-login'), consent);
document.body.append(main);
