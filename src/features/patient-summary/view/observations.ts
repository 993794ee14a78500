import type { Observation, Organizer, ReferenceRange } from '../../../standards/cda/patient-summary/observation.ts'
import type { StatementKind } from '../../../validation/cda/sections.ts'
import { performedBy } from './care-events.ts'
import { absentFact, factOf, nameOf, type Scene } from './facts.ts'
import type { Detail, Fact, Said } from './summary-view.ts'
import type { Words } from './words.ts'

/** One observation (vital sign, result, social history, pregnancy, functional status). */
export function observationFact(observation: Observation, scene: Scene, kind: StatementKind, group?: Organizer): Fact {
  const absent = absentFact(scene, kind, observation)
  const { words } = scene
  const { t } = words
  const value = words.value(observation.value)
  // What was looked at stays in sight, also when the value is only a kind of absence.
  if (absent && !observation.code) return absent
  const lead = nameOf(words, words.code(observation.code), [words.text(observation.text)], t.noObservation).lead
  const components = observation.components.map((component) => componentDetail(component, words))
  return factOf(
    scene,
    { ...observation, author: observation.author ?? group?.author },
    {
      lead: [lead],
      main: [
        valueDetail(value, components.length > 0, words),
        ...components,
        words.detail(t.interpretation, ...observation.interpretations.map((each) => words.code(each))),
        words.detail(t.reference, ...observation.referenceRanges.flatMap((range) => rangeInWords(range, words))),
        words.detail(t.time, words.date.interval(observation.time ?? group?.time)),
      ],
      more: [
        group && words.detail(t.group, words.code(group.code)),
        words.detail(t.method, words.code(observation.method)),
        words.detail(t.bodySite, ...observation.targetSites.map((site) => words.code(site))),
        performedBy(observation.performer ?? group?.performer, words),
        words.detail(t.note, ...observation.notes.map((note) => words.text(note))),
      ],
      absence: value?.absence,
    },
  )
}

/** The observations of a group made together. */
export function organizerFacts(organizer: Organizer, scene: Scene, kind: StatementKind): readonly Fact[] {
  if (organizer.observations.length > 0) {
    return organizer.observations.map((observation) => observationFact(observation, scene, kind, organizer))
  }
  const { words } = scene
  const { t } = words
  return [
    factOf(scene, organizer, {
      lead: [words.code(organizer.code) ?? words.text(organizer.text) ?? words.own(t.noObservation)],
      main: [valueDetail(undefined, false, words), words.detail(t.time, words.date.interval(organizer.time))],
    }),
  ]
}

function valueDetail(value: Said | undefined, hasComponents: boolean, words: Words): Detail | undefined {
  const { t } = words
  if (!value)
    return hasComponents ? undefined : { label: words.phrase(t.value), values: [words.own(t.noValue)], missing: true }
  return {
    label: words.phrase(t.value),
    values: [value],
    ...(value.absence === undefined ? {} : { missing: true as const }),
  }
}

function componentDetail(component: Observation, words: Words): Detail {
  const { t } = words
  const label = words.code(component.code) ?? words.text(component.text) ?? words.own(t.noObservation)
  const inner = component.components.flatMap((each) => componentDetail(each, words).values)
  const value = words.value(component.value) ?? (inner.length > 0 ? undefined : words.own(t.noValue))
  const time = words.date.interval(component.time)
  return {
    label: { text: label.text, lang: label.lang },
    values: [value, time?.absence === undefined ? time : undefined, ...inner].filter((said) => said !== undefined),
  }
}

function rangeInWords(range: ReferenceRange, words: Words): readonly Said[] {
  return [words.value(range.value), words.text(range.text), words.code(range.interpretation)].filter(
    (said) => said !== undefined && said.absence === undefined,
  ) as readonly Said[] // the filter left only what is said
}
