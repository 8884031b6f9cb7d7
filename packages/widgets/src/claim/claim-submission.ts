import type { ReactiveControllerHost } from 'lit';
import { claimsOf, draftsOf, type Client, type Problem } from '@vodokanal/client';
import type { Claim, Config, Finding, Meter, NewClaim, NewEvidence } from '@vodokanal/contract';
import { Attachments } from '../kit/controllers/attachments.ts';
import { customerUploads } from '../kit/controllers/customer-uploads.ts';
import { SendTask } from '../kit/controllers/send-task.ts';
import type { ClaimSubject } from './claim-subject.ts';
import { ClaimDraft, type ClaimFault, type ClaimInput, type StoredClaim } from './claim-draft.ts';

const DRAFT = 'claim';

type Host = ReactiveControllerHost & { readonly client: Client | undefined };

/** A fault found before sending, or a finding of the utility. */
export type ClaimFormFault = ClaimFault | { readonly field: string; readonly finding: Finding };

/** Files a claim: its fields and files, their draft on the device, and the sending. */
export class ClaimSubmission {
  readonly draft = new ClaimDraft();
  readonly attachments: Attachments;
  readonly #host: Host;
  readonly #onRegistered: (claimId: string) => void;
  readonly #send: SendTask<Client, NewClaim, Claim>;
  #isDraftSaved = true;
  #faults: readonly ClaimFormFault[] = [];
  #registered: Claim | undefined;
  #suggestion: ClaimSubject | undefined;

  /** `onRegistered` is called with the id of the claim that the utility has registered. */
  constructor(host: Host, onRegistered: (claimId: string) => void) {
    this.#host = host;
    this.#onRegistered = onRegistered;
    this.attachments = new Attachments(host, customerUploads(host), () => this.#edited('uploadIds'));
    this.#send = new SendTask(host, {
      isCancelable: true,
      send: (client: Client, claim: NewClaim, intent) =>
        claimsOf(client).submit(client.session.account?.id ?? '', claim, intent),
    });
  }

  get registered(): Claim | undefined {
    return this.#registered;
  }

  /** Renders the choice to wait or to stop when the answer is late. */
  renderWait(): unknown {
    return this.#send.renderWait();
  }

  get isSending(): boolean {
    return this.#send.isSending;
  }

  get problem(): Problem | undefined {
    return this.#send.problem;
  }

  get faults(): readonly ClaimFormFault[] {
    return this.#faults;
  }

  /** False when the browser cannot store the draft. */
  get isDraftSaved(): boolean {
    return this.#isDraftSaved;
  }

  get isBegun(): boolean {
    return this.draft.isBegun || this.attachments.items.length > 0;
  }

  /** What the page asks about while the form has a draft about something else. */
  get suggestion(): ClaimSubject | undefined {
    return this.#suggestion;
  }

  /** Fills in what the page asks about, or offers it when the customer has begun. */
  suggest(subject: ClaimSubject | undefined): void {
    this.#suggestion = subject && this.isBegun && !this.draft.isAbout(subject) ? subject : undefined;
    if (subject && !this.isBegun && !this.#registered) this.draft.start(subject);
  }

  /** Fills in the sum of the payment that the page asks about, unless the customer has begun. */
  suggestAmount(subject: ClaimSubject, amount: string): void {
    if (this.isBegun || this.#registered || !this.draft.isAbout(subject)) return;
    this.draft.start({ ...subject, amount });
    this.#host.requestUpdate();
  }

  acceptSuggestion(): void {
    if (this.#suggestion) this.draft.changeSubject(this.#suggestion);
    this.#suggestion = undefined;
    this.#faults = [];
    this.#edited('type');
    this.#host.requestUpdate();
  }

  type(field: ClaimInput, value: string): void {
    this.draft.set(field, value);
    this.#edited(field);
    this.#host.requestUpdate();
  }

  /** Attaches readings, bills and payments of the cabinet. */
  choose(evidence: readonly NewEvidence[]): void {
    this.draft.choose(evidence);
    this.#edited('evidence');
    this.#host.requestUpdate();
  }

  /** Whether nothing is missing; otherwise `faults` say what. */
  check({ claimTypes }: Pick<Config, 'claimTypes'>): boolean {
    this.#faults = this.draft.faults(claimTypes, this.attachments);
    this.#host.requestUpdate();
    return this.#faults.length === 0;
  }

  /** Sends the claim if nothing is missing; otherwise, or when it is refused, `faults` and `problem` say why. */
  async submit({ claimTypes }: Pick<Config, 'claimTypes'>): Promise<void> {
    this.#faults = this.draft.faults(claimTypes, this.attachments);
    const claim = this.#faults.length === 0 ? this.draft.claim(claimTypes, this.attachments.ids) : undefined;
    if (claim) await this.#deliver(claim);
    this.#host.requestUpdate();
  }

  /** Shows an empty form after a claim was registered. */
  startAnother(): void {
    this.#registered = undefined;
    this.#send.edited();
    this.#host.requestUpdate();
  }

  /** Deletes the typed text, the files and the stored draft. */
  clear(): void {
    this.attachments.clear();
    this.#reset();
    this.#removeDraft();
    this.#host.requestUpdate();
  }

  /** Restores the stored draft after a reload or an expired session. */
  restore(client: Client, meters: readonly Meter[]): void {
    const stored = draftsOf(client).load<StoredClaim>(DRAFT);
    if (!stored || this.draft.isBegun) return;
    this.draft.restore(stored, meters);
    this.attachments.restore(stored.files);
  }

  /** Clears the form for another customer or account; their own draft is restored with the next load. */
  forget(): void {
    this.#reset();
    this.#registered = undefined;
    this.attachments.release();
  }

  async #deliver(claim: NewClaim): Promise<void> {
    const owner = this.#owner;
    const sent = await this.#send.send(claim);
    // Another account is on screen by now: what is typed there stays.
    if (owner !== this.#owner) {
      if (sent) this.#onRegistered(sent.value.id);
      return;
    }
    if (!sent) {
      this.#faults = (this.#send.problem?.findings ?? []).map((finding) => ({
        field: finding.pointer.split('/')[1] ?? '',
        finding,
      }));
      this.#dropRefusedEvidence();
      return;
    }
    this.attachments.release();
    this.draft.clear();
    this.#suggestion = undefined;
    this.#removeDraft();
    this.#registered = sent.value;
    this.#onRegistered(sent.value.id);
  }

  /** The form does not show evidence that the account no longer has, so it is removed here. */
  #dropRefusedEvidence(): void {
    const refused = (this.#send.problem?.findings ?? []).map(({ pointer }) => pointer);
    const { evidence } = this.draft;
    const kept = evidence.filter((_, at) => !refused.includes(`/evidence/${at}`));
    if (kept.length < evidence.length) this.draft.choose(kept);
  }

  /** Who files the claim, and for which account. */
  get #owner(): string {
    const { session } = this.#host.client ?? {};
    return [session?.customerId, session?.account?.id].join(' ');
  }

  #reset(): void {
    this.draft.clear();
    this.#suggestion = undefined;
    this.#faults = [];
    this.#send.edited();
  }

  #edited(field: ClaimInput | 'uploadIds' | 'evidence'): void {
    this.#send.edited();
    this.#faults = this.#faults.filter((fault) => fault.field !== field);
    const stored = this.draft.stored(
      this.attachments.items.flatMap(({ id, ...file }) => (id ? [{ id, ...file }] : [])),
    );
    const { client } = this.#host;
    if (stored) this.#isDraftSaved = client !== undefined && draftsOf(client).save(DRAFT, stored);
  }

  #removeDraft(): void {
    if (this.#host.client) draftsOf(this.#host.client).remove(DRAFT);
  }
}
