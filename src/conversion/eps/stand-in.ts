import type { Coded, Text } from '../../standards/cda/datatypes.ts'
import type { CodeableConcept, Coding, Extended, Extension } from '../../standards/fhir/datatypes.ts'
import { concept } from './concept.ts'
import { words } from './words.ts'
import { NAMED, STANDS_IN } from '../../validation/profiles/carried-extensions.ts'
import { dataAbsent, extensionOf, extensionsOf, nullFlavored, nullFlavorOf } from './extensions.ts'

/**
 * Codes with the names beside them, and what stands in for either where FHIR must have it and the sender gave none.
 * What stands in is marked, so that it never comes back as the sender's own.
 */

/** A name as the value of an extension: its words, where they stand, or why there are none. */
export function nameExtension(url: string, name: Text): Extension | undefined {
  const { text, _text } = words.to(name) ?? {}
  const beside = [...(_text?.extension ?? []), ...(nullFlavored(name.nullFlavor).extension ?? [])]
  if (!text && beside.length === 0) return undefined
  return {
    url,
    ...(text ? { valueString: text } : {}),
    ...(beside.length > 0 ? { _valueString: { extension: beside } } : {}),
  }
}

export function nameOf({ valueString, _valueString }: Extension): Text {
  return {
    ...words.from({
      ...(valueString === undefined ? {} : { text: valueString }),
      ...(_valueString ? { _text: _valueString } : {}),
    }),
    ...nullFlavorOf(_valueString),
  }
}

const standsIn: Extended = { extension: [{ url: STANDS_IN, valueBoolean: true }] }

/**
 * FHIR's code where the sender wrote none for this element: it repeats what another field says. What the sender did
 * write stands beside it.
 */
export function repeating(system: string, code: string, own: CodeableConcept = {}): CodeableConcept {
  return { ...own, coding: [{ system, code, ...standsIn }, ...(own.coding ?? [])] }
}

/** Is there a coding that {@link repeating} or {@link completed} made? */
export function hasStandIn({ coding = [] }: CodeableConcept): boolean {
  return coding.some(isStandIn)
}

function isStandIn(element: Extended | undefined): boolean {
  return extensionOf(element, STANDS_IN) !== undefined
}

/** A concept that has `substitutes` where the sender gave no codings or no words; they are marked as such. */
export function completed(
  own: CodeableConcept | undefined,
  codings: readonly Coding[],
  text: string | undefined,
): CodeableConcept {
  const made: CodeableConcept = {
    ...own,
    ...(own?.coding || codings.length === 0
      ? {}
      : {
          coding: codings.map((each) => ({
            ...each,
            extension: [...(each.extension ?? []), ...(standsIn.extension ?? [])],
          })),
        }),
    ...(own?.text || !text
      ? {}
      : { text, _text: { extension: [...(own?._text?.extension ?? []), ...(standsIn.extension ?? [])] } }),
  }
  if (made.coding || made.text) return made
  return {
    ...made,
    extension: [...(made.extension ?? []), ...(dataAbsent(nullFlavorOf(made).nullFlavor).extension ?? [])],
  }
}

/** A concept that says in words what it is, where the sender gave neither a code nor words with it. */
export function told(own: CodeableConcept | undefined, text: string | undefined): CodeableConcept {
  return own?.coding || own?.text ? own : completed(own, [], text)
}

/** A concept without what stands in for the sender's own codings and words. */
export function ownConcept({ coding: codings, text, ...rest }: CodeableConcept): CodeableConcept {
  const own = codings?.filter((each) => !isStandIn(each)) ?? []
  return {
    ...rest,
    ...(own.length > 0 ? { coding: own } : {}),
    ...(text === undefined || isStandIn(rest._text) ? {} : { text }),
  }
}

/** The sender's own part of a {@link completed} concept; undefined when there is none. */
export function ownPart(value: CodeableConcept | undefined): Coded | undefined {
  const coded = value && concept.from(ownConcept(value))
  return coded && Object.keys(coded).length > 0 ? coded : undefined
}

/** A code with the names written beside it. */
export function namedTo(code: Coded | undefined, names: readonly Text[]): CodeableConcept {
  const named = names.flatMap((name) => nameExtension(NAMED, name) ?? [])
  const own = code && concept.to(code)
  return completed(
    named.length > 0 ? { ...own, extension: [...(own?.extension ?? []), ...named] } : own,
    [],
    names.find(({ text }) => text)?.text,
  )
}

/** The names beside a code. */
export function namesBeside(value: CodeableConcept | undefined): readonly Text[] {
  return extensionsOf(value, NAMED).map(nameOf)
}
