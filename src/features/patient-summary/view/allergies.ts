import type { AllergyConcern, AllergyObservation, Reaction } from '../../../standards/cda/patient-summary/allergy.ts'
import { absentFact, codesOf, factOf, nameOf, presentOnly, type Scene } from './facts.ts'
import { rowOf } from './lookup.ts'
import type { Detail, Fact, Mark, Said } from './summary-view.ts'
import type { Words } from './words.ts'

/** Allergies of one concern (E.3.16): one fact for each observation in it. */
export function allergyFacts(concern: AllergyConcern, scene: Scene): readonly Fact[] {
  if (concern.observations.length === 0) {
    const { words } = scene
    const absent = absentFact(scene, 'allergy', concern)
    return [absent ?? factOf(scene, concern, { lead: [words.own(words.t.noAgent)] })]
  }
  return concern.observations.map((observation) => allergyFact(observation, concern, scene))
}

function allergyFact(observation: AllergyObservation, concern: AllergyConcern, scene: Scene): Fact {
  const absent = absentFact(scene, 'allergy', observation)
  if (absent) return absent
  const { words } = scene
  const { t } = words
  const agents = agentsOf(observation, words)
  const condition = words.value(observation.value)
  const named = nameOf(words, condition, [words.text(observation.text)], t.noAgent)
  const grave = isGrave(observation)
  return factOf(
    scene,
    { ...observation, author: observation.author ?? concern.author },
    {
      label: agents.length > 0 ? t.agent : t.allergies,
      lead: agents.length > 0 ? agents : [named.lead],
      marks: [
        grave ? { ...words.phrase(t.highRisk), tone: 'danger' } : undefined,
        statusMark(words, codesOf(observation.clinicalStatus)),
        certaintyMark(words, [...codesOf(observation.certainty), ...codesOf(observation.clinicalStatus)]),
      ],
      main: [
        agents.length > 0 ? words.detail(t.condition, presentOnly(condition)) : named.lacking,
        reactionDetail(observation.reactions, words),
      ],
      more: [
        words.detail(t.type, words.code(observation.type)),
        ...observation.reactions.map((reaction) => reactionTime(reaction, words)),
        words.detail(t.severity, words.value(observation.severity) ?? words.text(observation.severityText)),
        words.detail(t.criticality, words.value(observation.criticality) ?? words.text(observation.criticalityText)),
        words.detail(t.certainty, words.value(observation.certainty) ?? words.text(observation.certaintyText)),
        words.detail(t.status, words.value(observation.clinicalStatus) ?? words.text(observation.clinicalStatusText)),
        words.detail(t.onset, words.date.interval(observation.time, 'fact')),
        words.detail(t.senderStatus, words.status(concern.statusCode)),
        words.detail(t.note, ...observation.notes.map((note) => words.text(note))),
      ],
    },
  )
}

/** What the patient reacts to: coded, or in words beside a null flavour, or only named. */
function agentsOf({ agents }: AllergyObservation, words: Words): readonly Said[] {
  return agents.flatMap((agent) => {
    const coded = words.code(agent.code)
    if (coded && coded.absence === undefined) return [coded]
    const named = agent.names.map((name) => words.text(name)).filter((said) => said && said.absence === undefined)
    return named.length > 0 ? named.filter((said) => said !== undefined) : []
  })
}

function reactionDetail(reactions: readonly Reaction[], words: Words): Detail | undefined {
  return words.detail(words.t.reaction, ...reactions.map((reaction) => reactionWords(reaction, words)))
}

function reactionWords(reaction: Reaction, words: Words): Said | undefined {
  const what = presentOnly(words.value(reaction.manifestation)) ?? words.text(reaction.text)
  const severity = presentOnly(words.value(reaction.severity)) ?? words.text(reaction.severityText)
  return what && severity ? { ...what, qualifier: severity } : (what ?? severity)
}

function reactionTime(reaction: Reaction, words: Words): Detail | undefined {
  return words.detail(
    words.t.reaction,
    presentOnly(words.value(reaction.manifestation)),
    words.date.interval(reaction.time),
  )
}

/** Severities that can kill, SNOMED CT and HL7 v3 SeverityObservation: fatal, life threatening, severe. */
const graveSeverities = new Set(['399166001', '442452003', '24484000', 'H'])

/** Whether an allergy comes first: high criticality, or a reaction that was grave. */
export function isGrave({ criticality, severity, reactions }: AllergyObservation): boolean {
  if (codesOf(criticality).some((code) => code === 'high' || code === 'CRITH')) return true
  return [severity, ...reactions.map((reaction) => reaction.severity)].some((each) =>
    codesOf(each).some((code) => graveSeverities.has(code)),
  )
}

/** Clinical status by code: FHIR's own and SNOMED CT's. Nothing is read out of `statusCode`, which is always completed. */
const statusByCode: Readonly<Record<string, 'active' | 'inactive' | 'resolved'>> = {
  active: 'active',
  recurrence: 'active',
  relapse: 'active',
  remission: 'inactive',
  inactive: 'inactive',
  resolved: 'resolved',
  55561003: 'active',
  73425007: 'inactive',
  413322009: 'resolved',
}

/** Whether a clinical status says that the matter is over. No status is not such a status. */
export function isOver(codes: readonly string[]): boolean {
  return codes.some((code) => ['inactive', 'resolved'].includes(rowOf(statusByCode, code) ?? ''))
}

/** A mark for a status that is not plain activity. */
export function statusMark({ t, phrase }: Words, codes: readonly string[]): Mark | undefined {
  const status = codes.map((code) => rowOf(statusByCode, code)).find((each) => each !== undefined)
  if (status === 'inactive') return { ...phrase(t.inactive), tone: 'neutral' }
  if (status === 'resolved') return { ...phrase(t.resolved), tone: 'neutral' }
  return undefined
}

/** A mark for what nobody has confirmed, was refuted, or was a mistake (FHIR verification status, SNOMED CT). */
export function certaintyMark({ t, phrase }: Words, codes: readonly string[]): Mark | undefined {
  const marks = {
    unconfirmed: t.notConfirmed,
    provisional: t.notConfirmed,
    presumed: t.notConfirmed,
    refuted: t.refuted,
    'entered-in-error': t.enteredInError,
    410605003: undefined,
    410592001: t.notConfirmed,
    410516002: t.knownAbsent,
  }
  const text = codes.map((code) => rowOf(marks, code)).find((each) => each !== undefined)
  return text && { ...phrase(text), tone: 'warning' }
}

/** Whether a certainty says that it is not so. */
export function isRefuted(codes: readonly string[]): boolean {
  return codes.some((code) => ['refuted', 'entered-in-error', '410516002'].includes(code))
}
