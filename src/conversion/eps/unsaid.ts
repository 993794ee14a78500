import type { XmlElement } from '../../platform/xml/tree.ts'
import type { Text, TimeInterval } from '../../standards/cda/datatypes.ts'
import { mainSubjectOf, namesSomething, saysNothing, statedAbsence } from '../../validation/cda/absence.ts'
import type { StatementKind } from '../../validation/cda/sections.ts'

/**
 * Whether a statement states a fact or an absence. Some are there only because the template wants one, with null flavours
 * where a fact could be. In FHIR they would be facts: a device in use, a procedure done, an active allergy. So no
 * resource is made of them, the section says that there is no information, and the statement is carried (eu-formats
 * 1.5).
 *
 * What has a date happened, and an allergy told in words alone is an allergy: some senders code none of theirs.
 */
export function states(kind: StatementKind): (statement: Stated) => boolean {
  return ({ source, nullFlavor, time, text }) =>
    source === undefined ||
    namesSomething(kind, source) ||
    statedAbsence(kind, source) !== undefined ||
    (nullFlavor === undefined &&
      (!saysNothing(kind, source) ||
        isDated(time) ||
        (kind === 'allergy' && text?.text !== undefined && !isNoInformation(source))))
}

/** Does the sender say in so many words that there is no information, or that nobody asked? */
function isNoInformation(allergy: XmlElement): boolean {
  return ['NI', 'NASK'].includes(mainSubjectOf('allergy', allergy)?.attributes.nullFlavor ?? '')
}

type Stated = {
  readonly source?: XmlElement
  readonly nullFlavor?: string | undefined
  readonly time?: TimeInterval | undefined
  readonly text?: Text | undefined
}

function isDated(time: TimeInterval | undefined): boolean {
  return (time?.value ?? time?.low?.value ?? time?.high?.value) !== undefined
}
