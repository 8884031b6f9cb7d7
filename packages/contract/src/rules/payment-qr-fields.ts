/** The fields that every payment code begins with, in this order (ГОСТ Р 56042-2014, 5.3). */
export const REQUIRED_FIELDS = ['Name', 'PersonalAcc', 'BankName', 'BIC', 'CorrespAcc'] as const;

/** What is wrong with a field; positions and lengths are in letters, positions from 1. */
export type PaymentQrFault = { readonly field: string } & (
  | { readonly code: 'missing' | 'unknown' | 'shape' | 'repeated' | 'separator' }
  | { readonly code: 'tooLong'; readonly length: number; readonly most: number }
  | { readonly code: 'length'; readonly length: number; readonly expected: number }
  /** A sign that the field may not hold, e.g. a Cyrillic letter among digits. */
  | { readonly code: 'sign'; readonly sign: string; readonly position: number }
  /** A sign that the encoding does not have. */
  | { readonly code: 'encoding'; readonly sign: string; readonly position: number }
  /** Bytes of the required fields, or of the whole code. */
  | { readonly code: 'requiredBlock' | 'size'; readonly length: number; readonly most: number }
);

interface Rule {
  /** Most letters. */
  readonly most?: number;
  /** Exactly so many letters. */
  readonly length?: number;
  /** Letters allowed at each place, from 0. */
  readonly allowed?: (at: number) => RegExp;
  readonly shape?: RegExp;
}

const DIGIT = /^\d$/;
const digits = (): RegExp => DIGIT;
/** A currency of the former kind may have a letter at the sixth place of an account. */
const accountSigns = (at: number): RegExp => (at === 5 ? /^[\dABCEHKMPTX]$/ : DIGIT);
const sum: Rule = { most: 18, allowed: digits, shape: /^[1-9]/ };
const upTo = (most: number): Rule => ({ most });
const number = (most: number): Rule => ({ most, allowed: digits });

/** The fields of the standard with their limits; names of fields are written as here and read in any case. */
const RULES: Readonly<Record<string, Rule>> = {
  Name: upTo(160),
  // Accounts of the treasury begin with 03.
  PersonalAcc: { length: 20, allowed: accountSigns, shape: /^(?:[1-9]|03)/ },
  BankName: upTo(45),
  BIC: { length: 9, allowed: digits },
  // A bank without a correspondent account has 0.
  CorrespAcc: { allowed: accountSigns, shape: /^(?:0|.{20})$/ },
  Sum: sum,
  Purpose: upTo(210),
  PayeeINN: number(12),
  PayerINN: number(12),
  DrawerStatus: number(2),
  KPP: upTo(9),
  CBC: number(20),
  OKTMO: number(11),
  PaytReason: upTo(2),
  TaxPeriod: upTo(10),
  DocNo: upTo(15),
  DocDate: { shape: /^\d\d\.\d\d\.\d{4}$/ },
  TaxPaytKind: upTo(2),
  PaymPeriod: { shape: /^(?:0[1-9]|1[0-2])\d{4}$/ },
  AddAmount: sum,
  TechCode: { shape: /^(?:0[1-9]|1[0-5])$/ },
  ...Object.fromEntries(
    (
      'LastName FirstName MiddleName PayerAddress PersonalAccount DocIdx PensAcc Contract PersAcc Flat Phone PayerIdType ' +
      'PayerIdNum ChildFio BirthDate PaymTerm Category ServiceName CounterId CounterVal QuittId QuittDate InstNum ' +
      'ClassNum SpecFio RuleId ExecId RegType UIN'
    )
      .split(' ')
      .map((field) => [field, {}]),
  ),
};

/** Control characters, invisible marks and halves of a letter. */
const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Cs}]/u;

const canonical = new Map(Object.keys(RULES).map((field) => [field.toLowerCase(), field]));

/** The name of a field as the standard writes it; undefined for a field it does not have. */
export const fieldNamed = (name: string): string | undefined => canonical.get(name.toLowerCase());

/** Why a value cannot stand in a field (ГОСТ Р 56042-2014, tables 1 and 2); undefined when it can. */
export function fieldFault(field: string, value: string): PaymentQrFault | undefined {
  const rule = Object.hasOwn(RULES, field) ? RULES[field] : undefined;
  if (!rule) return { field, code: 'unknown' };
  const signs = [...value];
  for (const [at, sign] of signs.entries())
    if (FORBIDDEN.test(sign) || (rule.allowed && !rule.allowed(at).test(sign)))
      return { field, code: 'sign', sign, position: at + 1 };
  const { length } = signs;
  if (rule.most !== undefined && length > rule.most) return { field, code: 'tooLong', length, most: rule.most };
  if (rule.length !== undefined && length !== rule.length)
    return { field, code: 'length', length, expected: rule.length };
  if (rule.shape && !rule.shape.test(value)) {
    if (field === 'CorrespAcc') return { field, code: 'length', length, expected: 20 };
    return { field, code: 'shape' };
  }
  return undefined;
}
