import type { ProblemConcern, ProblemObservation } from '../../../standards/cda/patient-summary/problem.ts'
import type { StatementKind } from '../../../validation/cda/sections.ts'
import { certaintyMark, statusMark } from './allergies.ts'
import { absentFact, codesOf, factOf, nameOf, type Scene } from './facts.ts'
import { nameInWords } from './people-words.ts'
import type { Fact } from './summary-view.ts'

/** Problems of one concern (E.3.15): one fact for each observation in it. */
export function problemFacts(concern: ProblemConcern, scene: Scene, kind: StatementKind): readonly Fact[] {
  if (concern.observations.length === 0) {
    const { words } = scene
    return [absentFact(scene, kind, concern) ?? factOf(scene, concern, { lead: [words.own(words.t.noProblem)] })]
  }
  return concern.observations.map((observation) => problemFact(observation, concern, scene, kind))
}

function problemFact(
  observation: ProblemObservation,
  concern: ProblemConcern,
  scene: Scene,
  kind: StatementKind,
): Fact {
  const absent = absentFact(scene, kind, observation)
  if (absent) return absent
  const { words } = scene
  const { t } = words
  const { lead, lacking } = nameOf(words, words.value(observation.value), [words.text(observation.text)], t.noProblem)
  const asserted = observation.assertedBy?.entity
  return factOf(
    scene,
    { ...observation, author: observation.author ?? concern.author },
    {
      label: t.problem,
      lead: [lead],
      marks: [
        statusMark(words, codesOf(observation.clinicalStatus)),
        certaintyMark(words, [...codesOf(observation.certainty), ...codesOf(observation.clinicalStatus)]),
      ],
      main: [lacking, words.detail(t.time, words.date.interval(observation.time, 'fact'))],
      more: [
        words.detail(t.type, words.code(observation.type)),
        words.detail(t.severity, words.value(observation.severity) ?? words.text(observation.severityText)),
        words.detail(t.certainty, words.value(observation.certainty) ?? words.text(observation.certaintyText)),
        words.detail(t.status, words.value(observation.clinicalStatus) ?? words.text(observation.clinicalStatusText)),
        words.detail(t.healthStatus, words.value(observation.healthStatus) ?? words.text(observation.healthStatusText)),
        words.detail(t.assertedBy, ...(asserted?.names.map((name) => nameInWords(name, words)) ?? [])),
        words.detail(t.senderStatus, words.status(concern.statusCode)),
        words.detail(t.note, ...observation.notes.map((note) => words.text(note))),
      ],
    },
  )
}
