import type { AttributeKey } from './attribute-names.ts'

export type AssertionKind = 'hcp' | 'trc' | 'nok'

export type KindRow = {
  readonly kind: AssertionKind
  /** Of the issuer; says what the assertion claims to be. */
  readonly nameQualifier: string
  /** Longest time from issue to expiry, in hours. */
  readonly hours: number
  /** Accepted ways of having authenticated; where `required` is false, no statement is accepted too. */
  readonly authnContexts: ReadonlySet<string>
  readonly authnRequired: boolean
  /** Attributes that only another kind has: with one of them, the assertion is not what it claims to be. */
  readonly foreign: readonly AttributeKey[]
}

const classes = (...names: readonly string[]): ReadonlySet<string> =>
  new Set(names.map((name) => `urn:oasis:names:tc:SAML:2.0:ac:classes:${name}`))

/** Two factors or a certificate. Password and plain Smartcard are refused by not being here. */
const strong = classes(
  'MobileTwoFactorUnregistered',
  'MobileTwoFactorContract',
  'X509',
  'SPKI',
  'SmartcardPKI',
  'SoftwarePKI',
  'TLSClient',
)

/** How the subject of an assertion issued on another has authenticated: for that one. */
export const previousSession = 'urn:oasis:names:tc:SAML:2.0:ac:classes:PreviousSession'

const ofProfessional = ['role', 'onBehalfOf', 'facilityType', 'pointOfCare', 'permission'] as const
const ofTreatment = ['prescriptionId', 'dispensationPinCode'] as const
const ofNextOfKin = ['nokId', 'nokFirstName', 'nokFamilyName', 'nokGender', 'nokBirthDate'] as const

/**
 * The three assertions of MyHealth@EU. Which one an assertion is follows from its issuer's name qualifier and its
 * attributes together: in the reference implementation any assertion that is not an identity passed for a treatment
 * relationship.
 */
export const assertionKinds: readonly KindRow[] = [
  {
    kind: 'hcp',
    nameQualifier: 'urn:ehdsi:assertions:hcp',
    hours: 4,
    authnContexts: strong,
    authnRequired: true,
    foreign: [...ofTreatment, ...ofNextOfKin],
  },
  {
    kind: 'trc',
    nameQualifier: 'urn:ehdsi:assertions:trc',
    hours: 2,
    authnContexts: new Set([previousSession]),
    authnRequired: true,
    foreign: [...ofProfessional, ...ofNextOfKin],
  },
  {
    kind: 'nok',
    nameQualifier: 'urn:ehdsi:assertions:nok',
    hours: 2,
    authnContexts: new Set([previousSession]),
    authnRequired: false,
    foreign: [...ofProfessional, ...ofTreatment],
  },
]
