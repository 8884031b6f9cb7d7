import { html, nothing } from 'lit';
import { notice } from '../../../widgets/src/kit/parts/notice.ts';
import type { OfficeHost } from '../office-host.ts';
import { Task } from '../task.ts';
import { problemText } from '../texts.ts';

/** The requests of a page for administrators: it also tells what was done, and the errors of fields. */
export class ViewTask {
  readonly #host: OfficeHost;
  readonly #task: Task;
  #done = '';

  constructor(host: OfficeHost) {
    this.#host = host;
    this.#task = new Task(host);
  }

  get isRunning(): boolean {
    return this.#task.isRunning;
  }

  get hasFailed(): boolean {
    return this.#task.problem !== undefined;
  }

  forget(): void {
    this.#task.forget();
    this.#done = '';
  }

  /** The error of the field with a JSON pointer; undefined when it has none. */
  errorAt(pointer: string): string | undefined {
    const found = this.#task.findings.find((each) => each.pointer === pointer);
    return found && (FINDINGS[found.code] ?? 'Проверьте это поле.');
  }

  /**
   * Runs a request and shows `done` afterwards. The focus goes to what the selector finds, or to the message. Returns
   * whether it succeeded.
   */
  async run(
    work: () => Promise<void>,
    { done = '', selector }: { done?: string; selector?: string } = {},
  ): Promise<boolean> {
    if (this.isRunning) return false;
    this.forget();
    const isDone = await this.#task.run(work);
    if (isDone) this.#done = done;
    const { problem, findings } = this.#task;
    const target = isDone ? (selector ?? (done && '.told')) : findings.length > 0 ? '[aria-invalid="true"]' : '.told';
    if (target && problem !== 'SIGNED_OUT') await this.#host.focusOn(target);
    return isDone;
  }

  /** What went wrong, or what was done. */
  render(retry?: () => void): unknown {
    const { problem } = this.#task;
    if (problem)
      return html`<div class="told" tabindex="-1">${notice({
        tone: 'problem',
        text: PROBLEMS[problem] ?? problemText(problem),
        action: retry && { text: 'Повторить', run: retry },
      })}</div>`;
    return this.#done
      ? html`<div class="told" tabindex="-1">${notice({ tone: 'good', text: this.#done })}</div>`
      : nothing;
  }
}

const FINDINGS: Readonly<Record<string, string>> = {
  REQUIRED: 'Заполните это поле.',
  DATE_TOO_OLD: 'Выберите сегодня или день позже: прошлое считается по прежним правилам.',
  EMAIL_FORMAT: 'Это не похоже на адрес почты.',
  NOT_ALLOWED: 'С этой почтой уже кто-то работает.',
  PASSWORD_TOO_SHORT: 'Нужно не меньше 12 знаков.',
  PASSWORD_COMMON: 'Такой пароль легко угадать. Подойдут три случайных слова.',
  PASSWORD_PERSONAL: 'В пароле ваше имя или почта. Выберите другой.',
  PASSWORD_REPEATED: 'Пароль из повторов легко угадать.',
  CODE_WRONG: 'Код не подходит. Он меняется каждые 30 секунд: введите новый.',
};

const PROBLEMS: Readonly<Record<string, string>> = {
  INVALID: 'Проверьте поля, отмеченные ниже.',
  NOT_FOUND: 'Этого больше нет. Обновите страницу.',
  ROLE_REFUSED: 'Себе роль и доступ менять нельзя: попросите другого администратора.',
  SETTING_IN_FORCE: 'Отменить уже нельзя: значение действует, или его изменили ещё раз.',
  IMPORT_CONFLICT: 'Сейчас это невозможно: другая загрузка не закончена, или эта уже на другом шаге.',
  LINK_ENDED: 'Ссылка больше не действует. Попросите администратора прислать новую.',
  TOO_LARGE: 'Файл больше 512 МБ. Загрузите его командой gateway import.',
  CODE_WRONG: 'Код не подходит. Он меняется каждые 30 секунд: введите новый.',
};
