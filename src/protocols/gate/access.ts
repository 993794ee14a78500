/**
 * What a person signed in as. Professionals' roles come from the issuer, never from the person. A `health-professional` is
 * one of another category than the first three, which `authorizations` names.
 */
export type Role =
  | 'doctor'
  | 'nurse'
  | 'pharmacist'
  | 'health-professional'
  | 'citizen'
  | 'secretary'
  | 'operator'
  | 'council-member'
  | 'council-secretary'
  | 'council-administrator'

/**
 * Working pages, by what one comes there to do. `council-membership` is what members read before the public does,
 * `council-work` the secretariat's, `council-administration` who sits where and by which mandate;
 * `contact-point-operation` is the running of the exchange with other countries, `pilot-report` how much it is used;
 * `patient-identity` is finding out which numbers are one person's, `norwegian-patient` finding somebody of our own to read
 * about.
 */
export type Errand =
  | 'foreign-patient'
  | 'norwegian-patient'
  | 'council-membership'
  | 'council-work'
  | 'council-administration'
  | 'contact-point-operation'
  | 'pilot-report'
  | 'patient-identity'

/** As Enhetsregisteret has it. */
export type Organisation = { readonly orgNumber: string; readonly name: string }

/** Who is signed in, as the issuer vouched for them when the visit began. */
export type SignedIn = {
  /** Names this visit in records; it is not the cookie and opens nothing. */
  readonly visit: string
  /** The issuer's `sub`. */
  readonly subject: string
  readonly name: string
  readonly role: Role
  /** Number in Helsepersonellregisteret (HPR). */
  readonly hprNumber?: string
  /** Every category that HPR authorises them in (Volven 9060); left out where the issuer does not tell. */
  readonly authorizations?: readonly string[]
  /** The unit where they work. */
  readonly organisation?: Organisation & {
    /** What the unit is a part of (ATT-15); left out where it is a legal entity itself. */
    readonly legalEntity?: Organisation
  }
  /** Signed in abroad: another country's contact point vouches for them, by assertion (MyHealth@EU, ITI-40). */
  readonly abroad?: Abroad
}

/** What another country says of a professional, as far as a decision looks at it. */
export type Abroad = {
  /** ISO 3166-1, two letters, from the verified certificate. */
  readonly country: string
  /** ISCO-08. */
  readonly profession: string
  /** Of the one a clerk or technician acts for: ISCO-08. */
  readonly onBehalfOf?: string
}

/** The priority categories of electronic health data: Regulation (EU) 2025/327, Art. 14(1). */
export type Category =
  | 'patient-summary'
  | 'electronic-prescription'
  | 'electronic-dispensation'
  | 'medical-imaging'
  | 'laboratory-results'
  | 'discharge-report'

/**
 * `identity` is who a person is, as identification tells another country (ITI-55): personal, though not of Art. 14.
 * `central-identity` is which numbers belong together here, and what was done about it. `national-register` is what the
 * national registers of persons say beside health data: who somebody is, their family, who speaks for them, what they have
 * decided about their data.
 */
export type Released = Category | 'identity' | 'central-identity' | 'national-register'

/**
 * What a route lets out.
 *
 * - `nothing`: no data about anyone (a health probe, a redirect).
 * - `public`: the same to everybody (texts, styles, counts).
 * - `own-input`: only what the caller handed in with the same request, changed in form. No stored person is involved,
 *   so no access record is due (Art. 9 logs access to a person's stored data).
 * - an errand: a working page of a signed-in person that shows no one's health data.
 * - a category: health data of one person.
 */
export type Release = 'nothing' | 'public' | 'own-input' | { readonly errand: Errand } | { readonly category: Released }

/** eHDSI PurposeOfUse, as a treating professional states it. */
export type PurposeOfUse = 'TREATMENT' | 'EMERGENCY'

/**
 * What somebody's employer vouched for when they asked, as the source's access log keeps it: for later control, for
 * inquiries and for the person (trust framework, ATT-16, 20, 23, 34, 42, 46, 52, 57). Codes are `system|code`; numbers of
 * people are not in it.
 */
export type Attestation = {
  readonly legalEntity: string
  readonly pointOfCare: string
  readonly department?: string
  readonly service?: string
  readonly purpose: string
  readonly details?: string
  /** Leads to the local decision; `userSelected` when professionals gave themselves access. */
  readonly decision: { readonly id: string; readonly userSelected: boolean }
  readonly patientAt?: { readonly pointOfCare?: string; readonly department?: string }
  readonly at: Date
}

/** That a professional said, about one document, that its patient is under their treatment (Art. 11(1)). */
export type TreatmentRelation = {
  readonly document: string
  readonly confirmedBy: SignedIn['subject']
  readonly purpose: PurposeOfUse
  readonly at: Date
  readonly ends: Date
  readonly attested?: Attestation
}

/**
 * How the patient's consent stands that a document was fetched under from another country (MyHealth@EU, country of
 * treatment); of patients of our own, that an emergency is open (Regulation (EU) 2025/327, Art. 11(5)).
 *
 * - `live`: spoken, and not taken back
 * - `emergency`: none, but an emergency was opened for this patient and its 60 minutes are not over
 * - `kept`: it has run out, but what was fetched was saved to the record before
 * - `withdrawn`, `ended`: shows nothing any more
 */
export type ConsentStanding = 'live' | 'emergency' | 'kept' | 'withdrawn' | 'ended'

/** Whose data an answer would be about. */
export type About =
  | { readonly kind: 'no-one' }
  | {
      readonly kind: 'absent'
      /** Where the data would come from; left out when nobody can say. */
      readonly country?: string
    }
  | {
      readonly kind: 'patient'
      /** The key of this person's chain of access records. */
      readonly patient: string
      /** Of other chains that the answer is about too: another number of the person, or somebody they are compared with. */
      readonly others?: readonly string[]
      /**
       * Categories that the answer would hold beside the route's own. Each is decided like it; those that may be shown are
       * recorded (Art. 9(2)(c)) and told to the answer, the others are absent.
       */
      readonly also?: readonly Released[]
      /** Our id of the document the data stand in. */
      readonly document: string
      /** Where the data come from: ISO 3166-1, two letters; left out when the document does not say. */
      readonly country?: string
      /** The visit the document lives in; left out when it belongs to none, as one that a person saved. */
      readonly visit?: string
      readonly treatment?: TreatmentRelation
      /** The person has closed this for other countries (Art. 8): answered as absent, recorded as the person's. */
      readonly withheld?: true
      /** Somebody answers for the person who may not, by the country's rule: answered as absent (MyHealth@EU, EHDSI-96). */
      readonly answeredByOther?: true
      /** Whoever asks is the person, or speaks for them by the rules of what is asked for. */
      readonly admitted?: true
      /** Of what was fetched from another country, and of a record of our own in which an emergency is open. */
      readonly consent?: ConsentStanding
    }

/** Everything the access decision may look at. */
export type Facts = { readonly releases: Release; readonly person: SignedIn | undefined; readonly about: About }

/** `hide` answers as if the data were absent; `deny` says no and why. `because` is the id of the policy row. */
export type Decision = { readonly effect: 'permit' | 'deny' | 'hide'; readonly because: string }

/** One entry for the person's access log: who, what, when, for what, with what outcome (Art. 9(2)). */
export type AccessRecord = Decision & {
  readonly at: Date
  readonly route: string
  readonly category: Released
  readonly person: SignedIn
  /** Left out when there is no such document, so that nobody's chain can take the record. */
  readonly patient?: string
  readonly document?: string
  readonly country?: string
  readonly purpose?: PurposeOfUse
  readonly attested?: Attestation
}
