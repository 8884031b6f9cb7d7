// Generated from office.yaml by `npm run generate`; do not edit.
export interface paths {
  "/office/v1/session": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who is signed in. */
    get: operations["session.get"];
    put?: never;
    /**
     * Check the password and send a code to the mailbox of the member of staff.
     * @description `WRONG_CREDENTIALS` for a wrong password and for an unknown address alike.
     */
    post: operations["session.create"];
    /** Sign out. */
    delete: operations["session.delete"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/session/confirmation": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sign in with the code from the mail. */
    post: operations["session.confirm"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/claims": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A page of the queue, the most urgent first, and how much waits. */
    get: operations["claims.list"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/claims/{claimId}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        claimId: components["parameters"]["ClaimId"];
      };
      cookie?: never;
    };
    /** A claim with its conversation. Every reading is in the audit log. */
    get: operations["claims.get"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/claims/{claimId}/contacts": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        claimId: components["parameters"]["ClaimId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Tell the holder, the address and the contacts for a reason, which the customer sees in their journal. */
    post: operations["claims.reveal"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/claims/{claimId}/assignment": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        claimId: components["parameters"]["ClaimId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give a claim to a member of staff; it is then in review.
     * @description `CLAIM_CLOSED` when it is answered. A clerk takes claims for themselves only: `ROLE_REFUSED`.
     */
    post: operations["claims.assign"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/claims/{claimId}/questions": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        claimId: components["parameters"]["ClaimId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ask the customer for more. The term runs on. */
    post: operations["claims.ask"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/claims/{claimId}/answers": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        claimId: components["parameters"]["ClaimId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Answer a claim.
     * @description `CLAIM_CLOSED` when it is answered or withdrawn.
     */
    post: operations["claims.answer"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/claims/{claimId}/files/{fileId}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        claimId: components["parameters"]["ClaimId"];
        fileId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    /** A file of the conversation. Every reading is in the audit log and in the customer's journal. */
    get: operations["claims.file"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/applications": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A page of the queue, the most urgent first, and how much waits. */
    get: operations["applications.list"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/applications/{applicationId}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        applicationId: components["parameters"]["ApplicationId"];
      };
      cookie?: never;
    };
    /** An application with its conversation. Every reading is in the audit log. */
    get: operations["applications.get"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/applications/{applicationId}/contacts": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        applicationId: components["parameters"]["ApplicationId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Tell the holder, the address and the contacts for a reason, which the customer sees in their journal. */
    post: operations["applications.reveal"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/applications/{applicationId}/assignment": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        applicationId: components["parameters"]["ApplicationId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give an application to a member of staff; it is then in work.
     * @description `APPLICATION_CLOSED` when it has ended. A clerk takes applications for themselves only: `ROLE_REFUSED`.
     */
    post: operations["applications.assign"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/applications/{applicationId}/questions": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        applicationId: components["parameters"]["ApplicationId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ask the customer for more. The term runs on.
     * @description `APPLICATION_CLOSED` after the decision.
     */
    post: operations["applications.ask"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/applications/{applicationId}/decisions": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        applicationId: components["parameters"]["ApplicationId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Decide an application; an approved one may be decided once more, when it is done.
     * @description `APPLICATION_CLOSED` when it has ended, or when steps of its task are left.
     */
    post: operations["applications.decide"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/applications/{applicationId}/steps": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        applicationId: components["parameters"]["ApplicationId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Complete the next step of a change of owner. `closing` closes the account; the last step ends the task.
     * @description `APPLICATION_CLOSED` when it is not the next step, or nothing is approved yet.
     */
    post: operations["applications.completeStep"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/applications/{applicationId}/files/{fileId}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        applicationId: components["parameters"]["ApplicationId"];
        fileId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    /** A file of the application. Every reading is in the audit log and in the customer's journal. */
    get: operations["applications.file"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/files": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Store a file to attach to a question or an answer within a day. */
    post: operations["files.create"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/staff": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who works on cases. */
    get: operations["staff.list"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/answer-templates": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Texts to begin an answer with. */
    get: operations["templates.list"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** @enum {unknown} */
    Role: "clerk" | "supervisor" | "dataOfficer" | "cashier" | "administrator";
    Staff: {
      id: components["schemas"]["Id"];
      name: string;
      role: components["schemas"]["Role"];
    };
    StaffList: {
      items: components["schemas"]["Staff"][];
    };
    OfficeSession: {
      /** @description Null without a session. */
      staff: components["schemas"]["Staff"] | null;
      utility: {
        name: string;
        timeZone: string;
      };
    };
    OfficeCredentials: {
      email: string;
      password: string;
    };
    OfficeTicket: {
      ticket: components["schemas"]["Ticket"];
      /** @description The masked address, safe to show. */
      recipient: string;
    };
    OfficeConfirmation: {
      ticket: components["schemas"]["Ticket"];
      code: components["schemas"]["OneTimeCode"];
    };
    QueuedClaim: {
      id: components["schemas"]["Id"];
      number: string;
      type: components["schemas"]["ClaimType"];
      state: components["schemas"]["ClaimState"];
      registeredOn: components["schemas"]["Date"];
      dueOn: components["schemas"]["Date"];
      /** @enum {unknown} */
      unit: "workingDays" | "calendarDays";
      daysLeft: number | null;
      isLate: boolean;
      isDisputed: boolean;
      assignee: components["schemas"]["Staff"] | null;
    };
    ClaimQueue: {
      items: components["schemas"]["QueuedClaim"][];
      /** @description `after` of the next page; null on the last one. */
      next: string | null;
      /** @description How many claims wait for an answer. */
      waiting: number;
      late: number;
      mine: number;
    };
    OfficeCase: {
      claim: components["schemas"]["Claim"];
      messages: components["schemas"]["ClaimMessage"][];
      assignee: components["schemas"]["Staff"] | null;
      account: {
        /** @description Masked, e.g. `•••••0001`. */
        number: string;
        /** @description Serial number of the meter that the claim is about. */
        meter: string | null;
      };
    };
    AccessReason: {
      reason: string;
    };
    ClaimContacts: {
      accountNumber: string;
      holder: string;
      address: string;
      phone: string | null;
      email: string | null;
    };
    ClaimAssignment: {
      staffId: components["schemas"]["Id"];
    };
    NewClaimAnswer: {
      outcome: components["schemas"]["ClaimOutcome"];
      text: string;
      uploadIds?: components["schemas"]["Id"][];
    };
    QueuedApplication: {
      id: components["schemas"]["Id"];
      number: string;
      title: string;
      state: components["schemas"]["ApplicationState"];
      registeredOn: components["schemas"]["Date"];
      dueOn: components["schemas"]["Date"];
      /** @enum {unknown} */
      unit: "workingDays" | "calendarDays";
      daysLeft: number | null;
      isLate: boolean;
      visit: components["schemas"]["VisitSlot"] | null;
      /** @description The next step of a change of owner. */
      step: components["schemas"]["HandoverStep"] | null;
      assignee: components["schemas"]["Staff"] | null;
    };
    ApplicationQueue: {
      items: components["schemas"]["QueuedApplication"][];
      /** @description `after` of the next page; null on the last one. */
      next: string | null;
      /** @description How many wait for a decision. */
      waiting: number;
      tasks: number;
      late: number;
      mine: number;
    };
    OfficeApplication: {
      application: components["schemas"]["Application"];
      messages: components["schemas"]["ApplicationMessage"][];
      assignee: components["schemas"]["Staff"] | null;
      /** @description Masked, e.g. `•••••0001`. */
      accountNumber: string;
    };
    NewDecision: {
      /** @enum {unknown} */
      outcome: "approved" | "refused" | "done";
      text: string;
      uploadIds?: components["schemas"]["Id"][];
    };
    CompletedStep: {
      step: components["schemas"]["HandoverStep"];
      text: string;
      /** @description Of the final bill; required there. */
      amount?: components["schemas"]["Kopecks"];
    };
    AnswerTemplateList: {
      items: {
        title: string;
        outcome: components["schemas"]["ClaimOutcome"];
        text: string;
      }[];
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
    ProblemCode: "BAD_REQUEST" | "INVALID" | "NOT_FOUND" | "SIGNED_OUT" | "ORIGIN_REFUSED" | "KEY_REUSED" | "IN_FLIGHT" | "RATE_LIMITED" | "LIMIT_REACHED" | "TOO_LARGE" | "SERVICE_UNAVAILABLE" | "INTERNAL" | "WRONG_CREDENTIALS" | "CUSTOMER_BLOCKED" | "READING_REFUSED" | "READING_UNCONFIRMED" | "ALREADY_SENT" | "ALREADY_BILLED" | "UPLOAD_TYPE" | "UPLOAD_UNFINISHED" | "UPLOAD_CONFLICT" | "SCOPE_REFUSED" | "CODE_REFUSED" | "GUEST_NOT_FOUND" | "PAYER_NOT_FOUND" | "LINK_ENDED" | "LINK_USED" | "WORK_REQUIRED" | "PROOF_REFUSED" | "ALREADY_REGISTERED" | "ACCOUNT_CLOSED" | "CODE_WRONG" | "CODE_EXPIRED" | "STEP_UP_REQUIRED" | "FROZEN" | "NO_PHONE" | "LAST_ACCOUNT" | "HELPER_REFUSED" | "PAYMENT_CLOSED" | "ACQUIRER_UNAVAILABLE" | "METHOD_UNAVAILABLE" | "NO_DEBT" | "PLAN_CLOSED" | "CLAIM_CLOSED" | "APPLICATION_CLOSED" | "SLOT_TAKEN" | "ROLE_REFUSED" | "REQUEST_CLOSED";
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
    FindingCode: "REQUIRED" | "UNKNOWN_FIELD" | "BAD_FORMAT" | "TOO_LONG" | "TOO_MANY" | "NOT_ALLOWED" | "UPLOAD_NOT_FOUND" | "VALUE_FORMAT" | "VALUE_TOO_MANY_DIGITS" | "VALUE_TOO_MANY_DECIMALS" | "LESS_THAN_PREVIOUS" | "GREATER_THAN_NEXT" | "ROLLOVER_SUSPECTED" | "ANOMALY_HIGH" | "ANOMALY_ZERO" | "SWAP_SUSPECTED" | "WINDOW_CLOSED" | "DATE_IN_FUTURE" | "DATE_TOO_OLD" | "ALREADY_SENT" | "ALREADY_BILLED" | "VERIFICATION_EXPIRED" | "NO_ACCESS_ACT" | "METER_REMOVED" | "METER_BROKEN" | "METER_AUTOMATIC" | "METER_NEEDS_INITIAL" | "METER_NOT_FOUND" | "SEVERAL_METERS_MATCH" | "NOT_YOUR_BUILDING" | "DUPLICATE_ROW" | "WORK_REQUIRED" | "ACCOUNT_CLOSED" | "CODE_WRONG" | "PHONE_FORMAT" | "EMAIL_FORMAT" | "PASSWORD_TOO_SHORT" | "PASSWORD_TOO_LONG" | "PASSWORD_COMMON" | "PASSWORD_PERSONAL" | "PASSWORD_REPEATED" | "PASSWORD_SAME" | "AMOUNT_TOO_SMALL" | "AMOUNT_TOO_LARGE" | "DUPLICATE_ACCOUNT";
    /** Format: uuid */
    Id: string;
    NewClaimMessage: {
      /** @description Required without files. */
      text: string;
      uploadIds?: components["schemas"]["Id"][];
    };
    ClaimAttachment: {
      id: components["schemas"]["Id"];
      name: string;
      bytes: number;
      type: string;
    };
    /** @description Stands for something that is under way: a registration, a recovery, a sign-in. A secret. */
    Ticket: string;
    /** @description Spaces and dashes do not count. */
    OneTimeCode: string;
    /** @enum {unknown} */
    ClaimType: "charge" | "meterCheck" | "quality" | "refund" | "other";
    /**
     * @description `needInfo`: the utility has asked something; `closed`: the customer says that it is solved. A dispute puts an
     *   answered claim back in review.
     * @enum {unknown}
     */
    ClaimState: "registered" | "inReview" | "needInfo" | "answered" | "rejected" | "closed" | "withdrawn";
    /** Format: date */
    Date: string;
    Claim: {
      id: components["schemas"]["Id"];
      /** @description Registration number, e.g. `О-2026-000017`. */
      number: string;
      accountId: components["schemas"]["Id"];
      type: components["schemas"]["ClaimType"];
      state: components["schemas"]["ClaimState"];
      text: string;
      period?: components["schemas"]["Period"];
      service?: components["schemas"]["Service"];
      meterId?: components["schemas"]["Id"];
      amount?: components["schemas"]["Kopecks"];
      demand?: components["schemas"]["ClaimDemand"];
      applicant: components["schemas"]["Applicant"];
      answerBy: components["schemas"]["AnswerChannel"];
      registeredAt: components["schemas"]["Instant"];
      registeredOn: components["schemas"]["Date"];
      /** @description The last day for an answer; after a dispute, for the new one. */
      dueOn: components["schemas"]["Date"];
      /** @enum {unknown} */
      unit: "workingDays" | "calendarDays";
      /** @description How many days the utility still has, in `unit`; 0 on the last day, negative when late, null when no answer is awaited. */
      daysLeft: number | null;
      /** @description The last answer came, or still has not come, after its last day. */
      isLate: boolean;
      /** @description The day of the last answer. */
      answeredOn: components["schemas"]["Date"] | null;
      /** @description Of the last answer. */
      outcome: components["schemas"]["ClaimOutcome"] | null;
      /** @description The customer has disputed an answer. */
      isDisputed: boolean;
      /** @description Messages of the utility that the customer has not read. */
      unread: number;
      /** @description The ground of the term, in Russian, with its article. */
      law: string;
      attachments: components["schemas"]["ClaimAttachment"][];
      evidence: components["schemas"]["ClaimEvidence"][];
    };
    Period: string;
    /** @enum {unknown} */
    Service: "coldWater" | "hotWater" | "irrigation" | "wastewater" | "common";
    Kopecks: number;
    /** @enum {unknown} */
    ClaimDemand: "recalculate" | "checkMeter" | "returnMoney" | "explain";
    /**
     * @description Who files the claim; a representative attaches the power of attorney. `holder` when left out.
     * @enum {unknown}
     */
    Applicant: "holder" | "resident" | "representative";
    /**
     * @description How the customer wants the answer. It stands in the cabinet in any case. `cabinet` when left out.
     * @enum {unknown}
     */
    AnswerChannel: "cabinet" | "mail" | "paper";
    /** Format: date-time */
    Instant: string;
    /**
     * @description What the answer says about the demand.
     * @enum {unknown}
     */
    ClaimOutcome: "granted" | "partly" | "explained" | "refused";
    /** @description What the account showed on the day of the claim; later corrections do not change it. */
    ClaimEvidence: {
      /** @constant */
      kind: "reading";
      id: components["schemas"]["Id"];
      service: components["schemas"]["Service"];
      /** @description Of the meter. */
      serialNumber: string;
      period: components["schemas"]["Period"];
      takenOn: components["schemas"]["Date"];
      value: components["schemas"]["Volume"];
      volume: components["schemas"]["Volume"] | null;
      source: components["schemas"]["ReadingSource"];
    } | {
      /** @constant */
      kind: "bill";
      period: components["schemas"]["Period"];
      issuedOn: components["schemas"]["Date"];
      dueOn: components["schemas"]["Date"];
      total: components["schemas"]["Kopecks"];
      lines: components["schemas"]["ChargeLine"][];
    } | {
      /** @constant */
      kind: "payment";
      id: components["schemas"]["Id"];
      /** @enum {unknown} */
      entry: "payment" | "refund" | "correction";
      amount: components["schemas"]["Kopecks"];
      paidOn: components["schemas"]["Date"];
      /** @description Number of the payment document. */
      document: string;
    };
    /** @description A reading or a consumption: cubic metres to the litre, decimal string with a dot. What has more digits is rounded half up once, when it comes in. */
    Volume: string;
    /**
     * @description `control` is taken at the installation, removal or inspection of a meter and leaves the month free; `billing` is a value of the utility that nobody sent.
     * @enum {unknown}
     */
    ReadingSource: "resident" | "manager" | "controller" | "phone" | "automatic" | "estimate" | "norm" | "control" | "bulk" | "billing";
    ChargeLine: {
      /** @description Null for a late fee. */
      service: null | components["schemas"]["Service"];
      kind: components["schemas"]["ChargeKind"];
      /** @description Negative for a recalculation in the customer's favour. */
      amount: components["schemas"]["Kopecks"];
      /** @description Null when the utility has not said. */
      basis: null | components["schemas"]["ChargeBasis"];
      /** @description m³, or gigacalories of heat. */
      quantity: null | components["schemas"]["Decimal"];
      /** @description Why a recalculation was made. */
      reason?: string;
      corrects?: components["schemas"]["CorrectedKind"];
    };
    /**
     * @description `coefficient` is the separate line for the factor on the norm (ПП РФ № 354, п. 69).
     * @enum {unknown}
     */
    ChargeKind: "volume" | "heat" | "coefficient" | "recalculation" | "lateFee";
    /**
     * @description Where a volume comes from: readings, an average, the norm, the volume of other services, a share of the building.
     * @enum {unknown}
     */
    ChargeBasis: "meter" | "average" | "norm" | "supplied" | "area" | "heat";
    /** @description A decimal string with a dot, e.g. a price factor or gigacalories. */
    Decimal: string;
    /**
     * @description What a recalculation corrects; left out when the utility has not said.
     * @enum {unknown}
     */
    CorrectedKind: "volume" | "heat" | "coefficient";
    ClaimMessage: {
      id: components["schemas"]["Id"];
      /** @enum {unknown} */
      side: "customer" | "utility";
      /** @enum {unknown} */
      kind: "message" | "question" | "answer" | "dispute" | "withdrawal" | "solved";
      text: string;
      writtenAt: components["schemas"]["Instant"];
      /** @description Of an answer: the day by which it was due. Of a dispute: the last day for the new answer. */
      dueOn: components["schemas"]["Date"] | null;
      /** @description Of an answer after its last day. */
      isLate: boolean;
      /** @description Of an answer. */
      outcome: components["schemas"]["ClaimOutcome"] | null;
      attachments: components["schemas"]["ClaimAttachment"][];
    };
    /**
     * @description `needsMore`: the utility has asked something. `approved`: decided, and something is still to be done. `done`: nothing is left to do.
     * @enum {unknown}
     */
    ApplicationState: "sent" | "inWork" | "needsMore" | "approved" | "refused" | "done" | "withdrawn";
    VisitSlot: {
      on: components["schemas"]["Date"];
      from: components["schemas"]["ClockTime"];
      to: components["schemas"]["ClockTime"];
    };
    /** @description Local time of the utility. */
    ClockTime: string;
    /**
     * @description A step of a change of owner. The customer does `readings`, the utility the others.
     * @enum {unknown}
     */
    HandoverStep: "readings" | "finalBill" | "closing" | "newAccount";
    /** @description As it was filed; later changes of the template do not change it. */
    Application: {
      id: components["schemas"]["Id"];
      /** @description Registration number, e.g. `З-2026-000017`. */
      number: string;
      accountId: components["schemas"]["Id"];
      templateId: components["schemas"]["ApplicationFieldName"];
      title: components["schemas"]["LocalText"];
      state: components["schemas"]["ApplicationState"];
      fields: components["schemas"]["ApplicationField"][];
      values: components["schemas"]["ApplicationValues"];
      /** @description The meters of the account on that day, as far as the application names them. */
      meters: components["schemas"]["ApplicationMeter"][];
      registeredAt: components["schemas"]["Instant"];
      registeredOn: components["schemas"]["Date"];
      /** @description The last day for a decision. */
      dueOn: components["schemas"]["Date"];
      /** @enum {unknown} */
      unit: "workingDays" | "calendarDays";
      /** @description The ground of the term, in Russian, with its article. */
      law: string;
      /** @description As in `Claim`. */
      daysLeft: number | null;
      /** @description The decision came, or still has not come, after its last day. */
      isLate: boolean;
      decidedOn: components["schemas"]["Date"] | null;
      /** @description What the utility has decided, in its words; of a refusal the reasons. */
      decision: string | null;
      /** @description The customer has confirmed it by a code. */
      isConfirmed: boolean;
      visitKind: components["schemas"]["VisitKind"] | null;
      visit: components["schemas"]["VisitSlot"] | null;
      steps: components["schemas"]["ApplicationStep"][];
      /** @description Messages of the utility that the customer has not read. */
      unread: number;
      attachments: components["schemas"]["ClaimAttachment"][];
    };
    ApplicationFieldName: string;
    /** @description Words of the utility. The Russian ones stand in where `en` is left out. */
    LocalText: {
      ru: string;
      en?: string;
    };
    ApplicationField: {
      name: components["schemas"]["ApplicationFieldName"];
      kind: components["schemas"]["ApplicationFieldKind"];
      label: components["schemas"]["LocalText"];
      hint?: components["schemas"]["LocalText"];
      required: boolean;
      /**
       * @description What the field begins with.
       * @enum {unknown}
       */
      known?: "holder" | "address" | "persons" | "phone" | "email";
      /** @description Of a choice. */
      options?: {
        value: components["schemas"]["ApplicationFieldName"];
        label: components["schemas"]["LocalText"];
      }[];
      /**
       * @description Which days a date or a period may have, today included; any when left out.
       * @enum {unknown}
       */
      days?: "past" | "future";
      /** @description A period with fewer full days is refused. */
      leastDays?: number;
    };
    /**
     * @description `period`: from one day to another. `readings`: one for each meter in service.
     * @enum {unknown}
     */
    ApplicationFieldKind: "text" | "longText" | "number" | "date" | "choice" | "meter" | "period" | "persons" | "readings" | "files";
    /** @description By the names of the fields. A field that is not filled in is left out. */
    ApplicationValues: {
      [key: string]: components["schemas"]["ApplicationValue"];
    };
    /**
     * @description Of `text`, `longText`, `number` (a decimal string), `date`, `choice` and `meter` (its id): a string. Of `files`: the
     *   ids of uploads.
     */
    ApplicationValue: string | {
      from: components["schemas"]["Date"];
      to: components["schemas"]["Date"];
    } | components["schemas"]["ApplicationPerson"][] | components["schemas"]["ApplicationReading"][] | components["schemas"]["Id"][];
    ApplicationPerson: {
      name: string;
      bornOn?: components["schemas"]["Date"];
    };
    ApplicationReading: {
      meterId: components["schemas"]["Id"];
      /** @description As typed; the endpoint stores a `Volume`. */
      value: string;
    };
    ApplicationMeter: {
      id: components["schemas"]["Id"];
      service: components["schemas"]["Service"];
      serialNumber: string;
      place: string;
      digits: number;
      fractionDigits: number;
      /** @description The last known reading. */
      last: components["schemas"]["Volume"] | null;
    };
    /**
     * @description `controller`: somebody of the utility comes to the home. `office`: the customer comes.
     * @enum {unknown}
     */
    VisitKind: "controller" | "office";
    ApplicationStep: {
      name: components["schemas"]["HandoverStep"];
      /** @enum {unknown} */
      state: "done" | "current" | "waiting";
      doneOn: components["schemas"]["Date"] | null;
      /** @description What the utility says of the step; may be empty. */
      text: string;
      /** @description Of the final bill. */
      amount: components["schemas"]["Kopecks"] | null;
    };
    ApplicationMessage: {
      id: components["schemas"]["Id"];
      /** @enum {unknown} */
      side: "customer" | "utility";
      /** @enum {unknown} */
      kind: "message" | "question" | "decision" | "step" | "withdrawal";
      text: string;
      writtenAt: components["schemas"]["Instant"];
      attachments: components["schemas"]["ClaimAttachment"][];
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
    ClaimId: components["schemas"]["Id"];
    /**
     * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
     *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
     *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
     *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
     */
    IdempotencyKey: string;
    ApplicationId: components["schemas"]["Id"];
  };
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
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
          "application/json": components["schemas"]["OfficeSession"];
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
        "application/json": components["schemas"]["OfficeCredentials"];
      };
    };
    responses: {
      /** @description The code is on its way */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeTicket"];
        };
      };
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
  "session.confirm": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["OfficeConfirmation"];
      };
    };
    responses: {
      /** @description Signed in */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeSession"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "claims.list": {
    parameters: {
      query?: {
        state?: "open" | "late" | "mine" | "ended";
        /** @description The `next` of the page before. */
        after?: string;
        /** @description Registration number or its end. */
        number?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The queue */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ClaimQueue"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "claims.get": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        claimId: components["parameters"]["ClaimId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The case */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeCase"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "claims.reveal": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        claimId: components["parameters"]["ClaimId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AccessReason"];
      };
    };
    responses: {
      /** @description The contacts */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ClaimContacts"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "claims.assign": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        claimId: components["parameters"]["ClaimId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ClaimAssignment"];
      };
    };
    responses: {
      /** @description Assigned */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeCase"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "claims.ask": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        claimId: components["parameters"]["ClaimId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewClaimMessage"];
      };
    };
    responses: {
      /** @description Asked */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeCase"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "claims.answer": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        claimId: components["parameters"]["ClaimId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewClaimAnswer"];
      };
    };
    responses: {
      /** @description Answered */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeCase"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "claims.file": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        claimId: components["parameters"]["ClaimId"];
        fileId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The file */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/pdf": string;
          "image/jpeg": string;
          "image/png": string;
          "image/webp": string;
          "image/heic": string;
          "image/heif": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "applications.list": {
    parameters: {
      query?: {
        /** @description `tasks`: decided, and something is still to be done. */
        state?: "open" | "tasks" | "late" | "mine" | "ended";
        /** @description The `next` of the page before. */
        after?: string;
        /** @description Registration number or its end. */
        number?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The queue */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ApplicationQueue"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "applications.get": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        applicationId: components["parameters"]["ApplicationId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The case */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeApplication"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "applications.reveal": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        applicationId: components["parameters"]["ApplicationId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AccessReason"];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ClaimContacts"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "applications.assign": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        applicationId: components["parameters"]["ApplicationId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ClaimAssignment"];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeApplication"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "applications.ask": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        applicationId: components["parameters"]["ApplicationId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewClaimMessage"];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeApplication"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "applications.decide": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        applicationId: components["parameters"]["ApplicationId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewDecision"];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeApplication"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "applications.completeStep": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        applicationId: components["parameters"]["ApplicationId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CompletedStep"];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeApplication"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "applications.file": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        applicationId: components["parameters"]["ApplicationId"];
        fileId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The file */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/pdf": string;
          "image/jpeg": string;
          "image/png": string;
          "image/webp": string;
          "image/heic": string;
          "image/heif": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "files.create": {
    parameters: {
      query: {
        name: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/octet-stream": string;
      };
    };
    responses: {
      /** @description Stored */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ClaimAttachment"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "staff.list": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The staff */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["StaffList"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "templates.list": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The texts */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["AnswerTemplateList"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
}
