import type { CDPSession, Locator, Page } from '@playwright/test';

interface Property {
  readonly name: string;
  readonly value: { readonly value?: unknown };
}
interface Node {
  readonly nodeId: string;
  readonly parentId?: string;
  readonly ignored: boolean;
  readonly childIds?: readonly string[];
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly description?: { readonly value: string };
  readonly value?: { readonly value: string };
  readonly properties?: readonly Property[];
}

/** Roles as Russian screen readers call them. */
const ROLES: Readonly<Record<string, string>> = {
  button: 'кнопка',
  DisclosureTriangle: 'кнопка',
  checkbox: 'флажок',
  combobox: 'список',
  dialog: 'диалог',
  form: 'форма',
  group: 'группа',
  heading: 'заголовок',
  link: 'ссылка',
  radio: 'переключатель',
  region: 'область',
  spinbutton: 'поле',
  textbox: 'поле',
};

/** What is named when the focus enters it. */
const SURROUNDINGS: ReadonlySet<string> = new Set(['dialog', 'form', 'group', 'region']);

/** Milliseconds after which the page is taken to be quiet. */
const QUIET = 400;

const plain = (text: string): string =>
  text
    .replace(/[\s\u00ad]+/g, ' ')
    .replace(/(?<=\.)(?=[А-ЯЁ])/g, ' ')
    .replace(/П-\d{4}-\d{2}-\d{6}-\d{4}|О-\d{4}-\d{6}/g, 'НОМЕР')
    .replace(/(?:январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь) \d{4} г\./g, 'МЕСЯЦ')
    .replace(/[\d ]*\d,\d{2} ₽/g, ' СУММА')
    .replace(/\d{2}:\d{2}/g, 'ВРЕМЯ')
    .replace(/\d{1,2}\.\d{2}\.\d{4}/g, 'ДАТА')
    .replace(/\d{1,2} (?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)[а-я]*(?: \d{4})?/g, 'ДАТА')
    .trim();

/**
 * Writes down what a screen reader says: the name, role, state, value and description of what gets the focus, and the
 * text of live regions when it changes. It reads the accessibility tree of Chromium, which is what screen readers get.
 * Dates, times, sums and
 * receipt numbers become `ДАТА`, `МЕСЯЦ`, `ВРЕМЯ`, `СУММА` and `НОМЕР`, so that a transcript is the same every day.
 */
export class ScreenReader {
  readonly lines: string[] = [];
  readonly #page: Page;
  #session: CDPSession | undefined;
  #focused = '';
  /** Ids of the named groups and regions around the focus. */
  #around: readonly string[] = [];
  #announced = new Map<string, string>();

  constructor(page: Page) {
    this.#page = page;
  }

  async press(key: string): Promise<void> {
    this.lines.push(`[${key}]`);
    await this.#page.keyboard.press(key);
    await this.listen();
  }

  /** Presses Tab until something with this name has the focus. */
  async tabTo(name: string): Promise<void> {
    for (let turn = 0; turn < 15; turn++) {
      await this.press('Tab');
      if (this.#focused.startsWith(`${name}, `)) return;
    }
    throw new Error(`Tab does not lead to «${name}»:\n${this.lines.join('\n')}`);
  }

  async type(text: string): Promise<void> {
    this.lines.push(`[${text}]`);
    await this.#page.keyboard.type(text);
    await this.listen();
  }

  /** Waits for something to appear, and writes down what was said. */
  async until(shown: Locator): Promise<void> {
    await shown.waitFor();
    await this.listen();
  }

  /** Waits until the page is quiet, and writes down what was said meanwhile. */
  async listen(): Promise<void> {
    for (let quietSince = Date.now(); Date.now() - quietSince < QUIET;) {
      const heard = await this.#hear();
      if (heard.length > 0) quietSince = Date.now();
      this.lines.push(...heard);
    }
  }

  async #hear(): Promise<string[]> {
    this.#session ??= await this.#page.context().newCDPSession(this.#page);
    const { nodes } = (await this.#session.send('Accessibility.getFullAXTree')) as unknown as {
      readonly nodes: readonly Node[];
    };
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const textOf = (node: Node | undefined): string =>
      node === undefined
        ? ''
        : node.role?.value === 'StaticText'
          ? String(node.name?.value ?? '')
          : (node.childIds ?? []).map((id) => textOf(byId.get(id))).join(' ');
    const heard: string[] = [];
    const announced = new Map<string, string>();
    for (const node of nodes) {
      const role = node.role?.value ?? '';
      if (!['alert', 'status', 'log'].includes(role)) continue;
      const text = plain(textOf(node));
      announced.set(node.nodeId, text);
      // A status that is new on the page is not read; an alert is.
      const before = this.#announced.get(node.nodeId) ?? (role === 'alert' ? '' : text);
      if (text && before !== text) heard.push(`${role === 'alert' ? 'сразу' : 'затем'}: ${text}`);
    }
    this.#announced = announced;
    const focused = nodes.find(
      (node) => !node.ignored && node.role?.value !== 'RootWebArea' && stateOf(node, 'focused') === true,
    );
    if (!focused) return heard;
    const around: Node[] = [];
    for (let node = byId.get(focused.parentId ?? ''); node; node = byId.get(node.parentId ?? ''))
      if (!node.ignored && node.name?.value && SURROUNDINGS.has(node.role?.value ?? '')) around.unshift(node);
    const entered = around.filter(({ nodeId }) => !this.#around.includes(nodeId)).map(describe);
    this.#around = around.map(({ nodeId }) => nodeId);
    // A message that takes the focus is read whole; an alert was read when it appeared.
    const isMessage = ['alert', 'status'].includes(focused.role?.value ?? '');
    const line = isMessage ? plain(textOf(focused)) : describe(focused);
    // A button that is sending may be gone before it is seen.
    if (stateOf(focused, 'disabled') === true) return heard;
    if (line !== this.#focused && focused.role?.value !== 'alert') heard.push([...entered, line].join('. '));
    this.#focused = line;
    return heard;
  }
}

const stateOf = ({ properties = [] }: Node, name: string): unknown =>
  properties.find((property) => property.name === name)?.value.value;

function describe(node: Node): string {
  const role = node.role?.value ?? '';
  const checked = stateOf(node, 'checked');
  const parts = [
    node.name?.value,
    ROLES[role] ?? (['generic', 'paragraph'].includes(role) ? '' : role),
    stateOf(node, 'required') === true && 'обязательно',
    (stateOf(node, 'invalid') === 'true' || stateOf(node, 'invalid') === true) && 'ошибка',
    checked === 'true' ? 'отмечено' : checked === 'false' && 'не отмечено',
    stateOf(node, 'expanded') === true ? 'развёрнуто' : stateOf(node, 'expanded') === false && 'свёрнуто',
    stateOf(node, 'disabled') === true && 'недоступно',
    role === 'combobox' || role === 'textbox' || role === 'spinbutton' ? (node.value?.value ?? '') : '',
    node.description?.value,
  ];
  return plain(parts.filter(Boolean).join(', '));
}
