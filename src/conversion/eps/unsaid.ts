import type { XmlElement } from '../../platform/xml/tree.ts'
import type { Text } from '../../standards/cda/datatypes.ts'
import { namesSomething, saysNothing, statedAbsence } from '../../validation/cda/absence.ts'
import type { StatementKind } from '../../validation/cda/sections.ts'

/**
 * Whether a statement states a fact or an absence. Some are there only because the template wants one, with null flavours
 * where a fact could be. In FHIR they would be facts: a device in use, a procedure done, an active allergy. So no
 * resource is made of them, the section says that there is no information, and the statement is carried (eu-formats
 * 1.5).
 */
export function states(kind: StatementKind): (statement: Stated) => boolean {
  return ({ source, text }) =>
    source === undefined ||
    namesSomething(kind, source) ||
    statedAbsence(kind, source) !== undefined ||
    !saysNothing(kind, source, text?.text)
}

type Stated = { readonly source?: XmlElement; readonly text?: Text | undefined }
