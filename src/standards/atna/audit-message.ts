/** A coded value of an audit message, with the names its writers give it (DICOM PS3.15 A.5.1, `CodedValueType`). */
export type AuditCode = {
  readonly code: string
  readonly system?: string
  readonly display?: string
  readonly originalText?: string
}

/** Somebody or something that took part: a person, an organisation or a program. */
export type ActiveParticipant = {
  readonly userId: string
  readonly alternativeUserId?: string
  readonly requestor: boolean
  readonly roles: readonly AuditCode[]
  /** Where on the network, and whether that is a name (1) or an address (2). */
  readonly network?: { readonly id: string; readonly type: '1' | '2' }
}

/** What it was about: a patient, a document, an assertion, a message. */
export type ParticipantObject = {
  /** Absent where a writer leaves it out. */
  readonly id?: string
  readonly idType: AuditCode
  /** 1 person, 2 system object, 4 other. */
  readonly type: '1' | '2' | '3' | '4'
  /** RFC 3881 section 5.5.2: 1 patient, 3 report, 20 job, 24 query. */
  readonly role?: string
  readonly lifeCycle?: string
  readonly name?: string
  /** Bytes. */
  readonly query?: Uint8Array
  readonly details: readonly { readonly type: string; readonly value: Uint8Array }[]
}

/** An audit message (RFC 3881; its successor DICOM PS3.15 A.5), as IHE ATNA (ITI-20) sends it. */
export type AuditMessage = {
  readonly action: 'C' | 'R' | 'U' | 'D' | 'E'
  readonly at: Date
  /** 0 success, 4 minor, 8 serious, 12 major failure. */
  readonly outcome: '0' | '4' | '8' | '12'
  readonly event: AuditCode
  readonly types: readonly AuditCode[]
  readonly purposes: readonly AuditCode[]
  readonly participants: readonly ActiveParticipant[]
  readonly source: { readonly id: string; readonly site?: string; readonly types: readonly AuditCode[] }
  readonly objects: readonly ParticipantObject[]
}
