import { attestType } from '../../../standards/helseid/attest.ts'
import { numberSystems, professionSystem, purposeSystem } from '../../../standards/helseid/attest-systems.ts'
import { nationalNumberSystem, volven } from '../../../standards/norway/identifier-systems.ts'
import type { Professional } from '../professional.ts'
import { nobodys, type Parameters } from './wish.ts'

type Values = Readonly<Record<string, string | undefined>>

/** Members of an identifier and of a code, with the ends of the parameters that say them. */
const identifierMembers = { id: 'Id', name: 'Name', system: 'System', authority: 'Authority' } as const
const codeMembers = { code: 'Code', text: 'Text', system: 'System', assigner: 'Assigner' } as const

type Attribute = {
  readonly group: 'practitioner' | 'care_relationship' | 'patient'
  readonly name: string
  readonly members: Readonly<Record<string, string>>
  /** How its parameters begin; some end on another beginning. */
  readonly parameters: readonly string[]
  /** The parameter that leaves it out. */
  readonly without?: string
  readonly defaults: (of: Of) => Values
}

/** A legal entity and the unit of it; the same number where it has none. */
export type Place = { readonly parent: string; readonly child: string }

type Of = {
  readonly professional: Professional | undefined
  readonly at: Place
  readonly newId: () => string
}

const legalEntity = ({ at }: Of): Values => ({ id: at.parent, system: numberSystems.organisation })
const pointOfCare = ({ professional, at }: Of): Values => ({
  id: at.child,
  name: professional?.workplace,
  system: numberSystems.organisation,
})
const none = (): Values => ({})

/** Every attribute of the attest as `tillitsrammeverkClaimsParameters` names it. */
const attributes: readonly Attribute[] = [
  {
    ...{ group: 'practitioner', name: 'hpr_nr', members: identifierMembers, parameters: ['practitionerHprNr'] },
    without: 'dontSetPractitionerHprNr',
    defaults: ({ professional }) => ({ id: professional?.hprNumber, system: numberSystems.hpr }),
  },
  {
    ...{ group: 'practitioner', name: 'authorization', members: codeMembers },
    parameters: ['practitionerAuthorization'],
    without: 'dontSetPractitionerAuthorization',
    defaults: ({ professional }) => ({ code: professional?.authorizations[0], system: professionSystem }),
  },
  {
    ...{ group: 'practitioner', name: 'legal_entity', members: identifierMembers },
    parameters: ['practitionerLegalEntity'],
    defaults: legalEntity,
  },
  {
    ...{ group: 'practitioner', name: 'point_of_care', members: identifierMembers },
    parameters: ['practitionerPointOfCare'],
    defaults: pointOfCare,
  },
  {
    ...{ group: 'practitioner', name: 'department', members: identifierMembers },
    parameters: ['practitionerDepartment'],
    without: 'dontSetPractitionerDepartment',
    defaults: none,
  },
  {
    ...{ group: 'care_relationship', name: 'healthcare_service', members: codeMembers },
    parameters: ['careRelationshipHealthcareService', 'careRelationshipHealthcare'],
    without: 'dontSetCareRelationshipHealthcareService',
    defaults: () => ({ code: 'KP01', system: volven('8663') }),
  },
  {
    ...{ group: 'care_relationship', name: 'purpose_of_use', members: codeMembers },
    parameters: ['careRelationshipPurposeOfUse'],
    defaults: () => ({ code: 'TREAT', system: purposeSystem }),
  },
  {
    ...{ group: 'care_relationship', name: 'purpose_of_use_details', members: codeMembers },
    parameters: ['careRelationshipPurposeOfUseDetails'],
    without: 'dontSetCareRelationshipPurposeOfUseDetails',
    defaults: none,
  },
  {
    ...{ group: 'patient', name: 'point_of_care', members: identifierMembers, parameters: ['patientsPointOfCare'] },
    without: 'dontSetPatientsPointOfCare',
    defaults: none,
  },
  {
    ...{ group: 'patient', name: 'department', members: identifierMembers, parameters: ['patientsDepartment'] },
    without: 'dontSetPatientsDepartment',
    defaults: none,
  },
]

/** Whom the attest is of, and when. */
export type AttestOf = Of & { readonly pid: string; readonly now: Date }

/**
 * The attest of a test token, also one that breaks every rule: what the request says stands there unjudged.
 *
 * Which patient (`patientsIdentifierId`, `patientsIdentifierSystem`) and when (`toa`) are members of our own, since the real
 * service is described without.
 *
 * @returns undefined where the request asks for none
 * @throws Problem `forbidden` (`number-of-real-shape`)
 */
export function attestPart(wish: Parameters, of: AttestOf) {
  if (!wish.flag('createTillitsrammeverkClaims')) return undefined
  const parameters = wish.within('tillitsrammeverkClaimsParameters')
  const group = (name: Attribute['group']) =>
    Object.fromEntries(
      attributes
        .filter((each) => each.group === name && !(each.without && parameters.flag(each.without)))
        .flatMap((each) => {
          const value = attributeOf(each, parameters, of)
          return Object.keys(value).length > 1 ? [[each.name, value] as const] : []
        }),
    )
  return [
    {
      type: attestType,
      practitioner: { identifier: practitionerOf(parameters, of), ...group('practitioner') },
      care_relationship: { ...group('care_relationship'), decision_ref: decisionOf(parameters, of) },
      patients: patientsOf(parameters, of, group('patient')),
      toa: parameters.number('toa') ?? Math.floor(of.now.getTime() / 1000),
    },
  ]
}

function attributeOf({ members, parameters: begins, defaults }: Attribute, parameters: Parameters, of: Of) {
  const fallback = defaults(of)
  const said = Object.entries(members).map(([member, end]) => {
    const stated = begins.map((begin) => parameters.text(`${begin}${end}`)).find((value) => value !== undefined)
    return [member, stated ?? fallback[member]] as const
  })
  return Object.fromEntries(said.filter(([, value]) => value !== undefined))
}

function practitionerOf({ text }: Parameters, { pid, professional }: AttestOf) {
  return {
    id: pid,
    system: text('practitionerIdentifierSystem') ?? nationalNumberSystem(pid),
    authority: text('practitionerIdentifierAuthority') ?? 'Skatteetaten',
    ...(professional ? { name: `${professional.given} ${professional.family}` } : {}),
  }
}

function decisionOf({ text, flag }: Parameters, { newId }: AttestOf) {
  return {
    id: text('careRelationshipDecisionRefId') ?? newId(),
    user_selected: flag('careRelationshipDecisionRefUserSelected'),
  }
}

function patientsOf({ text }: Parameters, { now }: AttestOf, at: object) {
  const id = text('patientsIdentifierId')
  if (id === undefined) return []
  const system = text('patientsIdentifierSystem') ?? nationalNumberSystem(nobodys(id, now))
  return [{ identifier: { id: nobodys(id, now), system }, ...at }]
}
