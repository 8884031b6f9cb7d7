import type {
  AnswerChannel,
  Applicant,
  ClaimEvidence,
  ClaimField,
  ClaimType,
  ClaimTypeInfo,
  Meter,
  NewClaim,
  NewEvidence,
} from '@vodokanal/contract';
import { isSameEvidence } from '@vodokanal/contract/rules/claim-evidence';
import { parseMoney } from '@vodokanal/contract/rules/money';
import type { ClaimSubject } from './claim-subject.ts';

/** A text field or list of the form. */
export type ClaimInput = 'type' | 'text' | 'applicant' | 'answerBy' | ClaimField;
type Fields = {
  readonly type: ClaimType | '';
  readonly applicant: Applicant;
  readonly answerBy: AnswerChannel;
} & Readonly<Record<'text' | ClaimField, string>>;

/** A file whose upload is complete. */
interface UploadedFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
}

/** What is stored on the device. */
export interface StoredClaim {
  readonly draft: Fields;
  readonly files: readonly (UploadedFile & { readonly share: 1 })[];
  readonly evidence?: readonly NewEvidence[];
}

/** Why a field cannot be sent; `uploadIds` stands for the files. */
export interface ClaimFault {
  readonly field: ClaimInput | 'uploadIds';
  readonly reason: 'typeMissing' | 'required' | 'amountFormat' | 'filesUnfinished' | 'powerOfAttorney';
}

type ClaimTypes = readonly Pick<ClaimTypeInfo, 'type' | 'fields'>[];

const EMPTY: Fields = {
  type: '',
  text: '',
  period: '',
  service: '',
  meterId: '',
  amount: '',
  demand: '',
  applicant: 'holder',
  answerBy: 'cabinet',
};

const NONE: readonly NewEvidence[] = [];

/** The text fields of a claim as they are typed. Pure, so that it can be tested without a page. */
export class ClaimDraft {
  #fields: Fields = EMPTY;
  /** What the page has filled in before the customer began. */
  #start: Fields = EMPTY;
  #evidence: readonly NewEvidence[] = NONE;
  #startEvidence = NONE;

  get type(): ClaimType | '' {
    return this.#fields.type;
  }

  valueOf(field: ClaimInput): string {
    return this.#fields[field];
  }

  /** Whether the holder files the claim and reads the answer in the cabinet, as nearly all do. */
  get isUsual(): boolean {
    return this.#fields.applicant === EMPTY.applicant && this.#fields.answerBy === EMPTY.answerBy;
  }

  /** Whether anything was typed, even if it was deleted again. */
  get isBegun(): boolean {
    return this.#fields !== this.#start || this.#evidence !== this.#startEvidence;
  }

  /** Fills in what the claim is about, before the customer begins. */
  start({ evidence = NONE, ...subject }: ClaimSubject & { readonly amount?: string }): void {
    this.#evidence = this.#startEvidence = evidence;
    this.#fields = this.#start = { ...EMPTY, ...subject };
  }

  /** Changes what the claim is about; the text, the applicant and how the answer is sent stay. */
  changeSubject({ evidence = [], ...subject }: ClaimSubject): void {
    this.#evidence = [...this.#evidence, ...evidence.filter((each) => !this.hasEvidence(each))];
    const { text, applicant, answerBy } = this.#fields;
    this.#fields = { ...EMPTY, text, applicant, answerBy, ...subject };
  }

  isAbout(subject: ClaimSubject): boolean {
    const { type, period = '', service = '', demand = '' } = subject;
    const fields = this.#fields;
    if (!(subject.evidence ?? NONE).every((each) => this.hasEvidence(each))) return false;
    return fields.type === type && fields.period === period && fields.service === service && fields.demand === demand;
  }

  set(field: ClaimInput, value: string): void {
    this.#fields = { ...this.#fields, [field]: value };
  }

  /** What the customer has chosen of the readings, bills and payments in the cabinet. */
  get evidence(): readonly NewEvidence[] {
    return this.#evidence;
  }

  hasEvidence(evidence: ClaimEvidence | NewEvidence): boolean {
    return this.#evidence.some((each) => isSameEvidence(each, evidence));
  }

  choose(evidence: readonly NewEvidence[]): void {
    this.#evidence = evidence;
  }

  clear(): void {
    this.#evidence = this.#startEvidence = NONE;
    this.#fields = this.#start = EMPTY;
  }

  /** What is missing or unreadable, in the order of the form. Fields of another claim type are not checked. */
  faults(
    types: ClaimTypes,
    files: { readonly isUnfinished: boolean; readonly ids: readonly string[] },
  ): readonly ClaimFault[] {
    const { type, amount, text, applicant } = this.#fields;
    const fields = fieldsOf(types, type);
    return [
      ...(fields ? [] : [{ field: 'type', reason: 'typeMissing' } as const]),
      ...(fields ?? [])
        .filter(({ name, required }) => required && !this.#fields[name])
        .map(({ name }): ClaimFault => ({ field: name, reason: 'required' })),
      ...(amount && fields?.some(({ name }) => name === 'amount') && !parseMoney(amount)
        ? [{ field: 'amount', reason: 'amountFormat' } as const]
        : []),
      ...(text.trim() ? [] : [{ field: 'text', reason: 'required' } as const]),
      ...(files.isUnfinished
        ? [{ field: 'uploadIds', reason: 'filesUnfinished' } as const]
        : applicant === 'representative' && files.ids.length === 0
          ? [{ field: 'uploadIds', reason: 'powerOfAttorney' } as const]
          : []),
    ];
  }

  /** The claim to send, with the fields of its type only; undefined while no type is chosen. */
  claim(types: ClaimTypes, uploadIds: readonly string[]): NewClaim | undefined {
    const { type, text, amount, applicant, answerBy, ...rest } = this.#fields;
    if (!type) return undefined;
    const names = fieldsOf(types, type)?.map(({ name }) => name) ?? [];
    const filled = Object.fromEntries(
      Object.entries(rest).filter(([name, value]) => value && names.includes(name as ClaimField)),
    );
    const kopecks = names.includes('amount') ? parseMoney(amount) : null;
    return {
      type,
      text,
      ...filled,
      ...(kopecks && { amount: kopecks }),
      ...(applicant !== EMPTY.applicant && { applicant }),
      ...(answerBy !== EMPTY.answerBy && { answerBy }),
      uploadIds: [...uploadIds],
      ...(this.#evidence.length > 0 && { evidence: [...this.#evidence] }),
    };
  }

  /** What to store on the device; undefined when there is nothing to keep. */
  stored(files: readonly UploadedFile[]): StoredClaim | undefined {
    return this.isBegun || files.length > 0
      ? {
          draft: this.#fields,
          files: files.map(({ id, name, bytes }) => ({ id, name, bytes, share: 1 })),
          evidence: this.#evidence,
        }
      : undefined;
  }

  /** Takes over what was stored on the device. A meter that has left the account is forgotten. */
  restore({ draft, evidence = [] }: StoredClaim, meters: readonly Pick<Meter, 'id'>[]): void {
    const isKnown = meters.some(({ id }) => id === draft.meterId);
    this.#evidence = evidence;
    this.#fields = { ...EMPTY, ...draft, ...(!isKnown && { meterId: '' }) };
  }
}

const fieldsOf = (types: ClaimTypes, type: string) => types.find((info) => info.type === type)?.fields;
