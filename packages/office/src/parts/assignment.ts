import { html, nothing } from 'lit';
import type { Role, Staff } from '@vodokanal/contract/office';
import { field } from '../../../widgets/src/kit/parts/field.ts';
import { sentText } from '../sent-text.ts';

export interface Assignment {
  readonly me: Staff;
  readonly assignee: Staff | null;
  readonly staff: readonly Staff[];
  /** The roles that work on the queue. */
  readonly roles: readonly Role[];
  /** Whether I may give the case to others. */
  readonly mayGive: boolean;
  readonly onAssign: (staffId: string) => void;
}

/** Takes a case, or gives it to another member of staff. */
export function assignment({ me, assignee, staff, roles, mayGive, onAssign }: Assignment): unknown {
  const isMine = assignee?.id === me.id;
  const others = staff.filter(({ id, role }) => id !== assignee?.id && id !== me.id && roles.includes(role));
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    onAssign(sentText(event, 'assignee'));
  };
  const [label, button] = isMine ? ['Кому передать', 'Передать'] : ['Кому поручить', 'Поручить'];
  return html`
    ${isMine ? nothing : html`<div><button type="button" class="vk-tonal" @click=${() => onAssign(me.id)}>Взять в работу</button></div>`}
    ${
      mayGive && others.length > 0
        ? html`
          <form @submit=${onSubmit}>
            ${field({ id: 'assignee', label, control: html`<div class="vk-actions"><select id="assignee" name="assignee">${others.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}</select><button class="vk-tonal">${button}</button></div>` })}
          </form>`
        : nothing
    }`;
}
