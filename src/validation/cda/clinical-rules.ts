import { elementsOf, type XmlElement } from '../../platform/xml/tree.ts'
import { isTrue } from '../../standards/cda/assertion.ts'
import { ABSENT_UNKNOWN, mainSubjectOf } from './absence.ts'
import type { Breach, Rule, Survey } from './rule.ts'
import type { StatementKind } from './sections.ts'
import { all, at, attribute, first, hasText, nullFlavorOf, templatesOf, typeOf } from './select.ts'
import { type TimeSpan, readTime } from './time-span.ts'

const day = 86_400_000

/** Codes that say a problem or allergy is over (MVC 42.15 SNOMED CT; HL7 allergy clinical status). */
const over = new Set(['73425007', '413322009', 'inactive', 'resolved'])
/** Codes that say it is not. */
const ongoing = new Set(['55561003', '90734009', '255227004', '7087005', 'active'])

/** Does the coded element say anything a person can read: a code, a name, a text, a translation? */
function saysSomething(coded: XmlElement | undefined): boolean {
  if (!coded) return false
  return (
    attribute(coded, 'code') !== undefined ||
    attribute(coded, 'displayName') !== undefined ||
    first(coded, 'originalText', 'translation') !== undefined ||
    hasText(coded) ||
    attribute(coded, 'value') !== undefined
  )
}

const agentsOf = (allergy: XmlElement) =>
  all(allergy, 'participant')
    .filter((participant) => participant.attributes.typeCode === 'CSM')
    .flatMap((participant) => at(participant, 'participantRole', 'playingEntity') ?? [])

const isCoded = (agent: XmlElement) => {
  const code = first(agent, 'code')
  return attribute(code, 'code') !== undefined || attribute(first(code, 'translation'), 'code') !== undefined
}

/** A value that names the agent or the condition itself, as allergies did before wave 6. */
const valueInsteadOfAgent = (allergy: XmlElement) => {
  const value = first(allergy, 'value')
  return saysSomething(value) && attribute(value, 'codeSystem') !== ABSENT_UNKNOWN ? value : undefined
}

/** The observations about an observation: status, severity, criticality, reaction. */
const relatedOf = (statement: XmlElement) =>
  all(statement, 'entryRelationship').flatMap((related) => all(related, 'observation'))

const statusOf = (statement: XmlElement) =>
  relatedOf(statement).find((each) => attribute(first(each, 'code'), 'code') === '33999-4')

function statusCodeOf(statement: XmlElement): string {
  return attribute(first(statusOf(statement), 'value'), 'code') ?? ''
}

/** The start, or the moment, of an effectiveTime. */
function startOf(statement: XmlElement): { readonly at: XmlElement; readonly span: TimeSpan } | undefined {
  const time = first(statement, 'effectiveTime')
  for (const point of [first(time, 'low'), time]) {
    const span = readTime(attribute(point, 'value') ?? '')
    if (point && span) return { at: point, span }
  }
  return undefined
}

function endOf(statement: XmlElement): { readonly at: XmlElement; readonly span: TimeSpan } | undefined {
  const high = at(statement, 'effectiveTime', 'high')
  const span = readTime(attribute(high, 'value') ?? '')
  return high && span ? { at: high, span } : undefined
}

const unidentified = (...kinds: readonly StatementKind[]) => ({
  on: 'statement' as const,
  of: kinds,
  check: (statement: XmlElement, _survey: Survey, kind: StatementKind) => {
    const material = at(statement, 'consumable', 'manufacturedProduct', 'manufacturedMaterial')
    return !saysSomething(mainSubjectOf(kind, statement)) && !hasText(first(material, 'name'))
  },
})

/** Events that lie in the past when they are told. */
const pastEvents = ['allergy', 'problem', 'past-problem', 'procedure', 'immunisation', 'result', 'vital-sign'] as const

/** What could make a doctor read an allergy, a diagnosis, a procedure or a finding wrongly. */
export const clinicalRules = [
  {
    code: 'allergy-without-agent',
    severity: 'safety',
    source: 'E.3.17 participant[CSM]/participantRole/playingEntity/code: required',
    on: 'statement',
    of: ['allergy'],
    check: (allergy) =>
      !agentsOf(allergy).some((agent) => saysSomething(first(agent, 'code')) || hasText(first(agent, 'name'))) &&
      !valueInsteadOfAgent(allergy),
  },
  {
    code: 'allergy-agent-text-only',
    severity: 'safety',
    source: 'E.3.17 playingEntity/code: required; clinical safety: free-text allergen cannot be checked',
    on: 'statement',
    of: ['allergy'],
    check: (allergy) =>
      !attribute(valueInsteadOfAgent(allergy), 'code') &&
      agentsOf(allergy)
        .filter((agent) => saysSomething(first(agent, 'code')) || hasText(first(agent, 'name')))
        .filter((agent) => !isCoded(agent))
        .map((at): Breach => ({ at })),
  },
  {
    code: 'allergy-criticality-missing',
    severity: 'cosmetic',
    source: 'E.3.17 entryRelationship/observation[E.3.33]: criticality',
    on: 'statement',
    of: ['allergy'],
    check: (allergy) => !relatedOf(allergy).some((each) => attribute(first(each, 'code'), 'code') === '82606-5'),
  },
  {
    code: 'allergy-reaction-missing',
    severity: 'cosmetic',
    source: 'E.3.17 entryRelationship[MFST]/observation[E.3.44]: reaction',
    on: 'statement',
    of: ['allergy'],
    check: (allergy) => !all(allergy, 'entryRelationship').some((related) => related.attributes.typeCode === 'MFST'),
  },
  {
    code: 'problem-unidentified',
    severity: 'safety',
    source: 'E.3.7 value (MVC 42.5, 42.63)',
    ...unidentified('problem', 'past-problem'),
  },
  { code: 'procedure-unidentified', severity: 'safety', source: 'E.3.26 code: required', ...unidentified('procedure') },
  {
    code: 'device-unidentified',
    severity: 'safety',
    source: 'E.3.5 playingDevice/code: required',
    ...unidentified('device'),
  },
  {
    code: 'immunisation-unidentified',
    severity: 'safety',
    source: 'E.3.19 manufacturedMaterial/code: required',
    ...unidentified('immunisation'),
  },
  {
    code: 'statement-negated',
    severity: 'safety',
    source: 'CDA R2 4.3.6.1 negationInd: the statement is denied; absence before wave 3 was told so',
    on: 'statement',
    of: ['medication', 'allergy', 'problem', 'past-problem', 'procedure', 'social-history', 'result', 'pregnancy'],
    check: (statement) => isTrue(attribute(statement, 'negationInd')),
  },
  {
    code: 'entered-in-error',
    severity: 'safety',
    source: 'E.3.35, E.3.49 certainty (HL7 verification status): entered-in-error, refuted',
    on: 'statement',
    of: ['allergy', 'problem', 'past-problem'],
    check: (statement) =>
      relatedOf(statement)
        .flatMap((each) => first(each, 'value') ?? [])
        .filter((value) => ['entered-in-error', 'refuted', '410516002'].includes(attribute(value, 'code') ?? ''))
        .map((at): Breach => ({ at })),
  },
  {
    code: 'problem-over-but-listed-active',
    severity: 'safety',
    source: 'E.2.9 active problems: status observation E.3.9 or effectiveTime/high says it is over',
    on: 'statement',
    of: ['problem'],
    check: (problem, { now }) => {
      const end = endOf(problem)
      if (over.has(statusCodeOf(problem))) return { at: statusOf(problem) ?? problem }
      return end !== undefined && end.span.to < now.getTime() && { at: end.at }
    },
  },
  {
    code: 'past-problem-still-active',
    severity: 'safety',
    source: 'E.2.10 history of past illness: status observation E.3.9 says it is active',
    on: 'statement',
    of: ['past-problem'],
    check: (problem) => ongoing.has(statusCodeOf(problem)) && { at: statusOf(problem) ?? problem },
  },
  {
    code: 'event-in-future',
    severity: 'safety',
    source: 'E.3.7, .17, .19, .22, .26, .43 effectiveTime after now',
    on: 'statement',
    of: pastEvents,
    check: (statement, { now }) => {
      const start = startOf(statement)
      return start !== undefined && start.span.from > now.getTime() && { at: start.at }
    },
  },
  {
    code: 'event-before-birth',
    severity: 'safety',
    source: 'E.3.7, .17, .19, .22, .26, .43 effectiveTime before patient/birthTime',
    on: 'statement',
    of: pastEvents,
    check: (statement, { birth }) => {
      const start = startOf(statement)
      return birth !== undefined && start !== undefined && start.span.to < birth.from && { at: start.at }
    },
  },
  {
    code: 'delivery-date-passed',
    severity: 'safety',
    source: 'E.3.24 expected delivery date (11778-8, 11779-6, 11780-4) more than six weeks ago',
    on: 'element',
    of: ['observation'],
    check: (observation, { now }) => {
      if (!['11778-8', '11779-6', '11780-4'].includes(attribute(first(observation, 'code'), 'code') ?? '')) return false
      const value = first(observation, 'value')
      const span = readTime(attribute(value, 'value') ?? '')
      return value !== undefined && span !== undefined && span.to + 42 * day < now.getTime() && { at: value }
    },
  },
  {
    code: 'blood-groups-contradict',
    severity: 'safety',
    source: 'E.3.25 blood group (34530-6, 882-1): one person has one',
    on: 'document',
    check: (_root, { sections }) => {
      const groups = sections
        .flatMap((section) => section.statements)
        .filter(({ element }) => ['34530-6', '882-1'].includes(attribute(first(element, 'code'), 'code') ?? ''))
        .flatMap(({ element }) => first(element, 'value') ?? [])
        .filter((value) => attribute(value, 'code') !== undefined)
      const other = groups.find((value) => value.attributes.code !== groups[0]?.attributes.code)
      return other !== undefined && { at: other }
    },
  },
  {
    code: 'result-value-missing',
    severity: 'safety',
    source: 'E.3.22, E.3.25, E.3.43 value: required',
    on: 'statement',
    of: ['result', 'vital-sign'],
    check: (result) =>
      !all(result, 'value').some(
        (value) => saysSomething(value) || elementsOf(value).length > 0 || nullFlavorOf(value),
      ) && all(result, 'entryRelationship').length === 0,
  },
  {
    code: 'only-first-value-shown',
    severity: 'safety',
    source: 'CDA R2 4.3.6: value of an observation may repeat; one is read',
    on: 'statement',
    of: ['allergy', 'problem', 'past-problem', 'result', 'vital-sign', 'social-history', 'pregnancy'],
    check: (statement) =>
      all(statement, 'value')
        .slice(1)
        .map((at): Breach => ({ at })),
  },
  {
    code: 'result-unit-missing',
    severity: 'safety',
    source: 'E.3.22, E.3.43 value PQ/@unit (UCUM)',
    on: 'statement',
    of: ['result', 'vital-sign'],
    check: (result) =>
      all(result, 'value')
        .filter((value) => typeOf(value) === 'PQ' && attribute(value, 'value') && !attribute(value, 'unit'))
        .map((at): Breach => ({ at })),
  },
  {
    code: 'immunisation-date-missing',
    severity: 'safety',
    source: 'E.3.19 effectiveTime: required',
    on: 'statement',
    of: ['immunisation'],
    check: (immunisation) => {
      const time = first(immunisation, 'effectiveTime')
      return (
        nullFlavorOf(time) === undefined &&
        attribute(time, 'value') === undefined &&
        !first(time, 'low', 'high', 'center')
      )
    },
  },
  {
    code: 'template-national-only',
    severity: 'cosmetic',
    source: 'eHDSI PS: entry templates under eHDSI, IHE PCC or CCD',
    on: 'statement',
    of: ['medication', 'allergy', 'problem', 'past-problem', 'procedure', 'device', 'immunisation'],
    check: (statement) =>
      !templatesOf(statement).some((id) =>
        /^(1\.3\.6\.1\.4\.1\.(12559|19376)|2\.16\.840\.1\.113883\.10\.20)\./.test(id),
      ),
  },
] as const satisfies readonly Rule[]
