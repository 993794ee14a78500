import type { Decision, Errand, Facts, Released, Role } from '../../protocols/gate/access.ts'
import { mayReceive } from './professional-abroad.ts'
import { actsInEmergencies, readsAtHome, seesAtHome } from './professions-at-home.ts'

/** One rule. `applies` sees the facts and the moment; the first row that applies decides. */
export type PolicyRow = {
  /** Stable: stands in access records as `because`. */
  readonly id: string
  readonly effect: Decision['effect']
  /** Where the rule comes from. */
  readonly source: string
  readonly reason: string
  readonly applies: (facts: Facts, now: Date) => boolean
}

/**
 * Who may open a patient summary, and the original documents beside it. The regulation leaves it to each member state which categories a profession may see
 * (Art. 11(3)). A pharmacist dispenses from a prescription and has no errand in a whole summary, so is not here.
 */
const rolesForSummary: readonly Role[] = ['doctor', 'nurse']

/** Who reads the medicine list and what was handed over: whoever treats, and whoever dispenses (Art. 11(3)). */
const rolesForMedicines: readonly Role[] = [...rolesForSummary, 'pharmacist']
const ofMedicines: ReadonlySet<Released | undefined> = new Set<Released>([
  'electronic-prescription',
  'electronic-dispensation',
])

/**
 * Who finds out whether two numbers are one person's, and says so. It is office work on papers, done with time to look
 * twice; whoever treats the patient is told what was found, in the lookup.
 */
const rolesForIdentity: readonly Role[] = ['secretary']

/**
 * Who looks somebody up in the national registers: whoever gives care or books it, and the machine of an organisation, which
 * the register itself has let in by its scope.
 */
const rolesForRegister: readonly Role[] = ['doctor', 'nurse', 'pharmacist', 'secretary', 'operator']

/** The councils' own work is for those who have a part in it; what is public about it needs no errand (issue 3, item 9). */
const rolesForErrand: Readonly<Record<Errand, readonly Role[]>> = {
  'foreign-patient': rolesForSummary,
  'norwegian-patient': rolesForMedicines,
  'council-membership': ['council-member', 'council-secretary', 'council-administrator'],
  'council-work': ['council-secretary', 'council-administrator'],
  'council-administration': ['council-administrator'],
  'contact-point-operation': ['operator'],
  'pilot-report': ['operator', 'council-secretary'],
  'patient-identity': rolesForIdentity,
}

const isCategory = ({ releases }: Facts) => typeof releases === 'object' && 'category' in releases
const categoryOf = ({ releases }: Facts) =>
  typeof releases === 'object' && 'category' in releases ? releases.category : undefined
/** The summary, the medicine list with what was handed over, and the original clinical documents beside them (MyHealth@EU OrCD). */
const clinical: ReadonlySet<Released | undefined> = new Set<Released>([
  'patient-summary',
  'electronic-prescription',
  'electronic-dispensation',
  'laboratory-results',
  'medical-imaging',
  'discharge-report',
])
const isClinical = (facts: Facts) => clinical.has(categoryOf(facts))
const rolesForClinical = (facts: Facts) => (ofMedicines.has(categoryOf(facts)) ? rolesForMedicines : rolesForSummary)
/** Of those who treat patients. */
const patientErrands: ReadonlySet<Errand | undefined> = new Set<Errand | undefined>([
  undefined,
  'foreign-patient',
  'norwegian-patient',
])
const isIdentity = (facts: Facts) => categoryOf(facts) === 'identity'
const isCentralIdentity = (facts: Facts) => categoryOf(facts) === 'central-identity'
const abroadOf = ({ person }: Facts) => person?.abroad
const needsTreatment = (facts: Facts) =>
  isClinical(facts) || (abroadOf(facts) !== undefined && isCategory(facts) && !isIdentity(facts))
const errandOf = ({ releases }: Facts) =>
  typeof releases === 'object' && 'errand' in releases ? releases.errand : undefined
const consentOf = ({ about }: Facts) => (about.kind === 'patient' ? about.consent : undefined)
const treatmentOf = ({ about }: Facts) => (about.kind === 'patient' ? about.treatment : undefined)
/** A role of ours: whoever is vouched for from abroad has none here. */
const isRole = (roles: readonly Role[], { person }: Facts) =>
  person !== undefined && person.abroad === undefined && roles.includes(person.role)

function actsInAcuteCare(facts: Facts): boolean {
  const { authorizations = [] } = facts.person ?? {}
  return authorizations.length > 0 ? actsInEmergencies(authorizations) : isRole(rolesForSummary, facts)
}

/** That what is kept as treatment is about this document and was said by this person. */
function treats(facts: Facts): boolean {
  const { about, person } = facts
  const relation = treatmentOf(facts)
  return about.kind === 'patient' && relation?.document === about.document && relation.confirmedBy === person?.subject
}

/** The policy of today. When law changes, add a row with its date and keep the old one. */
export const policy: readonly PolicyRow[] = [
  {
    id: 'no-personal-data',
    effect: 'permit',
    source: 'Regulation (EU) 2016/679, Art. 4(1)',
    reason: 'The answer is about no one.',
    applies: ({ releases }) => releases === 'nothing' || releases === 'public',
  },
  {
    id: 'own-input',
    effect: 'permit',
    source: 'Regulation (EU) 2025/327, Art. 9: access to stored data is logged; here none is stored',
    reason: 'The answer holds only what the caller handed in with the same request.',
    applies: ({ releases }) => releases === 'own-input',
  },
  {
    id: 'not-signed-in',
    effect: 'deny',
    source: 'Regulation (EU) 2025/327, Art. 16 and Art. 11(1)',
    reason: 'Nobody has vouched for who asks.',
    applies: ({ person }) => person === undefined,
  },
  {
    id: 'errand-of-role',
    effect: 'permit',
    source: 'Regulation (EU) 2025/327, Art. 11(3); for the councils their mandates',
    reason: 'A working page of this role, without health data.',
    applies: (facts) => {
      const errand = errandOf(facts)
      if (errand === 'norwegian-patient' && readsAtHome(facts.person)) return true
      return errand !== undefined && isRole(rolesForErrand[errand], facts)
    },
  },
  {
    id: 'operation-of-others',
    effect: 'deny',
    source: 'Issue 5, items 3 and 13: whom the contact point trusts is for those who run it',
    reason: 'Running the contact point is not for this role.',
    applies: (facts) => errandOf(facts) === 'contact-point-operation',
  },
  {
    id: 'pilot-report-of-others',
    effect: 'deny',
    source: 'Issue 5, item 12: the report is for those who run the pilot and follow it up',
    reason: 'The pilot report is not for this role.',
    applies: (facts) => errandOf(facts) === 'pilot-report',
  },
  {
    id: 'identity-work-of-others',
    effect: 'deny',
    source: 'Issue 5, item 11; Regulation (EU) 2016/679, Art. 5(1)(d): who says that two are one answers for it',
    reason: 'Which numbers belong to one person is not for this role to find out.',
    applies: (facts) =>
      errandOf(facts) === 'patient-identity' || (isCentralIdentity(facts) && !isRole(rolesForIdentity, facts)),
  },
  {
    id: 'council-errand-of-others',
    effect: 'deny',
    source: 'Issue 3, item 9: each sees what the part in the councils gives',
    reason: 'This errand of the councils is not for this role.',
    applies: (facts) => !patientErrands.has(errandOf(facts)),
  },
  {
    id: 'profession-abroad-not-permitted',
    effect: 'deny',
    source: 'Regulation (EU) 2025/327, Art. 11(3) and 23; the matrix of professional-abroad.ts',
    reason: 'This category is not for this profession, whatever permissions its country wrote.',
    applies: (facts) => {
      const abroad = abroadOf(facts)
      const category = categoryOf(facts)
      return abroad !== undefined && (category === undefined || !mayReceive(abroad, category))
    },
  },
  {
    id: 'own-data',
    effect: 'permit',
    source: 'Regulation (EU) 2025/327, Art. 3 and 4; the age rules and representatives of the service that is asked',
    reason: 'A citizen at their own data, or at those of somebody they speak for.',
    applies: (facts) =>
      isClinical(facts) &&
      isRole(['citizen'], facts) &&
      facts.about.kind === 'patient' &&
      facts.about.admitted === true &&
      facts.about.withheld !== true,
  },
  {
    id: 'role-not-permitted',
    effect: 'deny',
    source: 'Regulation (EU) 2025/327, Art. 11(3)',
    reason: 'This category, or this errand, is not for this profession.',
    applies: (facts) =>
      errandOf(facts) !== undefined ||
      (isClinical(facts) &&
        abroadOf(facts) === undefined &&
        !isRole(rolesForClinical(facts), facts) &&
        !seesAtHome(facts.person, categoryOf(facts), facts.about)),
  },
  {
    id: 'absent',
    effect: 'hide',
    source: 'Regulation (EU) 2025/327, Art. 8: hidden and absent look alike',
    reason: 'There is no such document.',
    applies: (facts) => isCategory(facts) && facts.about.kind === 'absent',
  },
  {
    id: 'withheld-abroad',
    effect: 'hide',
    source: 'Regulation (EU) 2025/327, Art. 8 and 10: hidden and absent look alike',
    reason: 'The person has closed this for other countries.',
    applies: ({ about }) => about.kind === 'patient' && about.withheld === true,
  },
  {
    id: 'next-of-kin-not-permitted',
    effect: 'hide',
    source:
      'MyHealth@EU EHDSI-96, a scope of its own; pasient- og brukerrettighetsloven §§ 4-3 and 4-4; the age is configured',
    reason: 'Somebody else answers abroad for a person who answers for themselves here.',
    applies: ({ about }) => about.kind === 'patient' && about.answeredByOther === true,
  },
  {
    id: 'another-visit',
    effect: 'hide',
    source: 'Issue 2, item 15: a dropped file lives in the visit it was dropped in, unless it was saved',
    reason: 'The document lives in another visit.',
    applies: ({ about, person }) =>
      about.kind === 'patient' && about.visit !== undefined && about.visit !== person?.visit,
  },
  {
    id: 'consent-withdrawn',
    effect: 'deny',
    source: 'Regulation (EU) 2016/679, Art. 7(3); MyHealth@EU: no treatment relation without a live consent',
    reason:
      'The patient took back the consent that this was fetched under. Only whoever fetched it gets here, and they know of it.',
    applies: (facts) => consentOf(facts) === 'withdrawn',
  },
  {
    id: 'consent-ended',
    effect: 'deny',
    source: 'Issue 5, item 5: a consent is for its time, an emergency for 60 minutes',
    reason: 'The consent or emergency that this was fetched under is over, and it was not saved to the record.',
    applies: (facts) => consentOf(facts) === 'ended',
  },
  {
    id: 'treatment-not-confirmed',
    effect: 'deny',
    source: 'Regulation (EU) 2025/327, Art. 11(1): persons under their treatment',
    reason: 'This person has not said that the patient is under their treatment.',
    applies: (facts) => needsTreatment(facts) && !treats(facts),
  },
  {
    id: 'treatment-ended',
    effect: 'deny',
    source: 'Regulation (EU) 2025/327, Art. 11(1)',
    reason: 'It is too long since the person said so.',
    applies: (facts, now) => needsTreatment(facts) && (treatmentOf(facts)?.ends ?? now) <= now,
  },
  {
    id: 'identified-abroad',
    effect: 'permit',
    source: 'Regulation (EU) 2025/327, Art. 16 and 23; MyHealth@EU ITI-55, which comes before the treatment relation',
    reason: 'A professional abroad asks who this person is, and has the number the person gave.',
    applies: (facts) => abroadOf(facts) !== undefined && isIdentity(facts) && facts.about.kind === 'patient',
  },
  {
    id: 'treated-abroad',
    effect: 'permit',
    source: 'Regulation (EU) 2025/327, Art. 11(1) and 23; MyHealth@EU EHDSI-92',
    reason:
      'A professional abroad, treating this patient. The purpose EMERGENCY gives the same and lifts no restriction.',
    applies: (facts) => abroadOf(facts) !== undefined && isCategory(facts) && treats(facts),
  },
  {
    id: 'identified-here',
    effect: 'permit',
    source: 'MyHealth@EU ITI-55, country of treatment; Regulation (EU) 2025/327, Art. 11(1)',
    reason: 'A professional of ours, who has asked another country who the patient in front of them is.',
    applies: (facts) => isIdentity(facts) && facts.about.kind === 'patient' && isRole(rolesForSummary, facts),
  },
  {
    id: 'identity-kept-here',
    effect: 'permit',
    source: 'Regulation (EU) 2025/327, Art. 16; Regulation (EU) 2016/679, Art. 5(1)(d): kept accurate',
    reason: 'Whoever finds out which numbers are one person’s sees the numbers and names, and no health data.',
    applies: (facts) => isCentralIdentity(facts) && facts.about.kind === 'patient' && isRole(rolesForIdentity, facts),
  },
  {
    id: 'national-register-asked',
    effect: 'permit',
    source: 'Folkeregisterloven § 10-2: the health services get what they need by law; pasientjournalloven § 22',
    reason: 'Somebody of an organisation in the health services asks a national register of persons.',
    applies: (facts) =>
      categoryOf(facts) === 'national-register' &&
      facts.about.kind === 'patient' &&
      facts.person?.organisation !== undefined &&
      (isRole(rolesForRegister, facts) || readsAtHome(facts.person)),
  },
  {
    id: 'emergency-of-others',
    effect: 'deny',
    source: 'Regulation (EU) 2025/327, Art. 11(3) and (5); decision 0038: safeguards of an emergency',
    reason: 'An emergency is for whoever acts in acute care.',
    applies: (facts) => isClinical(facts) && consentOf(facts) === 'emergency' && !actsInAcuteCare(facts),
  },
  {
    id: 'emergency-open',
    effect: 'permit',
    source:
      'Regulation (EU) 2025/327, Art. 11(5); issue 5, item 5: emergency access with reason, for this person and patient, 60 minutes, reviewed afterwards',
    reason: 'A professional treating this patient, within an emergency that was opened and recorded.',
    applies: (facts) =>
      isClinical(facts) &&
      treats(facts) &&
      (consentOf(facts) === 'emergency' || consentOf(facts) === 'kept') &&
      treatmentOf(facts)?.purpose === 'EMERGENCY',
  },
  {
    id: 'purpose-not-treatment',
    effect: 'deny',
    source: 'MyHealth@EU PurposeOfUse; an emergency opens nothing by itself',
    reason: 'The stated purpose is not treatment.',
    applies: (facts) => isClinical(facts) && treatmentOf(facts)?.purpose !== 'TREATMENT',
  },
  {
    id: 'professional-in-treatment',
    effect: 'permit',
    source: 'Regulation (EU) 2025/327, Art. 11(1) and (3)',
    reason: 'A signed-in professional, treating this patient, for treatment.',
    applies: (facts) => isClinical(facts) && treats(facts),
  },
]
