import { html, nothing } from 'lit';
import type { Finding } from '@vodokanal/contract';
import { notice } from '../../../widgets/src/kit/parts/notice.ts';
import { OfficeProblem } from '../office-api.ts';
import type { OfficeHost } from '../office-host.ts';
import { problemText } from '../texts.ts';

/** One request at a time of a view, with what came of it. */
export class ViewTask {
  readonly #host: OfficeHost;
  #problem: string | undefined;
  #findings: readonly Finding[] = [];
  #done = '';
  isRunning = false;

  constructor(host: OfficeHost) {
    this.#host = host;
  }

  get hasFailed(): boolean {
    return this.#problem !== undefined;
  }

  forget(): void {
    this.#problem = undefined;
    this.#findings = [];
    this.#done = '';
  }

  /** The error of the field with a JSON pointer; undefined when it has none. */
  errorAt(pointer: string): string | undefined {
    const found = this.#findings.find((each) => each.pointer === pointer);
    return found && (FINDINGS[found.code] ?? 'Проверьте это поле.');
  }

  /** Does a request. `done` is told afterwards; the focus goes to what the selector finds, or to what is told. */
  async run(
    work: () => Promise<void>,
    { done = '', selector }: { done?: string; selector?: string } = {},
  ): Promise<boolean> {
    if (this.isRunning) return false;
    this.isRunning = true;
    this.forget();
    this.#host.requestUpdate();
    try {
      await work();
      this.#done = done;
      this.isRunning = false;
      if (selector ?? done) await this.#host.focusOn(selector ?? '.told');
      return true;
    } catch (fault) {
      const { code, findings } = fault instanceof OfficeProblem ? fault : new OfficeProblem('INTERNAL');
      this.#problem = code;
      this.#findings = findings;
      this.isRunning = false;
      if (code === 'SIGNED_OUT') this.#host.signedOut();
      else await this.#host.focusOn(findings.length > 0 ? '[aria-invalid="true"]' : '.told');
      return false;
    } finally {
      this.#host.requestUpdate();
    }
  }

  /** What went wrong, or what was done. */
  render(retry?: () => void): unknown {
    if (this.#problem)
      return html`<div class="told" tabindex="-1">${notice({
        tone: 'problem',
        text: PROBLEMS[this.#problem] ?? problemText(this.#problem),
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
