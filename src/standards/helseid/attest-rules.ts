/**
 * Whom the framework makes answer for a rule.
 *
 * - `consumer`: the organisation that asks, and its system
 * - `anchor`: the trust anchor (Norsk helsenett with HelseID), which gives the token
 * - `source`: whoever holds the data
 */
export type Responsible = 'consumer' | 'anchor' | 'source'

/** Demanded, advised, allowed, or nothing of these: it only explains. */
type Strength = 'must' | 'should' | 'may' | 'explains'

/**
 * Where a rule is kept here.
 *
 * - `refused`: an attest that breaks it is refused with one of `codes`; `by` says by whom
 * - `kept`: our own doing keeps it
 * - `untold`: only the consumer's people and system know; neither token nor register tells
 */
type Place =
  | {
      readonly how: 'refused'
      readonly by: readonly Exclude<Responsible, 'consumer'>[]
      readonly codes: readonly string[]
    }
  | { readonly how: 'kept'; readonly files: readonly string[] }
  | { readonly how: 'untold' }

/** One rule of the framework. */
export type AttestRule = {
  /** `ATT-n`. */
  readonly number: number
  readonly attribute: string
  readonly strength: Strength
  readonly responsible: readonly Responsible[]
  /** In our words. */
  readonly says: string
  readonly place: Place
}

const practitioner = (attribute: string) => `practitioner.${attribute}`
const care = (attribute: string) => `care_relationship.${attribute}`
const patients = (attribute: string) => `patients.${attribute}`
const everybody: readonly Responsible[] = ['consumer', 'anchor', 'source']
const consumer: readonly Responsible[] = ['consumer']
const bothEnds: readonly Responsible[] = ['consumer', 'source']

const readAttest = 'src/standards/helseid/read-attest.ts'
const recorded = 'src/features/national-services/signed-in-caller.ts'
const settings = 'src/features/national-services/ask-service.ts'
const signature = 'src/features/identity/verify-access-token.ts'
const asked = 'src/features/identity/attest-request.ts'
const nearest = 'src/standards/helseid/authorizations.ts'

const untold: Place = { how: 'untold' }
const atSource = (...codes: readonly string[]): Place => ({ how: 'refused', by: ['source'], codes })
const atBoth = (...codes: readonly string[]): Place => ({ how: 'refused', by: ['anchor', 'source'], codes })
const kept = (...files: readonly string[]): Place => ({ how: 'kept', files })

type Row = readonly [number, string, Strength, readonly Responsible[], string, Place]

/** The framework's numbers, in their order. */
const rows: readonly Row[] = [
  [
    1,
    'attest',
    'must',
    consumer,
    'Written as JSON or XML; the service that is asked says which',
    atSource('attest-malformed'),
  ],
  [
    2,
    'attest',
    'must',
    consumer,
    'Signed, so that it leads to the organisation that decided, unchanged',
    kept(signature),
  ],
  [3, 'attest', 'must', bothEnds, 'Encrypted on its way, and where it is kept', untold],
  [
    4,
    'patients',
    'must',
    bothEnds,
    'Good for the patients it names and for nobody else',
    atSource('attest-other-patient'),
  ],
  [5, 'patients', 'must', bothEnds, 'Its identifiers are what restrictions are held against', kept(settings)],
  [
    6,
    'patients',
    'should',
    bothEnds,
    'Without a patient it opens lists of arrivals and the like alone',
    atSource('attest-without-patient'),
  ],
  [
    7,
    practitioner('identifier'),
    'must',
    everybody,
    'Stands in audit logs, and is held against what else the call says',
    kept(recorded),
  ],
  [
    8,
    practitioner('identifier'),
    'must',
    everybody,
    'Citizens see the name in their log, and never the number',
    kept(recorded),
  ],
  [
    9,
    practitioner('identifier'),
    'must',
    everybody,
    'Proved at the highest level of assurance',
    atSource('attest-assurance-level'),
  ],
  [
    10,
    practitioner('identifier'),
    'must',
    everybody,
    'A fødselsnummer or a D-number',
    atSource('attest-practitioner-number'),
  ],
  [11, practitioner('identifier'), 'must', everybody, 'That of whoever is signed in', atSource('attest-other-person')],
  [
    12,
    practitioner('legal_entity'),
    'must',
    ['anchor'],
    'A member of Helsenettet with terms and service agreement',
    { how: 'refused', by: ['anchor'], codes: ['attest-not-member'] },
  ],
  [
    13,
    practitioner('legal_entity'),
    'must',
    everybody,
    'Tied to the organisation so that it cannot be denied or changed',
    atBoth('attest-other-organisation'),
  ],
  [
    15,
    practitioner('legal_entity'),
    'must',
    consumer,
    'The main unit where care is given, never the staffing agency',
    atBoth('attest-other-organisation'),
  ],
  [
    16,
    practitioner('legal_entity'),
    'must',
    everybody,
    'Stands in the source’s access log and serves later control',
    kept(recorded),
  ],
  [
    18,
    practitioner('point_of_care'),
    'must',
    consumer,
    'The registered unit where the professional works, by its number in Enhetsregisteret',
    atBoth('attest-point-of-care'),
  ],
  [
    19,
    practitioner('point_of_care'),
    'must',
    consumer,
    'The legal entity itself where it has no units',
    atBoth('attest-point-of-care'),
  ],
  [
    20,
    practitioner('point_of_care'),
    'must',
    everybody,
    'Serves later control, and the citizen’s log where it explains',
    kept(recorded),
  ],
  [21, practitioner('department'), 'must', consumer, 'Named where the unit is not in Enhetsregisteret', untold],
  [
    22,
    practitioner('department'),
    'should',
    consumer,
    'As detailed as patients know it, and never telling of what they suffer from',
    untold,
  ],
  [
    23,
    practitioner('department'),
    'may',
    bothEnds,
    'Serves later control, and the citizen’s log where it explains',
    kept(recorded),
  ],
  [24, practitioner('department'), 'may', consumer, 'Left out by small organisations', kept(readAttest)],
  [
    25,
    practitioner('department'),
    'may',
    consumer,
    'In a municipality: the school, or the ward of a nursing home',
    untold,
  ],
  [26, practitioner('department'), 'explains', consumer, 'What hospitals are to write has been left open', untold],
  [
    27,
    practitioner('department'),
    'should',
    consumer,
    'Of the size that helps at inquiries and in analyses of logs',
    untold,
  ],
  [
    28,
    practitioner('department'),
    'must',
    consumer,
    'A RESH id, or a local one with a system of its own and the legal entity as authority',
    atSource('attest-department-authority', 'attest-department-number', 'attest-department-system'),
  ],
  [
    29,
    practitioner('hpr_nr'),
    'must',
    consumer,
    'There for everybody in HPR under HPR’s system, and for nobody else',
    atSource('attest-other-hpr-number'),
  ],
  [
    31,
    practitioner('authorization'),
    'should',
    consumer,
    'Of several, the nearest to what one works as',
    kept(nearest),
  ],
  [
    32,
    practitioner('authorization'),
    'must',
    everybody,
    'Is in HPR, or the call is refused',
    atBoth('attest-authorization'),
  ],
  [
    33,
    care('healthcare_service'),
    'explains',
    consumer,
    'The service given to the patient; in hospitals the field of medicine',
    untold,
  ],
  [34, care('healthcare_service'), 'must', bothEnds, 'Serves later control and the citizen’s log', kept(recorded)],
  [35, care('healthcare_service'), 'should', consumer, 'Of several, the one that explains the access best', untold],
  [
    36,
    care('healthcare_service'),
    'may',
    consumer,
    'Left out where none is registered; the details of the purpose then explain',
    atBoth('attest-without-service'),
  ],
  [
    37,
    care('healthcare_service'),
    'must',
    consumer,
    'From one of the listed systems',
    atBoth('attest-healthcare-service'),
  ],
  [38, care('purpose_of_use'), 'must', consumer, 'TREAT: care that is planned', atBoth('attest-purpose-of-use')],
  [39, care('purpose_of_use'), 'must', consumer, 'ETREAT: care in the acute chain', atBoth('attest-purpose-of-use')],
  [
    40,
    care('purpose_of_use'),
    'must',
    consumer,
    'COC: coordination, as when a municipality decides on services',
    atBoth('attest-purpose-of-use'),
  ],
  [
    41,
    care('purpose_of_use'),
    'must',
    consumer,
    'BTG: the usual rules of access were overridden',
    atBoth('attest-purpose-of-use'),
  ],
  [
    42,
    care('purpose_of_use_details'),
    'must',
    bothEnds,
    'Serves later control, and the citizen’s log where it explains',
    kept(recorded),
  ],
  [
    43,
    care('purpose_of_use_details'),
    'must',
    consumer,
    'Either this or the service is there; both where both apply',
    atBoth('attest-without-service'),
  ],
  [44, care('purpose_of_use_details'), 'should', consumer, 'Of several, the one that explains the access best', untold],
  [
    45,
    care('purpose_of_use_details'),
    'must',
    consumer,
    'From Volven 9151, or HL7 Norway’s care relations',
    atBoth('attest-purpose-details'),
  ],
  [
    46,
    care('decision_ref'),
    'must',
    everybody,
    'Leads to the local decision again, at inquiries from whoever logged it',
    { how: 'refused', by: ['anchor'], codes: ['attest-decision-reference'] },
  ],
  [47, care('decision_ref'), 'must', consumer, 'The most specific decision, for this patient', kept(asked)],
  [
    48,
    care('decision_ref.user_selected'),
    'must',
    everybody,
    'True or false: whether professionals gave themselves access',
    atBoth('attest-malformed'),
  ],
  [
    49,
    patients('point_of_care'),
    'must',
    consumer,
    'The registered unit of the patient’s contact in the professional’s own organisation',
    atSource('attest-patient-point-of-care'),
  ],
  [
    50,
    patients('point_of_care'),
    'must',
    consumer,
    'The legal entity where it has no units',
    atSource('attest-patient-point-of-care'),
  ],
  [
    51,
    patients('point_of_care'),
    'must',
    consumer,
    'Not there for a patient treated elsewhere',
    { how: 'refused', by: ['anchor'], codes: ['attest-patient-elsewhere'] },
  ],
  [
    52,
    patients('point_of_care'),
    'must',
    bothEnds,
    'Serves later control, and the citizen’s log where it explains',
    kept(recorded),
  ],
  [
    53,
    patients('department'),
    'must',
    consumer,
    'Named where the contact is in a unit that is not in Enhetsregisteret',
    atSource('attest-patient-department'),
  ],
  [
    54,
    patients('department'),
    'should',
    consumer,
    'As detailed as explains the access; less where discretion asks for it',
    untold,
  ],
  [55, patients('department'), 'must', everybody, 'The unit above where there are none below', untold],
  [56, patients('department'), 'must', everybody, 'Not there for a patient treated elsewhere', untold],
  [
    57,
    patients('department'),
    'must',
    bothEnds,
    'Serves later control, and the citizen’s log where it explains',
    kept(recorded),
  ],
  [
    58,
    'toa',
    'must',
    consumer,
    'Seconds since 1970; not older than 60 minutes, and new for another patient',
    atSource('attest-from-the-future', 'attestation_has_expired'),
  ],
]

/** Numbers that neither the published rules nor the reference of this project tells anything of. */
export const unnamedRules: readonly number[] = [14, 17, 30]

/**
 * What the trust framework rules about attests, who answers for each rule, and where it is kept here.
 *
 * The rules are those of 16.11.2023, on trial; that an attest of an hour ago is refused is of version 1.1 (30.04.2024).
 *
 * @see https://github.com/NorskHelsenett/Tillitsrammeverk/blob/main/specs/forretningsregler_for_bruk_av_attestering.md
 */
export const attestRules: readonly AttestRule[] = rows.map(
  ([number, attribute, strength, responsible, says, place]) => ({
    number,
    attribute,
    strength,
    responsible,
    says,
    place,
  }),
)
