// Generated from openapi.yaml by `npm run generate`; do not edit.
export interface paths {
  "/health": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The process is alive. */
    get: operations["health.live"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/ready": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The process can do its work (the database answers). */
    get: operations["health.ready"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/config": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Public facts of the utility. */
    get: operations["config.get"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/session": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who is signed in, if anybody. Answers 200 in both cases. */
    get: operations["session.get"];
    put?: never;
    /**
     * Sign in by account number or e-mail and password.
     * @description The same answer, in the same time, for an unknown login and for a wrong password (`WRONG_CREDENTIALS`).
     *   Repeated failures are answered 429 with `Retry-After`; the wait grows and always ends.
     *   A sign-in needs no `Idempotency-Key`: repeating it only makes another session.
     */
    post: operations["session.create"];
    /** Sign out. Answers 204 whether or not anybody was signed in. */
    delete: operations["session.delete"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The accounts of the signed-in customer. */
    get: operations["accounts.list"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/balance": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    /** What the account owes or has in credit. */
    get: operations["balance.get"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/meters": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    /** The meters of the account with what is needed to send readings now. */
    get: operations["meters.list"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/meters/{meterId}/readings": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        meterId: components["parameters"]["MeterId"];
      };
      cookie?: never;
    };
    /** The journal of a meter, newest first. */
    get: operations["readings.list"];
    put?: never;
    /**
     * Send the reading of one meter for the present period.
     * @description Refused with `READING_REFUSED` when a finding of severity `block` stands, with `READING_UNCONFIRMED` when
     *   findings of severity `confirm` stand that the body does not name in `confirmed`. Findings are in `errors`.
     */
    post: operations["readings.create"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/meters/{meterId}/readings/{readingId}/correction": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        meterId: components["parameters"]["MeterId"];
        readingId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Replace a reading sent this period, until it is billed. The replaced one stays in the journal. */
    post: operations["readings.correct"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/claims": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    /** Claims of the account, newest first. */
    get: operations["claims.list"];
    put?: never;
    /** File a claim. The answer carries its number and the day an answer is due, with the ground in law. */
    post: operations["claims.create"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/uploads": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Announce a file (tus 1.0 creation). The address to send it to is in `Location`.
     * @description The file itself goes to that address by `PATCH` (tus core), `HEAD` tells how much has arrived, `DELETE` (tus
     *   termination) drops it. An upload never attached to a claim is removed after a day. Needs no `Idempotency-Key`:
     *   announcing twice only makes a second empty upload.
     */
    post: operations["uploads.create"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/uploads/{uploadId}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        uploadId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Drop an upload that is not part of a claim. */
    delete: operations["uploads.delete"];
    options?: never;
    /** How many bytes have arrived. */
    head: operations["uploads.offset"];
    /** Send bytes from `Upload-Offset` on. */
    patch: operations["uploads.append"];
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** Format: uuid */
    Id: string;
    /** Format: date */
    Date: string;
    /** Format: date-time */
    Instant: string;
    Period: string;
    Kopecks: number;
    /** @description Cubic metres, decimal string with a dot. */
    Volume: string;
    Health: {
      /** @constant */
      status: "ok";
    };
    Problem: {
      /** @description `urn:vodokanal:problem:` and the code. */
      type: string;
      title: string;
      status: number;
      code: components["schemas"]["ProblemCode"];
      detail?: string;
      errors?: components["schemas"]["Finding"][];
    };
    /** @enum {unknown} */
    ProblemCode: "BAD_REQUEST" | "INVALID" | "NOT_FOUND" | "SIGNED_OUT" | "ORIGIN_REFUSED" | "KEY_REUSED" | "IN_FLIGHT" | "RATE_LIMITED" | "TOO_LARGE" | "SERVICE_UNAVAILABLE" | "INTERNAL" | "WRONG_CREDENTIALS" | "CUSTOMER_BLOCKED" | "READING_REFUSED" | "READING_UNCONFIRMED" | "ALREADY_SENT" | "ALREADY_BILLED" | "UPLOAD_TYPE" | "UPLOAD_UNFINISHED" | "UPLOAD_CONFLICT";
    Finding: {
      code: components["schemas"]["FindingCode"];
      /** @enum {unknown} */
      severity: "block" | "confirm" | "info";
      /** @description JSON pointer to the field of the body, e.g. `/value`. */
      pointer: string;
      params?: {
        [key: string]: string | number;
      };
    };
    /** @enum {unknown} */
    FindingCode: "REQUIRED" | "UNKNOWN_FIELD" | "BAD_FORMAT" | "TOO_LONG" | "TOO_MANY" | "NOT_ALLOWED" | "UPLOAD_NOT_FOUND" | "VALUE_FORMAT" | "VALUE_TOO_MANY_DIGITS" | "VALUE_TOO_MANY_DECIMALS" | "LESS_THAN_PREVIOUS" | "GREATER_THAN_NEXT" | "ROLLOVER_SUSPECTED" | "ANOMALY_HIGH" | "ANOMALY_ZERO" | "SWAP_SUSPECTED" | "WINDOW_CLOSED" | "DATE_IN_FUTURE" | "DATE_TOO_OLD" | "ALREADY_SENT" | "ALREADY_BILLED" | "VERIFICATION_EXPIRED" | "NO_ACCESS_ACT" | "METER_REMOVED" | "METER_BROKEN" | "METER_AUTOMATIC" | "METER_NEEDS_INITIAL" | "ACCOUNT_CLOSED";
    Config: {
      utility: {
        name: string;
        /** @description As people read it, e.g. `8 800 100-00-00`. */
        phone: string;
        /** @description IANA name, e.g. `Europe/Moscow`. */
        timeZone: string;
      };
      /** @description The data are made up. */
      demo: boolean;
      /** @description Where a bill can be paid today. */
      paymentUrl: string | null;
      claimTypes: components["schemas"]["ClaimTypeInfo"][];
      uploads: {
        maxBytes: number;
        maxFiles: number;
        /** @description Media types. */
        types: string[];
      };
    };
    SignIn: {
      /** @description Account number or e-mail. */
      login: string;
      password: string;
      /**
       * @description Remember this device: the session outlives the browser.
       * @default false
       */
      remember?: boolean;
    };
    Session: {
      /** @enum {unknown} */
      state: "signed-out" | "signed-in";
      customer?: {
        id: components["schemas"]["Id"];
        /** @description How to greet the customer; may be empty. */
        name: string;
      };
      accounts?: components["schemas"]["Account"][];
      expiresAt?: components["schemas"]["Instant"];
    };
    Account: {
      id: components["schemas"]["Id"];
      number: string;
      /** @description Единый лицевой счёт. */
      elsNumber?: string;
      /** @enum {unknown} */
      kind: "apartment" | "house" | "legal";
      /** @enum {unknown} */
      status: "pending" | "confirmed" | "blocked" | "closed";
      address: string;
    };
    AccountList: {
      items: components["schemas"]["Account"][];
    };
    Balance: {
      accountId: components["schemas"]["Id"];
      accountNumber: string;
      address: string;
      /** @enum {unknown} */
      accountStatus: "pending" | "confirmed" | "blocked" | "closed";
      asOf: components["schemas"]["Instant"];
      /** @enum {unknown} */
      state: "debt" | "overdue" | "credit" | "zero";
      /** @description Positive is owed by the customer, negative is in credit; late fee included. */
      amount: components["schemas"]["Kopecks"];
      /** @description The late-fee part of the amount. */
      lateFee: components["schemas"]["Kopecks"];
      /** @description The part past its due date; null when there is none. */
      overdue: null | {
        amount: components["schemas"]["Kopecks"];
        /** @description Due date of the oldest unpaid charge. */
        dueOn: components["schemas"]["Date"];
        days: number;
      };
      /** @description The next sum that is not yet overdue; null when nothing is owed. */
      due: null | {
        amount: components["schemas"]["Kopecks"];
        dueOn: components["schemas"]["Date"];
      };
      lastPayment: null | {
        amount: components["schemas"]["Kopecks"];
        paidOn: components["schemas"]["Date"];
      };
    };
    /** @enum {unknown} */
    Service: "coldWater" | "hotWater" | "irrigation" | "wastewater" | "common";
    /** @enum {unknown} */
    ReadingSource: "resident" | "manager" | "controller" | "phone" | "automatic" | "estimate" | "norm" | "control" | "bulk";
    /** @enum {unknown} */
    ReadingStatus: "received" | "held" | "accepted" | "billed" | "rejected" | "replaced";
    PreviousReading: {
      value: components["schemas"]["Volume"];
      takenOn: components["schemas"]["Date"];
      source: components["schemas"]["ReadingSource"];
    };
    Meter: {
      id: components["schemas"]["Id"];
      serialNumber: string;
      service: components["schemas"]["Service"];
      place: string;
      /** @description Drums before the comma; the meter rolls over after 10^digits. */
      digits: number;
      /** @description Digits after the comma that this utility takes. */
      fractionDigits: number;
      /** @enum {unknown} */
      state: "inService" | "expiredVerification" | "broken" | "removed" | "automatic" | "noAccess";
      verifiedOn: components["schemas"]["Date"] | null;
      nextVerificationOn: components["schemas"]["Date"] | null;
      /** @description The last reading of an earlier period; null for a meter without an initial reading. */
      previous: components["schemas"]["PreviousReading"] | null;
      /** @description What was sent in the present period; null when nothing was. */
      current: components["schemas"]["Reading"] | null;
      /** @description Monthly average of the last half year. */
      averageVolume: components["schemas"]["Volume"] | null;
      /** @description A consumption above this must be confirmed. */
      confirmAbove: components["schemas"]["Volume"] | null;
      /** @description A consumption above this is refused. */
      refuseAbove: components["schemas"]["Volume"] | null;
      /** @description Supply and wastewater together, today. */
      pricePerCubicMetre: components["schemas"]["Kopecks"] | null;
    };
    ReadingWindow: {
      /** @description By the clock of the utility. */
      today: components["schemas"]["Date"];
      /** @description The period a reading sent in this window counts for. */
      period: components["schemas"]["Period"];
      open: boolean;
      /** @description First day of the present or the next window. */
      opensOn: components["schemas"]["Date"];
      /** @description Last day of that window. */
      closesOn: components["schemas"]["Date"];
    };
    MeterList: {
      accountId: components["schemas"]["Id"];
      /** @enum {unknown} */
      accountStatus: "pending" | "confirmed" | "blocked" | "closed";
      window: components["schemas"]["ReadingWindow"];
      items: components["schemas"]["Meter"][];
    };
    NewReading: {
      /** @description Comma or dot, spaces and leading zeros allowed. */
      value: string;
      /** @description Findings the customer has confirmed. */
      confirmed?: components["schemas"]["FindingCode"][];
    };
    Reading: {
      id: components["schemas"]["Id"];
      meterId: components["schemas"]["Id"];
      value: components["schemas"]["Volume"];
      /** @description Consumption since the previous reading. */
      volume: components["schemas"]["Volume"] | null;
      period: components["schemas"]["Period"];
      takenOn: components["schemas"]["Date"];
      receivedAt: components["schemas"]["Instant"];
      source: components["schemas"]["ReadingSource"];
      status: components["schemas"]["ReadingStatus"];
      /** @description Number of the acceptance slip, e.g. `П-2026-11-000042`. */
      slip: string | null;
    };
    ReadingList: {
      items: components["schemas"]["Reading"][];
    };
    /** @enum {unknown} */
    ClaimType: "charge" | "meterCheck" | "quality" | "refund" | "other";
    /** @enum {unknown} */
    ClaimField: "period" | "service" | "meterId" | "amount" | "demand";
    ClaimTypeInfo: {
      type: components["schemas"]["ClaimType"];
      /** @description How many days the utility has for an answer. */
      term: number;
      /** @enum {unknown} */
      unit: "workingDays" | "calendarDays";
      /** @description The ground of the term */
      law: string;
      /** @description The fields this type takes. */
      fields: {
        name: components["schemas"]["ClaimField"];
        required: boolean;
      }[];
    };
    /** @enum {unknown} */
    ClaimDemand: "recalculate" | "checkMeter" | "returnMoney" | "explain";
    NewClaim: {
      type: components["schemas"]["ClaimType"];
      text: string;
      period?: components["schemas"]["Period"];
      service?: components["schemas"]["Service"];
      meterId?: components["schemas"]["Id"];
      /** @description The sum in dispute, kopecks. */
      amount?: number;
      demand?: components["schemas"]["ClaimDemand"];
      uploadIds?: components["schemas"]["Id"][];
    };
    Claim: {
      id: components["schemas"]["Id"];
      /** @description Registration number, e.g. `О-2026-000017`. */
      number: string;
      accountId: components["schemas"]["Id"];
      type: components["schemas"]["ClaimType"];
      /** @enum {unknown} */
      state: "registered" | "inReview" | "needInfo" | "answered" | "rejected" | "closed";
      text: string;
      period?: components["schemas"]["Period"];
      service?: components["schemas"]["Service"];
      meterId?: components["schemas"]["Id"];
      amount?: components["schemas"]["Kopecks"];
      demand?: components["schemas"]["ClaimDemand"];
      registeredAt: components["schemas"]["Instant"];
      registeredOn: components["schemas"]["Date"];
      /** @description The last day for an answer. */
      dueOn: components["schemas"]["Date"];
      law: string;
      attachments: {
        id: components["schemas"]["Id"];
        name: string;
        bytes: number;
        type: string;
      }[];
    };
    ClaimList: {
      items: components["schemas"]["Claim"][];
    };
  };
  responses: {
    /** @description What went wrong (RFC 9457) */
    Problem: {
      headers: {
        /** @description Seconds */
        "Retry-After"?: number;
        [name: string]: unknown;
      };
      content: {
        "application/problem+json": components["schemas"]["Problem"];
      };
    };
  };
  parameters: {
    AccountId: components["schemas"]["Id"];
    MeterId: components["schemas"]["Id"];
    /**
     * @description Born with the user's intent. Same key and body → the first answer again; same key, other body → 422
     *   `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least.
     */
    IdempotencyKey: string;
  };
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  "health.live": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Alive */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Health"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "health.ready": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Ready */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Health"];
        };
      };
      503: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "config.get": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The configuration */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Config"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "session.get": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The session */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Session"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "session.create": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SignIn"];
      };
    };
    responses: {
      /** @description Signed in; the session is in a cookie */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Session"];
        };
      };
      422: components["responses"]["Problem"];
      429: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "session.delete": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Signed out */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components["responses"]["Problem"];
    };
  };
  "accounts.list": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The accounts */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["AccountList"];
        };
      };
      401: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "balance.get": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The balance */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Balance"];
        };
      };
      401: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "meters.list": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The meters */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["MeterList"];
        };
      };
      401: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "readings.list": {
    parameters: {
      query?: {
        limit?: number;
      };
      header?: never;
      path: {
        meterId: components["parameters"]["MeterId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The journal */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ReadingList"];
        };
      };
      401: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "readings.create": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again; same key, other body → 422
         *   `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        meterId: components["parameters"]["MeterId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewReading"];
      };
    };
    responses: {
      /** @description Accepted */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Reading"];
        };
      };
      401: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      409: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "readings.correct": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again; same key, other body → 422
         *   `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        meterId: components["parameters"]["MeterId"];
        readingId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewReading"];
      };
    };
    responses: {
      /** @description Accepted in place of the old one */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Reading"];
        };
      };
      401: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      409: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "claims.list": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The claims */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ClaimList"];
        };
      };
      401: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "claims.create": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again; same key, other body → 422
         *   `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewClaim"];
      };
    };
    responses: {
      /** @description Registered */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Claim"];
        };
      };
      401: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      409: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "uploads.create": {
    parameters: {
      query?: never;
      header: {
        "Tus-Resumable": "1.0.0";
        "Upload-Length": number;
        /** @description `filename` and `filetype`, each as base64 of UTF-8. */
        "Upload-Metadata": string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Announced */
      201: {
        headers: {
          Location: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "uploads.delete": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        uploadId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Dropped */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components["responses"]["Problem"];
    };
  };
  "uploads.offset": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        uploadId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description See `Upload-Offset` */
      200: {
        headers: {
          "Upload-Offset": number;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Not found or not yours */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  "uploads.append": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        uploadId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/offset+octet-stream": string;
      };
    };
    responses: {
      /** @description Taken; the last one also when the file passed its checks */
      204: {
        headers: {
          "Upload-Offset": number;
          [name: string]: unknown;
        };
        content?: never;
      };
      409: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
}
