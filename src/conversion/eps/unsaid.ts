import type { XmlElement } from '../../platform/xml/tree.ts'
import { namesSomething, saysNothing, statedAbsence } from '../../validation/cda/absence.ts'
import type { StatementKind } from '../../validation/cda/sections.ts'

/**
 * Whether a statement states a fact or an absence. Some are there only because the template wants one, with null flavours
 * where a fact could be. In FHIR they would be facts: a device in use, a procedure done, an active allergy. So no
 * resource is made of them, the section says that there is no information, and the statement is carried (eu-formats
 * 1.5). The reader's view asks the same questions.
 */
export function states(
  kind: StatementKind,
): (statement: { readonly source?: XmlElement; readonly nullFlavor?: string | undefined }) => boolean {
  return ({ source, nullFlavor }) =>
    source === undefined ||
    namesSomething(kind, source) ||
    statedAbsence(kind, source) !== undefined ||
    (nullFlavor === undefined && !saysNothing(kind, source))
}
